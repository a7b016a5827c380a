"""Bad input gets a clear error: file, line, what is wrong, what to do."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.findings import Finding, Rejected
from scripts.source.decoding import decode
from scripts.source.folder import read_seeds
from scripts.source.reading import MAX_BYTES
from scripts.source.seed import Original, Source, parse_source
from scripts.source.toml import parse_settings
from tests.conftest import SEED, SLUG, Project


def errors(raw: bytes) -> list[Finding]:
    with pytest.raises(Rejected) as rejected:
        decode(raw, "seeds/x.txt")
    return rejected.value.findings


@pytest.mark.parametrize(
    ("raw", "line", "message", "advice"),
    [
        (
            "第一行\n這是繁體中文的文章".encode("big5"),
            1,
            "byte 0xB2 at column 1 is not UTF-8",
            "looks like BIG5",
        ),
        (
            "a\n这是简体中文的文章，我们的".encode("gb18030"),
            2,
            "byte 0xD5 at column 1 is not UTF-8",
            "GB18030",
        ),
        ("重慶".encode("utf-16"), 1, "byte 0xFF at column 1", "it looks like UTF-16: move it out"),
        (b"\xe9\x87\x8d\n\xe6\x85", 2, "byte 0xE6 at column 1 is not UTF-8", "copy the text again"),
        ("好\n好".encode() + b"\xed\xa0\x80", 2, "byte 0xED at column 2 is not UTF-8", "lone surrogate"),
        (b"", None, "the file is empty", "put the text in it"),
        ("\ufeff \u3000\n\n".encode(), None, "only white space", "put the text in it"),
        ("\u200b\u200d\n\u00ad".encode(), None, "what cannot be seen", "put the text in it"),
        ("好\n好\0好".encode(), 2, "control character U+0000", "remove it"),
        ("好\x0b".encode(), 1, "control character U+000B", "remove it"),
        ("好\x85".encode(), 1, "control character U+0085", "remove it"),
        ("好\ufffe".encode(), 1, "control character U+FFFE", "remove it"),
        ("好\r好".encode(), 1, "the lines end in CR alone", "LF line ends"),
        ("好\r好\n".encode(), 1, "control character U+000D", "remove it"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, line: int | None, message: str, advice: str) -> None:
    (finding,) = errors(raw)
    assert (finding.level, finding.file, finding.line) == ("error", "seeds/x.txt", line)
    assert message in finding.message
    assert advice in finding.advice
    assert "\n" not in str(finding)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("glossary.txt", "F08: glossary.toml beside it is for all articles; rename the text"),
        ("a.zh-hans.txt", "F08: a version by hand is named …zh-Hans.txt, in this case of letters; rename it"),
        ("a.md", "F08: a.txt beside it has the same .toml; rename one of them"),
        ("b.zh-Hans.txt", "F09: there is no b.txt beside it; rename or remove it"),
        ("b.toml", "F09: there is no b.txt beside it; rename or remove it"),
        (
            "notes.pdf",
            "F10: not read: its name ends in neither .txt nor .md, and no text shows it; "
            "rename it or move it out of the folder",
        ),
        ("B.TXT", "F10: not read: its name ends in .TXT; rename it B.txt"),
        (
            "雨.docx",
            "F10: not read: its name ends in neither .txt nor .md, and no text shows it; "
            "move it out of the folder, then add it: make new FILE=…/雨.docx",
        ),
        ("雨\u200b.txt", ""),  # told by another name: with what nobody sees as an escape
        ("a.zh-Hans.txt", ""),
        ("雨　天\u00a0一.txt", ""),
        *(
            (name, "")
            for name in (".DS_Store", "Thumbs.db", "desktop.ini", "a.txt~", "~$雨.docx", ".a.txt.swp")
        ),
    ],
)
def test_files_that_would_be_ignored_are_told_of(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "seeds").mkdir()
    for one in ("a.txt", name):
        (tmp_path / "seeds" / one).write_text("題目\n他走了很遠。\n", encoding="utf-8")
    told = read_seeds(tmp_path)[1]
    found = [f"{one.code}: {one.message}; {one.advice}" for one in told if one.file == f"seeds/{name}"]
    assert found == ([said] if said else [])


def test_a_name_with_what_nobody_sees_is_refused_and_shown(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/雨\u200b天.txt").write_text("題目\n他走了很遠。\n", encoding="utf-8")
    (finding,) = read_seeds(tmp_path)[1]
    assert (finding.code, finding.file) == ("F08", "seeds/雨\\u200b天.txt")


def test_what_no_text_has_is_said_once_with_its_first_places() -> None:
    (finding,) = errors("好\n\x00\n字\x00".encode())
    assert "2 in all: 2:1, 3:2" in finding.message
    (finding,) = errors(("字\x00" * 1000).encode())
    assert "1000 in all: 1:2, 1:4, 1:6, 1:8, 1:10, …" in finding.message


def test_control_characters_of_a_copy_are_no_reason_to_refuse_it() -> None:
    seed, findings = parse_source(Source("seeds/x.txt", "表面\x06，無需".encode()))
    assert seed is not None
    assert not findings


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ('title = "a"\nslog = "b"', 2, "unknown key 'slog'"),
        ("title = 1", 1, "title must be a text"),
        ('title = ""', 1, "title must be a text"),
        ('title = "a\\nb"', 1, "must stand on one line"),
        ('slug = "../x"', 1, "slug must be of a-z"),
        ('slug = "A"', 1, "slug must be of a-z"),
        ('slug = ""', 1, "slug must be of a-z"),
        (f'slug = "{"a" * 81}"', 1, "slug must be of a-z"),
        ('script = "old"', 1, 'script must be "damaged"'),
        ('date = "2020-01-01"', 1, "date must be a date without quotes"),
        ("date = 2020-01-01T00:00:00", 1, "date must be a date without quotes"),
        ('slug = "b"\nwas = ["a", "a"]', 2, "was names an address twice"),
        ('slug = "a"\nwas = ["a"]', 2, "or the one of today"),
        ("date = 2020-01-02\nupdated = 2020-01-01", 2, "updated lies before date"),
        ('source = "javascript:alert(1)"', 1, "source must be an address"),
        ('source = "https://a b"', 1, "source must be an address"),
        ("noindex = 1", 1, "noindex must be true or false"),
        ("canonical_to_source = true", 1, "there is no source"),
        ('keep = "a"', 1, "keep must be a list"),
        ('title = "a"\ntitle_line = 1', 2, "title and title_line"),
        ("title_line = 0", 1, "title_line must be a whole number from 1"),
        ("sections = 1", 1, "sections must be a list of tables"),
        ("\n[[sections]]\nline = 1", 2, "[[sections]] has no id"),
        ('[[sections]]\nline = 1\nid = "p1"', 1, "id in [[sections]] is taken"),
        ('[[sections]]\nline = 1\nid = "a"\nlines = 2', 1, "unknown key 'lines' in [[sections]]"),
        ('[[sections]]\nline = 1\nid = "a"\nlevel = 1', 1, "level in [[sections]] must be 2 to 6"),
        ('forms = { poem = "3" }', 1, "forms must be like { verse"),
        ('forms = { verse = "12-3" }', 1, "forms names lines '12-3'"),
        ('forms = { verse = "3-5", quote = "1, 4-" }', 1, "forms names line 4 twice, as verse and as quote"),
        ('[[settled]]\ncode = "A04"\ntext = []', 1, "text in [[settled]] must hold a quote"),
        ('[[corrections]]\nreceived = "a"\nbecomes = "b"', 1, "[[corrections]] has no why"),
        (
            '[[corrections]]\nreceived = ""\nbecomes = "b"\nwhy = "c"',
            1,
            "received in [[corrections]] must be",
        ),
        ('title = "a\n', 1, "not TOML"),
        ('a = "b"\na = "c"', 2, "a is given twice, here and in line 1"),
        (
            'sections = []\n\n[[sections]]\nline = 1\nid = "a"',
            3,
            "sections is given in two ways, here and in line 1: sections = []",
        ),
        ('keep = ["甲(a)"]\n[[keep]]\ntext = "乙"', 2, "keep is given in two ways, here and in line 1"),
        ('[[left]]\nreceived = "甲"\nwhy = "乙"\n[left]\nwhy = "丙"', 4, "left is given in two ways"),
        ('[[left]]\nreceived = "甲"\nreceived = "乙"', 3, "received is given twice, here and in line 2"),
    ],
)
def test_settings_that_are_wrong(source: str, line: int, message: str) -> None:
    _, (finding,) = parse_settings(source, "seeds/x.toml")
    assert message in finding.message
    assert (finding.level, finding.line) == ("error", line)
    assert finding.advice


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("date = 2023/5/1", "a date in another form; write it like 2023-05-01"),
        ("date = 2023年5月1日 # x", "a date in another form; write it like 2023-05-01"),
        ('tags = ["甲"，"乙"]', "not TOML: a full-width ， stands outside a text; write ,"),
        ("title = “甲”", 'not TOML: a full-width “ stands outside a text; write "'),
        ('title: "甲"', "not TOML: no = stands behind the key; write it there"),
        ('title = "甲', "not TOML: a text is not closed in its line; write the second"),
        (
            'title = "甲"乙""',
            "not TOML: more stands behind the value; write each key on a line of its own",
        ),
        ('tags = ["甲" "乙"]', "not TOML: a bracket [ is not closed, or a comma is missing in it; write ]"),
        ("draft = True", "not TOML: the value is no text in quotes, number or day, and not true or false;"),
        ('　title = "甲"', "not TOML: no key begins this line; begin it with a key, like"),
        ("title：“甲”", "not TOML: a full-width ： stands outside a text; write ="),
        ('title ＝ "甲"', "not TOML: a full-width ＝ stands outside a text; write ="),
    ],
)
def test_what_is_no_toml_is_named_in_an_editors_words_with_what_to_write(source: str, said: str) -> None:
    (finding,) = parse_settings(source, "x.toml")[1]
    assert f"{finding.message}; {finding.advice}".startswith(said)


def test_full_width_marks_in_a_text_are_not_what_is_wrong_with_a_toml() -> None:
    assert not parse_settings('tags = ["甲，乙", "“丙”：丁"]', "x.toml")[1]
    (finding,) = parse_settings('title = "甲，2023/5/1" x', "x.toml")[1]
    assert "full-width" not in finding.message


def test_a_key_that_was_likely_meant_is_named_first() -> None:
    def advice(source: str) -> str:
        return parse_settings(source, "seeds/x.toml")[1][0].advice

    assert advice('auther = "甲"').startswith("perhaps author is meant; known are slug, ")
    assert advice('Title = "甲"').startswith("perhaps title is meant; ")
    assert advice('[[left]]\nrecieved = "甲"\nwhy = "乙"').startswith("perhaps received is meant; known are ")
    assert advice('zzz = "甲"').startswith("known are slug, ")


def test_all_that_is_wrong_is_said_at_once() -> None:
    _, findings = parse_settings('slug = "/"\ntitle = 1\nnoindex = 0\nmore = 1', "seeds/x.toml")
    assert [finding.line for finding in findings] == [1, 2, 3, 4]


def test_the_keys_that_an_entry_lacks_are_named_in_their_order_in_every_run() -> None:
    _, findings = parse_settings("[[corrections]]\ntimes = 1\n", "seeds/x.toml")
    assert [one.message.rpartition(" ")[2] for one in findings] == ["received", "becomes", "why"]
    _, findings = parse_settings('[[corrections]]\nbecomes = "乙"\n', "seeds/x.toml")
    assert [one.message.rpartition(" ")[2] for one in findings] == ["received", "why"]


# --- files -------------------------------------------------------------------


def said(project: Project, *arguments: str) -> str:
    before = project.files()
    done = project.build(*arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("nothing was written\n")
    assert project.files() == before
    return done.stderr


def test_what_was_built_stays_when_a_seed_turns_bad(full_project: Project) -> None:
    assert full_project.build().returncode == 0
    full_project.seed(SEED, "壞\0\0了")
    full_project.seed("other", "好。", 'slug = "/"')
    text = said(full_project)
    assert f"seeds/{SEED}.txt:1: error: character U+0000" in text
    assert "seeds/other.toml:1: error: slug must be" in text
    assert (full_project.root / "docs/articles" / SLUG / "index.md").exists()


def test_two_seeds_with_one_slug(project: Project) -> None:
    project.seed("a", "這是一。", 'slug = "x"\ntitle = "一"')
    project.seed("b", "這是二。", 'slug = "x"\ntitle = "二"')
    assert "seeds/b.toml: error: the slug x is that of seeds/a.txt too" in said(project)


def test_a_link_that_leads_out(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    (project.root / "seeds/a.txt").symlink_to(secret)
    project.seed("b", "這是二。")
    (project.root / "seeds/b.toml").symlink_to(secret)
    text = said(project)
    assert "seeds/a.txt: error: a link that leads out of the folder" in text
    assert "seeds/b.toml: error: a link that leads out of the folder" in text
    assert "秘密" not in text


@pytest.mark.parametrize("name", ["B.TXT", "noext", "a.rst"])
def test_a_file_that_nobody_reads_is_a_warning(project: Project, name: str) -> None:
    project.seed("a", "這是一。")
    (project.root / "seeds" / name).write_text("這是二。", encoding="utf-8")
    assert f"seeds/{name}: warning: not read" in project.build().stderr


def test_an_empty_folder_does_not_empty_the_site(full_project: Project) -> None:
    full_project.build()
    for path in (full_project.root / "seeds").iterdir():
        path.unlink()
    assert "there is no text in it" in said(full_project)


def test_an_empty_toml_says_nothing(project: Project) -> None:
    project.seed("a", "這是一篇文章。", "")
    assert project.build().returncode == 0


def test_text_and_settings_are_checked_in_one_run(project: Project) -> None:
    lines = 'slug = "Bad"\ntitle_line = 7\n[[corrections]]\nreceived = "無"\nbecomes = ""\nwhy = "試"'
    project.seed("a", "這是一篇文章。", lines)
    text = said(project)
    for line, message in (
        (1, "slug must be"),
        (2, "title_line names line 7"),
        (3, "the correction '無' should match 1 time"),
    ):
        assert f"seeds/a.toml:{line}: error: {message}" in text


def test_settings_without_a_text(project: Project) -> None:
    (project.root / "seeds/a.toml").write_text("", encoding="utf-8")
    assert "seeds/a.toml: error: there is no a.txt beside it" in said(project)


def test_a_file_too_large(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    seeds, (finding,) = read_seeds(tmp_path)
    assert not seeds
    assert "larger than" in finding.message


def test_a_folder_and_a_dangling_link_with_the_name_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "seeds/a.txt").mkdir(parents=True)
    (tmp_path / "seeds/b.txt").symlink_to(tmp_path / "seeds/gone.txt")
    assert [finding.message for finding in read_seeds(tmp_path)[1]] == ["not a file", "not a file"]


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("a", encoding="utf-8")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (finding,) = read_seeds(tmp_path)[1]
    assert finding.message == "cannot be read (Permission denied)"


def test_no_seeds_folder(project: Project) -> None:
    (project.root / "seeds").rmdir()
    assert "there is no such folder" in said(project)


def test_warnings_are_errors_with_strict(project: Project) -> None:
    project.seed("a", "這是領域?qū)m?xiàng)整治。", 'title = "題"\nscript = "damaged"')
    done = project.build()
    assert done.returncode == 0
    assert "seeds/a.txt:1: warning: broken bytes at column 5" in done.stderr
    project.seed("a", "這是領域?qū)m?xiàng)整治！", 'title = "題"\nscript = "damaged"')
    assert "broken bytes" in said(project, "--strict")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[zh-Hant, zh-Hans]", "[zh-Hant, zh-TW]", "extra.variants has unknown zh-TW"),
        ("[zh-Hant, zh-Hans]", "[zh-Hans]", "extra.variants lacks zh-Hant"),
        ("[zh-Hant, zh-Hans]", "[zh-Hant", "mkdocs.yml:"),
        ("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hant]", "without repetition"),
    ],
)
def test_a_wrong_configuration(project: Project, old: str, new: str, message: str) -> None:
    project.seed("a", "這是一。")
    project.configure(old, new)
    assert message in said(project)


def test_no_address_of_the_site(project: Project) -> None:
    done = project.build(SITE_URL="example.org")
    assert done.returncode == 1
    assert "mkdocs.yml:2: error: site_url is 'example.org'" in done.stderr


WHOLE = Source("seeds/x.txt", b"a", b"b", {"zh-Hans": b"c"}, Original("x.docx", 9, "0f"))


@pytest.mark.parametrize(
    "other",
    [
        replace(WHOLE, file="seeds/y.txt"),
        replace(WHOLE, raw=b"A"),
        replace(WHOLE, settings=b"B"),
        replace(WHOLE, settings=b""),
        replace(WHOLE, settings=None),
        replace(WHOLE, by_hand={"zh-Hans": b"C"}),
        replace(WHOLE, by_hand={"zh-Hant-HK": b"c"}),
        replace(WHOLE, by_hand={}),
        replace(WHOLE, raw=b"ab", settings=b""),  # a boundary that moved
        replace(WHOLE, original=None),
        replace(WHOLE, original=Original("x.docx", 9, "1f")),
    ],
)
def test_whatever_an_article_is_made_of_is_in_its_key_in_the_cache(other: Source) -> None:
    assert WHOLE.key("salt") == replace(WHOLE).key("salt") != WHOLE.key("other salt")
    assert other.key("salt") != WHOLE.key("salt")


def test_no_toml_is_another_key_than_an_empty_one() -> None:
    assert Source("seeds/x.txt", b"a").key("") != Source("seeds/x.txt", b"a", b"").key("")
