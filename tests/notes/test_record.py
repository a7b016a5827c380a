"""The record is a proof: with the published text it gives back the seed, byte for byte."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.article.edition import edition
from scripts.article.edition_model import record_edition
from scripts.article.interpret import interpret
from scripts.checks import texts
from scripts.checks.records import read_record, received_path, varied
from scripts.checks.site import Site
from scripts.converting.variants import TABLE
from scripts.notes.exchanged import exchanged, exchanged_file, usual
from scripts.notes.record import make_record
from scripts.notes.recorded import rows
from scripts.notes.written_down import written_down
from scripts.pages.config import Config
from scripts.publish.parts import article_files
from scripts.source.seed import Seed, Source, parse_source
from scripts.source.settings import Settings, Word
from scripts.source.values import Script
from tests.seeds import seed_of

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("重慶数數(shù),;:?!“”‘’ \u3000\t\n\r終于后沖云发a1+%"), st.characters(codec="utf-8")
    ),
    min_size=1,
    max_size=200,
)


def publish(text: str, script: Script, variants: tuple[str, ...]) -> tuple[Seed, str, dict[str, Any]]:
    seed = seed_of(text, Settings(script=script, title="題", slug="x"))
    article, _ = interpret(seed)
    editions = [edition(article, TABLE[lang]) for lang in variants]
    recorded = record_edition(editions)
    return seed, recorded.text, read_record(make_record(article, recorded, editions).to_json().decode())


@given(
    TEXTS,
    st.sampled_from(["damaged", "traditional", "simplified"]),
    st.sampled_from(["zh-Hans", "zh-Hant-HK"]),
)
def test_any_text_comes_back(text: str, script: Script, other: str) -> None:
    text = text.replace("\r", "\r\n").replace("\x00", "") + "字"
    _, published, made = publish(text, script, ("zh-Hant", other))
    assert texts.give_back(published, made["changes"]) == text


@pytest.mark.parametrize(("text", "characters"), [("＊＊＊", 0), ("一座山", 3)])
def test_a_text_without_words_has_no_characters(text: str, characters: int) -> None:
    said = publish(text, "traditional", ("zh-Hant", "zh-Hans"))[2]["editions"]
    assert [one["characters"] for one in said.values()] == [characters] * 2


@given(TEXTS)
def test_what_the_source_says_is_not_lost(text: str) -> None:
    """Joined with the unchanged parts, what was and what is are the two texts, and nothing else."""
    text = text.replace("\r", "") + "字"
    _, published, made = publish(text, "traditional", ("zh-Hant",))
    removed = "".join(c["was"] for c in made["changes"])
    added = "".join(c["now"] for c in made["changes"])
    assert len(published) - len(added) == len(text) - len(removed)
    at = moved = 0
    for change in made["changes"]:
        unchanged = text[at : change["at"]]
        assert published[at + moved : change["at"] + moved] == unchanged
        at = change["at"] + len(change["was"])
        moved += len(change["now"]) - len(change["was"])
    assert published[at + moved :] == text[at:]


@given(TEXTS, TEXTS)
def test_a_text_of_another_variant_is_made_of_the_recorded_one(text: str, words: str) -> None:
    """The record holds none of them, only what is other: characters, and words of other lengths."""
    source = (text.replace("\r", "").replace("\x00", "") + "字電腦").encode()
    word = Word(0, "電腦", {"zh-Hans": "".join(words.split()) or "机"})
    settings = Settings(script="traditional", title="題", slug="x", words=(word,))
    article, _ = interpret(Seed("seeds/x.txt", source, source.decode(), settings))
    editions = [edition(article, variant) for variant in TABLE.values()]
    recorded = record_edition(editions)
    made = read_record(make_record(article, recorded, editions).to_json().decode())
    said = {
        lang: varied(recorded.text, one, usual("zh-Hant", lang)) for lang, one in made["editions"].items()
    }
    assert said == {one.lang: one.text for one in editions}


def test_what_is_recorded_of_a_paragraph_are_ranges_of_all_of_its_text() -> None:
    source = "# 題\n\n**約**140~159斤，或160~170斤。\n"
    seed, _ = parse_source(Source("seeds/x.md", source.encode(), b'script = "traditional"\nslug = "x"\n'))
    assert seed is not None
    one = edition(interpret(seed)[0], TABLE["zh-Hant"])
    blocks: Any = written_down(one)
    (block,) = blocks
    assert "".join(one.text[start:end] for start, end in block[2:]) == "140~159斤，或160~170斤。"


def test_a_paragraph_of_words_is_recorded_as_their_range_and_read_with_its_id() -> None:
    source = "# 題\n\n一段。\n\n## 節\n\n> 引了。\n"
    seed, _ = parse_source(Source("seeds/x.md", source.encode(), b'script = "traditional"\nslug = "x"\n'))
    assert seed is not None
    article, _ = interpret(seed)
    one = edition(article, TABLE["zh-Hant"])
    assert [block if block[0] != "heading" else "" for block in written_down(one)] == [  # type: ignore[index]
        [5, 8],
        "",
        ["quote", ["paragraph", [18, 21]]],
    ]
    made = read_record(make_record(article, one, [one]).to_json().decode())["forms"]["zh-Hant"]
    assert made == [
        ["paragraph", {"id": "p3"}, [5, 8]],
        ["heading", {"level": "2", "id": "節"}, [13, 14]],
        ["quote", {"id": "p7"}, ["paragraph", {}, [18, 21]]],
    ]


def test_an_entry_names_its_place_and_rule() -> None:
    article, _ = interpret(seed_of("甲\n終于,好\n", Settings(script="damaged", title="題", slug="x")))
    one = edition(article, TABLE["zh-Hant"])
    assert '\n[3,2,2,"于","於","script"],\n' in make_record(article, one, [one]).to_json().decode()
    _, _, made = publish("甲\n終于,好\n", "damaged", ("zh-Hant",))
    assert made["changes"][1:] == [
        {"at": 3, "line": 2, "column": 2, "was": "于", "now": "於", "rules": ["script"]},
        {"at": 4, "line": 2, "column": 3, "was": ",", "now": "，", "rules": ["punctuation"]},
    ]
    assert made["changes"][0] == {
        "at": 0,
        "line": 1,
        "column": 1,
        "was": "",
        "now": "題\n",
        "rules": ["title"],
    }


@pytest.mark.parametrize(
    ("text", "title", "script", "received"),
    [
        ("題\n甲\n", "", "simplified", "zh-hans/articles/x/x.zh-Hans.txt"),
        ("題\n甲\n", "", "traditional", "articles/x/x.zh-Hant.txt"),
        ("題\n甲\n", "編者的", "traditional", "articles/x/x.zh-Hant.txt"),
        ("題\n甲　\n", "編者的", "traditional", "articles/x/received.txt"),
        ("題\n甲", "", "traditional", "articles/x/received.txt"),  # the published one ends its last line
        ("題\r\n甲\r\n", "", "traditional", "articles/x/received.txt"),
    ],
)
def test_a_text_of_which_not_a_byte_was_changed_lies_in_the_site_once(
    text: str, title: str, script: Script, received: str
) -> None:
    """Also where its editor gave it a title: then it is what stands below the first line."""
    settings = Settings(script=script, slug="x", title=title or None)
    article, _ = interpret(seed_of(text, settings))
    editions = [edition(article, TABLE[lang]) for lang in ("zh-Hant", "zh-Hans")]
    files = article_files(
        article, editions, Config("站", "https://example.org/", (TABLE["zh-Hant"], TABLE["zh-Hans"]))
    )
    published = {path: raw for path, raw in files.items() if path.endswith(".txt")}
    assert received_path(read_record(files["articles/x/record.json"].decode())) == received
    above = f"{title}\n" if title and received.endswith("x.zh-Hant.txt") else ""
    assert published[received] == f"{above}{text}".encode()
    assert len(published) == 2 + received.endswith("received.txt")


@given(st.lists(st.integers(1, 40)))
def test_numbers_said_as_rows_are_the_same_numbers(numbers: list[int]) -> None:
    assert [number for row in rows(numbers) for number in range(*row)] == numbers


def test_lines_in_a_row_and_their_ids_are_said_once() -> None:
    assert rows([2, 3, 4, 5]) == [(2, 6, 1)]
    assert rows([3, 5, 7, 8]) == [(3, 8, 2), (8, 9, 1)], "an empty line between most paragraphs"
    seed = seed_of("一段。\n二段。\n三段。\n", Settings(script="traditional", title="題", slug="x"))
    article, _ = interpret(seed)
    one = edition(article, TABLE["zh-Hant"])
    made = make_record(article, one, [one]).to_json().decode()
    assert '"lines":[[1,4,1]]' in made
    assert '"ids"' not in made
    assert read_record(made)["about"]["ids"] == ["p1", "p2", "p3"]


LONG = "下雨了，" * 40


@pytest.mark.parametrize(
    ("source", "recorded", "shown"),
    [
        (f"# 題\n\n一段。\n\n{LONG}\n", [5, 8], "一段。"),
        (f"# 題\n\n{LONG}\n", [5, 112], LONG[:107] + "……"),
        ("# 題\n\n他走了……\n", [5, 8], "他走了……"),
        ("# 題\n\n這是**一段**。\n", "這是一段。", "這是一段。"),  # it stands otherwise in the text
    ],
)
def test_how_an_article_begins_is_recorded_as_a_range_of_its_text(
    source: str, recorded: object, shown: str, tmp_path: Path
) -> None:
    seed, _ = parse_source(Source("seeds/x.md", source.encode(), b'script = "traditional"\nslug = "x"\n'))
    assert seed is not None
    article, _ = interpret(seed)
    one = edition(article, TABLE["zh-Hant"])
    made = make_record(article, one, [one]).to_json()
    folder = tmp_path / "articles/x"
    folder.mkdir(parents=True)
    (folder / "record.json").write_bytes(made)
    (folder / "x.zh-Hant.md.txt").write_text(one.text, encoding="utf-8")
    said = read_record(made.decode())
    assert (said["editions"]["zh-Hant"]["opening"], one.opening) == (recorded, shown)
    assert Site(tmp_path).opening(said, "zh-Hant") == shown


def test_an_opening_that_is_no_beginning_of_a_line_is_refused(tmp_path: Path) -> None:
    said = {"about": {"slug": "x"}, "editions": {"zh-Hant": {"opening": [4, 6]}}}
    made = Site(tmp_path)
    made.published = lambda *_: "題\n一段話。\n"  # type: ignore[method-assign]
    with pytest.raises(ValueError, match="begin with a line"):
        made.opening(said, "zh-Hant")


def test_only_what_becomes_something_else_than_usual_is_recorded() -> None:
    table = usual("zh-Hant", "zh-Hans")
    assert (table["裡"], table["「"], usual("zh-Hans", "zh-Hant")["“"]) == ("里", "“", "「")
    assert usual("zh-Hant", "zh-Hant") == {}
    assert exchanged("在市場裡說：「好。」\n", "在市场里说：“好。”\n", table) == ""
    assert exchanged("乾隆\n", "乾隆\n", table) == "乾乾", "it stays, which is not usual"
    assert exchanged("乾隆\n乾坤\n餅乾\n", "乾隆\n乾坤\n饼干\n", table) == "乾乾乾干"


def test_the_table_of_a_site_is_of_its_variants() -> None:
    table = json.loads(exchanged_file([TABLE["zh-Hant"], TABLE["zh-Hans"]]))
    assert [(own, *others) for own, others in table.items()] == [
        (own, "zh-Hant", "zh-Hans") for own in ("zh-Hant", "zh-Hans")
    ]
    assert "場场" in table["zh-Hant"]["zh-Hans"]
    assert table["zh-Hans"]["zh-Hans"] == ""
