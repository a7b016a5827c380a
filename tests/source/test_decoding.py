"""A copy that lost bytes is published, and its record gives them back; what is no UTF-8 is named."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.article.edition import edition
from scripts.article.edition_model import record_edition
from scripts.article.interpret import interpret
from scripts.checks import texts
from scripts.checks.records import read_record
from scripts.converting.variants import TABLE
from scripts.findings import Finding, Rejected
from scripts.notes.record import make_record
from scripts.source.decoding import Lost, decode_copy
from scripts.source.seed import Source, parse_source
from tests.clean import TEXT


def published(raw: bytes, toml: str = 'script = "damaged"\ntitle = "題"') -> tuple[str, list[Finding]]:
    """Publish bytes: the text in zh-Hant without its title, and what is said of it.

    Its record is checked to give back the bytes. Nothing is published where an error is said.
    """
    seed, findings = parse_source(Source("seeds/x.txt", raw, toml.encode()))
    if seed is None:
        assert [one.level for one in findings] == ["error"]
        return "", findings
    try:
        article, more = interpret(seed)
    except Rejected as rejected:
        return "", [one for one in rejected.findings if one.level == "error"]
    editions = [edition(article, TABLE[lang]) for lang in ("zh-Hant", "zh-Hans")]
    made = read_record(make_record(article, record_edition(editions), editions).to_json().decode())
    received = texts.give_back(record_edition(editions).text, made["changes"])
    assert texts.as_bytes(received, made.get("undecoded", [])) == raw
    return editions[0].text.partition("\n")[2].rstrip("\n"), [*findings, *more]


def lost(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if "no UTF-8" in one.message]


@pytest.mark.parametrize(
    ("raw", "text", "bytes_named", "answer"),
    [
        # 慶 is E6 85 B6: cut off at the end of the file, its first byte lost, its second, its last
        ("他住在重慶".encode()[:-1], "他住在重\ufffd", "E6 85", "慶"),
        ("住在重慶很久".encode().replace(b"\xe6\x85\xb6", b"\x85\xb6"), "住在重\ufffd很久", "85 B6", "慶"),
        ("住在重慶很久".encode().replace(b"\xe6\x85\xb6", b"\xe6\xb6"), "住在重\ufffd很久", "E6 B6", "慶"),
        ("住在重慶很久".encode().replace(b"\xe6\x85\xb6", b"\xe6\x85"), "住在重\ufffd很久", "E6 85", "慶"),
        ("他住在重慶市\n的".encode() + b"\xff", "他住在重慶市\n的\ufffd", "FF", None),
        ("天氣".encode() + b"\xed\xa0\x80" + "很好".encode(), "天氣\ufffd很好", "ED A0 80", None),
    ],
)
def test_bytes_that_a_copy_lost_are_a_warning_with_what_they_may_have_been(
    raw: bytes, text: str, bytes_named: str, answer: str | None
) -> None:
    found, findings = published(raw)
    assert found == text
    (finding,) = lost(findings)
    assert (finding.level, f"({bytes_named})" in finding.message) == ("warning", True)
    assert (f'becomes = "{answer}"' if answer else "declare what") in finding.advice


def test_where_many_bytes_were_lost_the_first_are_named_and_all_are_counted() -> None:
    _, findings = published(("他們住在重慶市很久了，後來才搬走。\n".encode() * 3 + b"\xff") * 202)
    told = lost(findings)
    assert (len(told), {one.code for one in told}) == (201, {"R14"})
    assert "202 places" in told[-1].message


def test_a_lost_character_of_the_source_is_no_lost_byte() -> None:
    _, findings = published("他說\ufffd了很久。".encode())
    assert not lost(findings)
    assert any("lost bytes" in one.message for one in findings)


def test_a_correction_mends_what_was_lost() -> None:
    raw = "住在重慶很久".encode().replace(b"\xe6\x85\xb6", b"\xe6\x85")
    correction = '[[corrections]]\nreceived = "重\ufffd"\nbecomes = "重慶"\nwhy = "殘。"'
    text, findings = published(raw, f'title = "題"\nscript = "damaged"\n{correction}')
    assert (text, lost(findings)) == ("住在重慶很久", [])


@pytest.mark.parametrize("script", ["damaged", "traditional", "simplified"])
def test_nul_and_its_like_are_taken_out_and_said(script: str) -> None:
    text, findings = published("他住在\0重慶\ufffe很久\n好".encode(), f'script = "{script}"\ntitle = "題"')
    assert "住在重" in text
    assert any("U+0000 U+FFFE" in one.message for one in findings)


def test_a_line_end_of_some_programs_is_a_warning() -> None:
    text, findings = published("他住在重慶\x0b很久\n好".encode())
    assert text == "他住在重慶很久\n好"
    assert any(one.level == "warning" and "line end to some programs: 1:6" in one.message for one in findings)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [7, 40, 2000])
def test_another_encoding_is_refused_and_named(encoding: str, length: int) -> None:
    text = ("我們在這裡說的是一個大的國家，他們的人不到中國來，" * 100)[:length]
    _, (finding,) = published(text.encode(encoding))
    assert finding.level == "error"
    assert encoding.split("-")[0].upper() in finding.advice.upper()


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_another_encoding_with_a_broken_place_is_named_too(encoding: str) -> None:
    raw = ("我們在這裡說的是一個大的國家。" * 9).encode(encoding)
    _, (finding,) = published(raw[:60] + b"\xff" + raw[60:] + raw[:1])
    assert encoding.upper() in finding.advice


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
def test_a_file_that_is_no_text_is_named(raw: bytes, what: str) -> None:
    _, (finding,) = published(raw)
    assert what in finding.message


def test_half_a_file_in_another_encoding_is_no_damage() -> None:
    _, (finding,) = published(
        "這是繁體中文的文章。".encode() * 9 + "這是繁體中文的文章。".encode("gb18030") * 9
    )
    assert finding.level == "error"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_published_with_an_exact_record_or_refused_with_one_error(raw: bytes) -> None:
    text, findings = published(raw)
    assert text or len(findings) == 1


@settings(deadline=None)
@given(
    st.integers(min_value=0),
    st.integers(min_value=0, max_value=10),
    st.sampled_from(["lost", "other", "nul"]),
)
def test_a_text_with_bytes_lost_anywhere_is_published_with_an_exact_record(
    seed: int, hurt: int, how: str
) -> None:
    random = Random(seed)  # noqa: S311 (not for secrets)
    raw = bytearray("\n".join(TEXT.split("\n")[:3]).encode())  # a third of it: each is converted twice
    for _ in range(hurt):
        at = random.randrange(len(raw))
        raw[at : at + 1] = {"lost": b"", "other": bytes([random.randrange(256)]), "nul": b"\0"}[how]
    text, findings = published(bytes(raw))
    assert text
    assert len(lost(findings)) <= text.count("\ufffd")


def encoded(text: str, lost: tuple[Lost, ...]) -> bytes:
    """The bytes as received, from what ``decode_copy`` made of them."""
    parts, at = [], 0
    for one in lost:
        parts += [text[at : one.at].encode(), one.raw]
        at = one.at + 1
    return b"".join([*parts, text[at:].encode()])


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_what_was_decoded_can_be_encoded(raw: bytes) -> None:
    try:
        text, kept = decode_copy("天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏".encode() * 9 + raw, "x")
    except Rejected:
        return
    assert encoded(text, kept) == "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏".encode() * 9 + raw
