"""What the forms of a text say to who hears a page, and to programs that read it."""

from dataclasses import replace

from scripts.article.edition import edition
from scripts.article.edition_model import Edition, Picture
from scripts.article.interpret import interpret
from scripts.converting.variants import TABLE
from scripts.pages.forms import FormWriter
from scripts.pages.interface import words
from scripts.source.seed import Seed
from scripts.source.settings import Settings


def edition_of(text: str, name: str = "x.md") -> Edition:
    """A text in Traditional."""
    seed = Seed(f"seeds/{name}", text.encode(), text, Settings(slug="x", script="traditional"))
    return edition(interpret(seed)[0], TABLE["zh-Hant"])


def written(text: str, name: str = "x.md", typeset: bool = False) -> str:
    """The blocks of a text in Markdown, in Traditional."""
    one = edition_of(text, name)
    writer = FormWriter(str, one, str, str, typeset=typeset)
    return "\n".join(writer.block(block) for block in one.blocks if block.node)


def test_a_checkbox_says_whether_it_is_done() -> None:
    made = written("# 題\n\n文。\n\n- [x] 雨傘\n- [ ] 書\n")
    yes, no = words("zh-Hant")["task_yes"], words("zh-Hant")["task_no"]
    assert f'<span class="task" role="img" aria-label="{yes}">☑</span>' in made
    assert f'<span class="task" role="img" aria-label="{no}">☐</span>' in made


def test_a_list_has_its_bullets_though_an_item_of_it_or_within_it_has_a_box() -> None:
    assert '<ul class="tasks">' in written("# 題\n\n文。\n\n- [x] 雨傘\n\n- [ ] 書\n")
    assert "tasks" not in written("# 題\n\n文。\n\n- [x] 雨傘\n- 書\n")
    within = written("# 題\n\n文。\n\n- 帶去\n  - [x] 雨傘\n- 帶回\n  - [ ] 書\n")
    assert (within.count('<ul class="tasks">'), within.count("<ul>")) == (2, 1)


def test_lines_of_a_numbered_item_hang_by_the_width_of_its_number() -> None:
    text = "湯麵\n\n做法：\n\n1. 燒水，水要多。\n2. 下麵。\n3. 盛碗。\n"
    items = '<li><span class="k">1. </span>燒水，水要多。</li><li><span class="k">2. </span>下麵。</li>'
    assert items in written(text, "x.txt", typeset=True)
    assert "<li>1. 燒水，水要多。</li>" in written(text, "x.txt"), "a feed has no styles"
    wide = "湯麵\n\n做法：\n\n一、1.5公升的水\n二、麵\n三、蔥\n"
    assert "<li>二、麵</li>" in written(wide, "x.txt", typeset=True), "two characters wide already"


def test_notes_are_notes_to_programs() -> None:
    made = written("# 題\n\n文[^1]。\n\n[^1]: 註\n")
    assert f'role="doc-endnotes" aria-label="{words("zh-Hant")["annotations"]}"' in made
    assert 'role="doc-noteref"' in made
    assert 'role="doc-backlink"' in made


def test_a_table_has_rows_of_cells_with_its_head_apart() -> None:
    made = written("# 題\n\n文。\n\n|站|時|\n|-|-:|\n|橋頭|六點|\n")
    head = '<thead><tr><th scope="col">站</th><th class="right" scope="col">時</th></tr></thead>'
    assert f'{head}<tbody><tr><td>橋頭</td><td class="right">六點</td></tr></tbody></table>' in made


def test_a_picture_that_is_higher_than_wide_is_upright_unless_it_is_a_strip_to_be_read() -> None:
    sizes = {"wide": (400, 300), "square": (300, 300), "upright": (300, 400), "strip": (300, 3000)}
    pictures = {name: Picture(name, name, *size) for name, size in sizes.items()}
    found = edition_of("# 題\n\n文。\n\n" + "".join(f"![圖]({name})\n\n" for name in sizes))
    shown = replace(found, targets=replace(found.targets, pictures=pictures))
    writer = FormWriter(str, shown, str, str, typeset=True)
    made = [writer.block(block) for block in shown.blocks if block.node]
    assert ["upright" in one.partition("class=")[2] for one in made] == [False, False, True, False]


def test_terms_and_meanings_are_a_list_of_descriptions() -> None:
    made = written("# 題\n\n文。\n\n橋頭\n: 第一站。\n")
    assert '<dl id="p5"><dt>橋頭</dt><dd>第一站。</dd></dl>' in made


def test_emphasis_of_latin_letters_is_told_from_that_of_chinese() -> None:
    assert '<em class="latin">Night Bus</em>與<em>公車</em>' in written("# 題\n\n讀*Night Bus*與*公車*。\n")
