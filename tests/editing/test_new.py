"""A new article in one command."""

import datetime
import re
import tomllib
from pathlib import Path

import pytest

from tests.clean import TEXT, annotate
from tests.conftest import SEED, Project

READINGS = {
    "書": "shū",
    "來": "lái",
    "個": "gè",
    "們": "men",
    "這": "zhè",
    "機": "jī",
    "後": "hòu",
    "裡": "lǐ",
}


@pytest.fixture
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("elsewhere") / "河邊的書店.txt"
    path.write_text(annotate(TEXT, READINGS), encoding="utf-8")
    return path


def test_the_text_is_copied_and_every_guess_is_marked(project: Project, text: Path) -> None:
    done = project.run("scripts.new", str(text))
    assert done.returncode == 0, done.stderr
    assert (project.root / "seeds/河邊的書店.txt").read_bytes() == text.read_bytes()
    settings = (project.root / "seeds/河邊的書店.toml").read_text(encoding="utf-8")
    assert tomllib.loads(settings) == {
        "slug": "he-bian-de-shu-dian",
        "title_line": 1,
        "script": "damaged",
        "added": datetime.datetime.now(datetime.UTC).date(),
        "sections": [{"line": 5, "id": "s5"}, {"line": 9, "id": "s9"}],
    }
    guessed = [line for line in settings.splitlines() if "guessed" in line and line[0] != "#"]
    assert len(guessed) == 5
    assert "title_line = 1  # guessed: 河邊的書店" in guessed


def test_it_prints_the_review(project: Project, text: Path) -> None:
    text.write_text(annotate(TEXT, READINGS) + "一個\ufe0f人。\n", encoding="utf-8")
    done = project.run("scripts.new", str(text))
    assert "an invisible character, U+FE0F" in done.stdout
    assert done.stdout == done.stdout.replace("0 remarks", "")


def test_it_tells_what_a_build_will_warn_of_and_nothing_of_variants_that_are_off(project: Project) -> None:
    (project.root / "甲.md").write_text("# 題\n\n這裡要按 ++重點++，別的沒有。\n", encoding="utf-8")
    done = project.run("scripts.new", "甲.md")
    assert "seeds/甲.md:3: warning: 1 form that CommonMark does not have" in done.stdout
    assert "guessed" not in done.stdout
    text = "老豆嘅收音機\n我老豆有部收音機，日日都開住，佢話冇聲就瞓唔着。係咁㗎啦，後生嗰陣成日周圍走。\n"
    (project.root / "乙.txt").write_text(text, encoding="utf-8")
    assert "does not belong" not in project.run("scripts.new", "乙.txt").stdout


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ("松木\n\n松科的木材，又輕又軟。\n", None),
        ("# 木工小詞典\n\n文／王小明\n\n2020年3月1日\n\n松木。\n", "王小明"),
    ],
)
def test_below_front_matter_only_a_label_says_who_wrote(
    project: Project, body: str, author: str | None
) -> None:
    """The lines of the front matter itself were taken for those below the title."""
    path = project.root / "甲.md"
    path.write_text(f"---\ntitle: 木工小詞典\ntags: [園藝, 2024-01-05]\n---\n\n{body}", encoding="utf-8")
    assert project.run("scripts.new", str(path)).returncode == 0
    settings = (project.root / "seeds/甲.toml").read_text(encoding="utf-8")
    assert re.findall('^author = "(.*)"', settings, re.MULTILINE) == [author] * bool(author)
    assert ("date = 2020-03-01" in settings) == bool(author), "in the line below the author's"


def test_what_it_wrote_builds_without_a_guess(project: Project, text: Path) -> None:
    project.run("scripts.new", str(text))
    done = project.build("--strict")
    assert done.returncode == 0, done.stderr
    assert "guessed" not in done.stderr


def test_a_title_that_is_not_in_the_text_is_quoted(project: Project, text: Path) -> None:
    text.write_text(
        '他說"好"，\\就這樣。這是第一段，沒有題目。\n第二段也是這樣寫的，很平常。\n', encoding="utf-8"
    )
    project.run("scripts.new", str(text))
    settings = (project.root / "seeds/河邊的書店.toml").read_text(encoding="utf-8")
    assert tomllib.loads(settings)["title"] == '他說"好"'


def test_a_slug_that_is_taken_gets_a_number(project: Project, text: Path) -> None:
    project.seed("x", "文。", 'slug = "he-bian-de-shu-dian"\ntitle = "題"\nscript = "traditional"')
    project.run("scripts.new", str(text))
    settings = (project.root / "seeds/河邊的書店.toml").read_text(encoding="utf-8")
    assert tomllib.loads(settings)["slug"] == "he-bian-de-shu-dian-2"


