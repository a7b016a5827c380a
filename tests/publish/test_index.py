"""The files of the search index: how they are divided, and that an edit changes little of them."""

import json
import random
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scripts.pages.searched import page_entry
from scripts.publish import index
from scripts.publish.index import FEW, Searched, search_part
from scripts.publish.output import MANIFEST, write
from scripts.publish.pieces import PIECE, of_piece, pieces_of, to_piece
from scripts.publish.shards import LEAST, digits_of, filed, ids_of, read_shard, shard_of, to_shard

Texts = Mapping[int, str]
WORDS = ["重慶", "消費", "渡輪", "早晨", "app", "電腦", "頭髮", "，", "船", "2026", "雲計算"]


def searched(number: int, text: str) -> Searched:
    blocks = [
        ("", False, f"第{number}篇"),
        *((f"p{at}", False, line) for at, line in enumerate(text.split("\n"))),
    ]
    return Searched(text, lambda: page_entry("2026-01-01", {"zh-Hant": (f"articles/{number}/", blocks)}))


def build(texts: Texts, folder: Path, pages: int = 1) -> list[str]:
    articles = {number: searched(number, text) for number, text in texts.items()}
    folder.mkdir(exist_ok=True)
    by_hand = [searched(-number, "關於本站") for number in range(pages)]
    return write([search_part(articles, by_hand, "salt", folder)], folder)


def files(folder: Path) -> dict[str, bytes]:
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    del found[MANIFEST]  # it has the times of the files
    return found


def text(chosen: random.Random, words: int = 40) -> str:
    return "".join(chosen.choices(WORDS, k=words)) + "\n" + "".join(chosen.choices(WORDS, k=9))


@given(st.sets(st.integers(0, 10**9)))
def test_ids_are_given_back(ids: set[int]) -> None:
    assert list(ids_of(digits_of(sorted(ids)))) == sorted(ids)


GRAMS = st.one_of(
    st.sampled_from(
        ["重", "重慶", "重 市", "ab", "abc", "abcd", "a b", "重a", "a重", "重 a", "，", "!", "𠮷野", "野 𠮷"]
    ),
    st.from_regex("[一-丐é]( ?[一-丐é])?", fullmatch=True),
)


@given(st.dictionaries(GRAMS, st.sets(st.integers(0, 9999), min_size=1)))
def test_the_grams_of_a_shard_are_given_back(postings: dict[str, set[int]]) -> None:
    written = {filed(gram): digits_of(sorted(ids)) for gram, ids in postings.items()}
    assert read_shard(to_shard(written)) == written


def test_a_gram_under_which_nothing_lies_is_not_written() -> None:
    written = to_shard({filed("重慶"): "", filed("重市"): "#"})
    assert zlib.decompress(written).decode() == f"重\t{filed('重市')[1]}#\n"


@given(st.characters(min_codepoint=0x80, exclude_categories=["Cs"]))
def test_a_rest_takes_two_bytes_and_is_filed_once(rest: str) -> None:
    sign = filed(f"重{rest}")[1]
    assert len(sign.encode()) == 2
    assert filed(f"重{sign}")[1] == sign
    assert sign.isprintable() or sign.split() == [sign]  # no end of a line, no blank


def test_the_many_grams_of_one_character_lie_in_many_shards() -> None:
    others = [chr(0x4E00 + n) for n in range(2_000)]
    found = {shard_of(f"的{one}", 32 * LEAST) for one in others}
    assert len(found) > 16
    assert {shard_of(f"的{one}", LEAST) for one in others} == {shard_of("的", LEAST)}


@given(st.lists(st.text("1２3字鼠\x7f\x80", max_size=9), max_size=5))
def test_a_piece_is_given_back(rows: list[str]) -> None:
    entry = {"urls": {}, "date": "", "blocks": [["", 0, *rows]]}
    assert of_piece(to_piece(entry)) == entry


