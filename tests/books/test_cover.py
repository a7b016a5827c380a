"""The cover of a book: all of the title, in lines that Chinese typesetting allows, on any reader."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from scripts.books.cover import HEIGHT, LINES, MOST_LINES, SVG, wrap
from scripts.books.epub import epub
from scripts.converting.variants import Variant
from tests.books.test_epub import CONFIG, EVERY, OPF, Book, an_edition, nasty

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def drawn(book: Book) -> list[ElementTree.Element]:
    return list(book.xml("cover.svg").iter(f"{{{SVG}}}text"))


@EVERY
def test_the_cover_has_title_author_and_variant_and_the_package_names_it(variant: Variant) -> None:
    book = Book(epub(an_edition("河邊有一家書店。", variant, title="河邊的書店", author="林海音"), CONFIG))
    said = [text.text or "" for text in drawn(book)]
    assert "".join(said[:-3]) == {"zh-Hans": "河边的书店"}.get(variant.lang, "河邊的書店")
    assert said[-3] == "林海音"
    assert said[-1] == {"zh-Hans": "简体", "zh-Hant": "繁體", "zh-Hant-HK": "香港繁體"}[variant.lang]
    (item,) = [item for item in book.items.values() if item.get("properties") == "cover-image"]
    assert (item["href"], item["media-type"]) == ("cover.svg", "image/svg+xml")
    old = [meta.get("content") for meta in book.package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    assert old == [item["id"]]


def test_the_cover_can_be_heard() -> None:
    book = Book(epub(an_edition("文。", title="河邊的書店", author="林海音"), CONFIG))
    (image,) = [tag for tag in book.spine["text1"].iter() if tag.tag.endswith("}img")]
    assert image.get("alt") == "河邊的書店，林海音，繁體"


def test_the_title_alone_is_bold_on_the_cover() -> None:
    book = Book(epub(an_edition("文。", title="河邊的書店", author="林海音"), CONFIG))
    bold = [line.text for line in drawn(book) if line.get("font-weight") == "700"]
    assert "".join(one or "" for one in bold) == "河邊的書店"


def test_the_foot_of_the_cover_is_one_line_with_the_site_and_the_variant() -> None:
    *_, site, variant = drawn(Book(epub(an_edition("文。", title="題", author="林海音"), CONFIG)))
    assert (site.text, variant.text) == (CONFIG.site_name, "繁體")
    assert site.get("y") == variant.get("y")
    assert HEIGHT - 230 < int(site.get("y", "")) < HEIGHT - 170, "with the seal, above the margin"


@pytest.mark.parametrize("length", [1, 5, 20, 60, 200, 1000])
def test_any_title_fits_on_the_cover(length: int) -> None:
    said: dict[str, Any] = {"title": "甲" * length, "subtitle": "乙" * length, "author": "丙" * length}
    book = Book(epub(an_edition("文。", **said), CONFIG))
    lines = drawn(book)[:-2]
    assert len(lines) <= MOST_LINES + 3 + 2
    assert all(int(line.get("y", "")) < HEIGHT - 360 for line in lines), "above the line at the foot"
    shown = "".join(line.text or "" for line in lines)
    assert shown == "甲" * length + "乙" * length + "丙" * length or shown.endswith("…")


def test_no_line_of_the_cover_begins_or_ends_with_a_mark_that_may_not() -> None:
    assert wrap("小米數科更名天星數科：三家持牌", 5) == ["小米數科", "更名", "天星數科：", "三家持牌"]
    for room in range(4, 12):
        lines = wrap("他說：「今天，《晨報》沒有來」……（真的）", room)
        assert not [line for line in lines if line[0] in "，：」》）…"], room
        assert not [line for line in lines if line[-1] in "「《（"], room


def test_a_title_breaks_between_its_phrases_on_the_cover() -> None:
    title = "小米數科更名天星數科：三家持牌消金落地重慶"
    assert wrap(title, 10) == ["小米數科更名", "天星數科：三家持牌", "消金落地重慶"]
    assert all(len(line) == 2 for line in wrap(title[:4], 2)), "what is longer than a line is divided"


def test_a_word_in_latin_letters_stays_whole_on_the_cover() -> None:
    assert wrap("在Python裡讀Unicode", 6) == ["在Python裡", "讀Unicode"]
    assert wrap("", 6) == []


# How wide letters are in Noto Serif CJK Bold, in ems; Han characters are 1.
IN_BOLD = {"M": 1.0, "W": 1.09, "A": 0.75, "B": 0.7, "D": 0.79, "E": 0.67, "G": 0.77, "N": 0.81, "O": 0.79}
IN_BOLD |= {"P": 0.67, "R": 0.75, "S": 0.6, "T": 0.69, "&": 0.8, "m": 1.01, "a": 0.58, "p": 0.65, " ": 0.22}


@pytest.mark.parametrize("title", ["雨中的車站&amp候車室", "MMORPG與我", "WORDPRESS來了", "TOM AND BOB"])
def test_wide_letters_stay_on_the_cover(title: str) -> None:
    for room in (4, 5.5, 7):
        assert all(sum(IN_BOLD.get(one, 1) for one in line) <= room + 0.2 for line in wrap(title, room))


def test_a_title_is_set_smaller_rather_than_a_word_of_it_divided() -> None:
    for title in ("WORDPRESS來了", "TOM AND BOB GO TO WASHINGTON"):
        lines = [line.text or "" for line in drawn(Book(epub(an_edition("文。", title=title), CONFIG)))]
        assert title.split(" ")[-1].removesuffix("來了") in " ".join(lines)


def test_a_title_is_as_large_as_the_cover_has_room_for() -> None:
    """On a shelf a cover is as large as a stamp: a title of twenty characters is read there, too."""
    sizes, tops = [], []
    for title in ("告示", "小米數科更名天星數科：三家持牌消金落地重慶", "關於鎮上那座橋" * 6):
        first, *_ = drawn(Book(epub(an_edition("文。", title=title), CONFIG)))
        sizes.append(int(first.get("font-size", "")))
        tops.append(int(first.get("y", "")) - sizes[-1])
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[1] >= 170
    assert len(set(tops)) == 1, "it begins at the same distance from the stroke"


@pytest.mark.parametrize(
    ("seal", "drawn"),
    [
        ('viewBox="0 0 24 24" fill="#123"', "translate(170 2130) scale(4) translate(0 0)"),
        ('viewBox="-5,-5 10 20"', "translate(194 2130) scale(4.8) translate(5 5)"),  # in the middle
        ('width="48px" height="48px"', "translate(170 2130) scale(2) translate(0 0)"),
        ('viewBox="0 0 0 none"', "translate(170 2130) scale(4) translate(0 0)"),
    ],
)
def test_the_seal_is_drawn_at_its_place_by_programs_that_know_no_drawing_in_another(
    seal: str, drawn: str
) -> None:
    """Qt (calibre, for Kindles) drew it over the title, MuPDF in the corner."""
    config = replace(CONFIG, seal=f'<svg xmlns="{SVG}" {seal}><path d="M0 0h4v4z"/></svg>')
    cover = Book(epub(an_edition("文。", title="題"), config)).xml("cover.svg")
    assert [one.tag for one in cover.iter() if one.tag.endswith("}svg")] == [f"{{{SVG}}}svg"]
    (group,) = cover.iter(f"{{{SVG}}}g")
    assert group.attrib == {"transform": drawn, **({"fill": "#123"} if "fill" in seal else {})}
    assert [one.get("d") for one in group] == ["M0 0h4v4z"]


def test_a_short_title_stands_in_few_lines() -> None:
    assert len(wrap("港口的三個早晨", 6)) == 2 < LINES


# --- the contents of old readers ---------------------------------------------------------------


def test_old_readers_find_the_same_contents_as_new_ones() -> None:
    """OPF 2.0.1, 2.4.1: the spine names the NCX, whose identifier is that of the book."""
    book = Book(epub(nasty(), CONFIG))
    contents = book.xml("toc.ncx")
    (spine,) = book.package.iter(f"{OPF}spine")
    assert book.items[spine.get("toc", "")]["href"] == "toc.ncx"
    ids = [meta.get("content") for meta in contents.iter(f"{NCX}meta") if meta.get("name") == "dtb:uid"]
    assert ids == book.said("identifier")
    old = [
        (point.findtext(f"{NCX}navLabel/{NCX}text"), point.find(f"{NCX}content").get("src"))  # type: ignore[union-attr]
        for point in contents.iter(f"{NCX}navPoint")
    ]
    (nav,) = (tag for tag in book.spine["text1"].iter() if tag.tag.endswith("}nav"))
    assert old == [(tag.text, tag.get("href")) for tag in nav.iter() if tag.tag.endswith("}a")]


def test_markup_in_a_title_is_text_in_the_contents() -> None:
    contents = Book(epub(an_edition("一", title="<b>&"), CONFIG)).xml("toc.ncx")
    assert contents.findtext(f"{NCX}docTitle/{NCX}text") == "<b>&"
