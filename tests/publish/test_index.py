"""The files of the search index: how they are divided, and that an edit changes little of them."""

import json
import random
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scripts.checks import nominated, searches
from scripts.pages.searched import page_entry
from scripts.publish import index
from scripts.publish.index import FEW, Searched, search_part
from scripts.publish.output import MANIFEST, write
from scripts.publish.pieces import COMMON, PIECE, of_piece, packed, pieces_of, to_piece
from scripts.publish.shards import KEYS, LEAST, place_of, read_shard, to_shard

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


@given(st.dictionaries(st.integers(0, KEYS - 1), st.sets(st.integers(-(10**6), 10**9), min_size=1)))
def test_what_lies_in_a_shard_is_given_back(postings: dict[int, set[int]]) -> None:
    assert read_shard(to_shard(postings)) == postings
    assert nominated._postings(to_shard(postings)) == postings


def test_a_key_under_which_nothing_lies_is_not_written() -> None:
    assert to_shard({5: [], 7: [3]}) == to_shard({7: [3]})


def test_a_shard_is_bits() -> None:
    # one key; no id below 0; 201 numbers; then the key, of 16,384; two ids; 3, and what lies between, of 201
    said = "010 1 000000011001010 10000000000111 010 100011 0011100100"
    assert zlib.decompress(to_shard({7: [3, 200]})) == int(said.replace(" ", "").ljust(56, "0"), 2).to_bytes(
        7
    )


def test_grams_are_spread_over_shards_and_few_share_a_place() -> None:
    grams = [f"{one}{chr(0x4E00 + n)}" for one in "的是" for n in range(2_000)]
    places = {place_of(gram, 8 * LEAST) for gram in grams}
    assert len({place // KEYS for place in places}) == 8 * LEAST
    assert len(places) > 0.99 * len(grams)


@given(
    st.lists(
        st.text('1２3字鼠的。AZaz\\"\x7f\x80\x01\t\n\r\x1f€é\u0300か한\ue5e5\ufe10\ufeff😀', max_size=9),
        max_size=5,
    )
)
def test_a_piece_is_given_back(rows: list[str]) -> None:
    entry = {"urls": {}, "date": "", "blocks": [["", 0, *rows]]}
    raw = to_piece(entry)
    assert of_piece(raw) == entry
    assert searches.entry_of(raw, COMMON) == entry


def test_a_common_character_takes_a_byte_and_others_two_or_their_escape() -> None:
    assert zlib.decompress(packed("的船A€😀")) == b"\x03" + "船民".encode("gbk") + rb"\u20ac\ud83d\ude00"


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
    shards = {f"search/{LEAST}/{place_of(gram, LEAST) // KEYS}.dat" for gram in ("麒", "麟", "麒麟")}
    last = texts[7][-3]
    shards |= {f"search/{LEAST}/{place_of(f'{last}麒', LEAST) // KEYS}.dat"}
    changed = set(build(texts, tmp_path))
    assert {"search/a/7.dat", "search/meta.json", index.STATE} <= changed
    assert len(changed) <= 10, changed
    assert {path for path in changed if path.endswith(".dat")} & shards


def test_a_small_site_has_no_shards_and_names_all_that_is_searched(tmp_path: Path) -> None:
    build(dict.fromkeys(range(1, FEW), "船"), tmp_path)
    meta = json.loads((tmp_path / "search/meta.json").read_bytes())
    assert len(meta["all"]) == FEW
    assert [path.parent.name for path in (tmp_path / "search").glob("*/*")].count("a") == FEW - 1
    assert {path.name for path in (tmp_path / "search").iterdir()} == {"a", "p", "meta.json"}
    build(dict.fromkeys(range(1, FEW + 1), "船"), tmp_path)
    meta = json.loads((tmp_path / "search/meta.json").read_bytes())
    assert "all" not in meta
    assert len(list(tmp_path.glob(f"search/{meta['shards']}/*.dat"))) == meta["shards"] == LEAST


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