def test_pictures_that_no_file_can_be_are_not_copied(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    names = ("x" * 5_000 + ".png", "%00.png", "circle.png", "https://[::1/a.png")
    (tmp_path / "circle.png").symlink_to("circle.png")
    path.write_text("# 題\n\n字。\n\n" + "\n\n".join(f"![圖]({name})" for name in names), encoding="utf-8")
    done = project.run("scripts.new", str(path))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert set(project.files("seeds")) == {"a.md", "a.toml"}


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        (f"{SEED}.txt", "文。".encode(), f"seeds/{SEED}.txt or its .toml is there already"),
        ("a.zh-Hans.txt", "文。".encode(), "seeds/ cannot have a text named a.zh-Hans.txt"),
        ("glossary.txt", "文。".encode(), "seeds/ cannot have a text named glossary.txt"),
        ("b.pdf", b"%PDF-1.7", "this is a PDF"),
        ("c.txt", b"", "the file is empty"),
        ("c.txt", b"\xef\xbb\xbf", "the file holds only white space"),
        ("！！.txt", "。".encode(), "no slug, which is its address, can be made of the file's name"),
        ("雨\u200b天.txt", "文。".encode(), "seeds/ cannot have a text named 雨\\u200b天.txt"),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(
    full_project: Project, tmp_path_factory: pytest.TempPathFactory, name: str, raw: bytes, says: str
) -> None:
    before = full_project.files("seeds")
    path = tmp_path_factory.mktemp("elsewhere") / name
    path.write_bytes(raw)
    done = full_project.run("scripts.new", str(path))
    assert done.returncode == 1
    assert says in done.stderr
    assert "nothing was added" in done.stderr
    assert full_project.files("seeds") == before


def test_where_a_file_cannot_be_written_nothing_is_added(project: Project, text: Path) -> None:
    (project.root / "seeds/.new").mkdir()  # in the way of what is written, for root too
    done = project.run("scripts.new", str(text))
    assert re.search(r"/seeds/河邊的書店\.toml: error: cannot be written \(.+\); check", done.stderr)
    assert (done.returncode, set(project.files("seeds"))) == (1, set())


def test_without_a_file_it_says_how(project: Project) -> None:
    assert "no such file; name the text to add: make new FILE=the/text.txt" in (
        project.run("scripts.new", "").stderr
    )
    assert "FILE: error: none is named" in project.run("scripts.new").stderr


def test_markdown_is_copied_with_the_pictures_that_it_names_and_says_what_is_not_guessed(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "稿"
    (folder / "圖").mkdir(parents=True)
    (folder / "圖/a.png").write_bytes(b"\x89PNG")
    (folder / "圖/b.png").write_bytes(b"\x89PNG2")
    (folder / "一.md").write_text(
        "---\ntitle: 題\ndate: 2024-01-02\n---\n\n![貓](圖/a.png)看。\n\n![[b.png|狗]]\n", encoding="utf-8"
    )
    (folder / "二.md").write_text("# 另一篇\n\n這是一段文字，[見](一.md)。\n", encoding="utf-8")
    done = project.run("scripts.new", str(folder / "一.md"))
    assert done.returncode == 0, done.stderr
    seeds = project.root / "seeds"
    assert (seeds / "圖/a.png").read_bytes() == b"\x89PNG"
    assert (seeds / "b.png").read_bytes() == b"\x89PNG2", "where the text names it"
    said = (seeds / "一.toml").read_text(encoding="utf-8")
    assert "script = " in said
    assert not [key for key in ("title", "date", "[[sections]]") if f"\n{key}" in said]
    (seeds / "一.md").unlink()
    (seeds / "一.toml").unlink()
    done = project.run("scripts.new", str(folder))
    assert done.returncode == 0, done.stderr
    assert {path.name for path in seeds.glob("*.md")} == {"一.md", "二.md"}
    assert project.build("--strict").returncode == 0


def test_a_picture_that_is_not_there_is_told_when_the_text_is_added(project: Project, tmp_path: Path) -> None:
    (tmp_path / "有.png").write_bytes(b"\x89PNG")
    text = "# 題\n\n![甲](有.png)看。\n\n![乙](圖/沒有.png)看。\n\n![丙](https://a.example/a.png)看。\n"
    (tmp_path / "一.md").write_text(text, encoding="utf-8")
    done = project.run("scripts.new", str(tmp_path / "一.md"))
    told = [line for line in done.stdout.splitlines() if "[M08]" in line]
    assert told == [
        "seeds/一.md:5: warning: a picture that is not there: 圖/沒有.png; put it beside the text [M08]"
    ]


def test_two_texts_of_a_folder_whose_names_are_read_alike_have_addresses_of_their_own(
    project: Project, tmp_path: Path
) -> None:
    for name in ("a b.md", "a-b.md"):
        (tmp_path / name).write_text(f"# {name[1]}\n\n這是一段文字。\n", encoding="utf-8")
    assert project.run("scripts.new", str(tmp_path)).returncode == 0
    said = [path.read_text(encoding="utf-8") for path in sorted((project.root / "seeds").glob("a*b.toml"))]
    assert [re.findall('^slug = "(.*)"', one, re.MULTILINE) for one in said] == [["a-b"], ["a-b-2"]]
    assert project.build("--strict").returncode == 0


def test_of_a_folder_with_one_wrong_text_nothing_is_added(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 題\n\n文。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\ntitle: 甲: 乙\n---\n\n文。\n", encoding="utf-8")
    done = project.run("scripts.new", str(tmp_path))
    assert done.returncode == 1
    assert "put the value in quotes" in done.stderr
    assert f"{tmp_path}/b.md:2: error: " in done.stderr
    assert not list((project.root / "seeds").glob("*.md"))