def test_after_any_edits_the_files_are_those_of_a_build_from_nothing(tmp_path: Path) -> None:
    chosen = random.Random(16)  # noqa: S311 (not for secrets)
    texts = {number: text(chosen) for number in range(1, 25)}
    build(texts, tmp_path / "kept")
    for step in range(12):
        for _ in range(chosen.randint(1, 3)):
            number = chosen.choice([*texts, max(texts) + 1])
            if chosen.random() < 0.3:
                texts.pop(number, None)
            else:
                texts[number] = text(chosen, 4_000 if step % 5 == 4 else 40)
        texts = dict(list(texts.items())[: 10 if step in (6, 7) else None])  # a small site for a while
        pages = chosen.randint(0, 3)
        build(texts, tmp_path / "kept", pages)
        build(texts, tmp_path / f"new{step}", pages)
        assert files(tmp_path / "kept") == files(tmp_path / f"new{step}"), step


def test_an_edit_rewrites_the_text_and_the_shards_of_what_came_or_went(tmp_path: Path) -> None:
    chosen = random.Random(1)  # noqa: S311 (not for secrets)
    texts = {number: text(chosen) for number in range(1, 25)}
    build(texts, tmp_path)
    texts[7] += "麒麟"
    shards = {f"search/{LEAST}/{shard_of(gram, LEAST)}.bin" for gram in ("麒", "麟", "麒麟")}
    last = texts[7][-3]
    shards |= {f"search/{LEAST}/{shard_of(gram, LEAST)}.bin" for gram in (f"{last}麒", f"{last} 麟")}
    changed = set(build(texts, tmp_path))
    assert {"search/a/7.bin", "search/meta.json", index.STATE} <= changed
    assert len(changed) <= 10, changed
    assert {path for path in changed if path.endswith(".bin")} & shards


def test_a_small_site_has_no_shards_and_names_all_that_is_searched(tmp_path: Path) -> None:
    build(dict.fromkeys(range(1, FEW), "船"), tmp_path)
    meta = json.loads((tmp_path / "search/meta.json").read_bytes())
    assert len(meta["all"]) == FEW
    assert [path.parent.name for path in (tmp_path / "search").glob("*/*")].count("a") == FEW - 1
    assert {path.name for path in (tmp_path / "search").iterdir()} == {"a", "p", "meta.json"}
    build(dict.fromkeys(range(1, FEW + 1), "船"), tmp_path)
    meta = json.loads((tmp_path / "search/meta.json").read_bytes())
    assert "all" not in meta
    assert len(list(tmp_path.glob(f"search/{meta['shards']}/*.bin"))) == meta["shards"] == LEAST


def test_other_texts_give_the_addresses_of_the_files_another_end(tmp_path: Path) -> None:
    prints = set()
    for said in ("船", "帆", "船"):
        build({1: said}, tmp_path)
        prints.add(json.loads((tmp_path / "search/meta.json").read_bytes())["print"])
    assert len(prints) == 2


def test_a_long_text_is_in_pieces_and_each_says_where_it_is() -> None:
    blocks: list[list[Any]] = [["", 0, "長篇"]]
    blocks += [[f"h{n}", 1, f"第{n}章"] if n % 9 == 0 else [f"p{n}", 0, "字" * 900] for n in range(40)]
    pieces = list(pieces_of({"urls": {}, "date": "", "blocks": blocks}))
    assert [block for piece in pieces for block in piece["blocks"]] == blocks
    assert all(sum(len(block[2]) for block in piece["blocks"]) <= PIECE + 900 for piece in pieces)
    assert [piece.get("title") for piece in pieces] == [None, *[["長篇"]] * (len(pieces) - 1)]
    assert pieces[2]["section"] == ["第9章"]


def test_the_postings_do_not_depend_on_how_many_are_held_in_memory(tmp_path: Path, monkeypatch: Any) -> None:
    chosen = random.Random(2)  # noqa: S311 (not for secrets)
    texts = {number: text(chosen) for number in range(1, 25)}
    build(texts, tmp_path / "once")
    monkeypatch.setattr(index, "PIECES_A_PART", 5)
    build(texts, tmp_path / "parts")
    assert files(tmp_path / "once") == files(tmp_path / "parts")
