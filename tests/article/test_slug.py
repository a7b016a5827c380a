"""The address of an article is made of its file's name, by the readings that its words have."""

import pytest

from scripts.article.slug import former_slug, guess_slug, guessed_readings, slug_of
from scripts.source.seed import Seed
from tests.conftest import Project


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("重慶銀行", "chong-qing-yin-hang"),
        ("重庆银行", "chong-qing-yin-hang"),
        ("長樂路", "chang-le-lu"),
        ("我長大了", "wo-zhang-da-le"),
        ("音樂會", "yin-yue-hui"),
        ("銀行行長", "yin-hang-hang-zhang"),
        ("還鄉", "huan-xiang"),
        ("遊說", "you-shui"),
        ("首都", "shou-du"),
        ("瞭望臺", "liao-wang-tai"),
        ("乾隆", "qian-long"),
        # Words of one character, and what stands beside them.
        ("夜很長", "ye-hen-chang"),
        ("长了又长", "chang-le-you-chang"),
        ("樂山大佛", "le-shan-da-fo"),
        ("陳小安傳", "chen-xiao-an-zhuan"),
        ("傳說", "chuan-shuo"),
        ("校長", "xiao-zhang"),
        ("長大以後", "zhang-da-yi-hou"),
        ("2024年總結 Draft_v2", "2024-nian-zong-jie-draft-v2"),
        ("my article", "my-article"),
        ("！！", ""),
    ],
)
def test_phrases_decide_the_readings_in_both_scripts(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("name", "doubts"),
    [
        ("長歌行", {"長": ["chang", "zhang"]}),
        ("都市之重", {"重": ["zhong", "chong"]}),
        # A phrase decides, or one reading is the usual one by far.
        ("重慶銀行", {}),
        ("河邊的書店", {}),
        ("大石上的車", {}),
        ("chang", {}),
    ],
)
def test_a_reading_that_no_phrase_decides_is_told(name: str, doubts: dict[str, list[str]]) -> None:
    assert guessed_readings(name) == doubts


def test_the_id_that_notion_puts_behind_the_name_of_a_page_is_no_part_of_its_address() -> None:
    def named(name: str) -> str:
        return guess_slug(Seed(f"seeds/{name}.md", b"", ""))

    assert named("書單 3f2a9c0d1b2c4e5f8a7b6c5d4e3f2a1b") == "shu-dan"
    assert named("commit 3f2a9c0d") == "commit-3f2a9c0d"


def test_an_address_that_is_another_now_is_told(project: Project) -> None:
    assert (
        former_slug(Seed("seeds/重慶銀行.txt", b"", "")),
        guess_slug(Seed("seeds/重慶銀行.txt", b"", "")),
    ) == (
        "zhong-qing-yin-xing",
        "chong-qing-yin-hang",
    )
    for name in ("重慶銀行", "河邊的書店"):
        project.seed(name, "舊聞一則\n城市東邊有一條小河，河邊有一家書店。\n", 'script = "traditional"')
    said = project.build().stderr
    assert "the slug is chong-qing-yin-hang (zhong-qing-yin-xing in version 0.1)" in said
    assert "the slug is he-bian-de-shu-dian;" in said


def test_make_new_writes_the_address_and_what_it_doubts(project: Project) -> None:
    text = project.root / "長歌行.txt"
    text.write_text("舊聞一則\n城市東邊有一條小河，河邊有一家書店。\n", encoding="utf-8")
    assert project.run("scripts.new", str(text)).returncode == 0
    settings = (project.root / "seeds/長歌行.toml").read_text(encoding="utf-8")
    guess = (
        'slug = "chang-ge-xing"  # guessed: its address, of the name of the file; 長 may be chang or zhang'
    )
    assert guess in settings


def test_make_new_without_a_file_says_so(project: Project) -> None:
    done = project.run("scripts.new", "")
    assert done.returncode == 1
    assert "FILE: error: none is named, so there is no such file; name the text to add: make" in done.stderr
