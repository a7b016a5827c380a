"""Hand-written pages: what is converted and what is not, and what readers and machines get."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.converting.variants import TABLE
from scripts.findings import Rejected
from scripts.pages.by_hand import convert_page, convert_text, parse, written_pages
from scripts.pages.made import MADE
from tests.conftest import SLUG, URL, Project, copy_project
from tests.reading import Page
from tests.site.test_site import names_its_language_and_its_variants

HANS, HK = TABLE["zh-Hans"], TABLE["zh-Hant-HK"]

# Every component of the theme that an author may use.
EVERY = f"""---
title: 各式「元件」
description: 這一頁<b>&"用到"</b>每一種。
words:
  檔案: {{ zh-Hans: 文件 }}
---

# 各式元件

正文，有**粗體**、*斜體*、`程式碼體`、[首頁](index.md)、[文章](articles/{SLUG}/index.md "題」目")、腳註[^1]。
檔案、<mark>標記</mark>、<kbd>Ctrl</kbd>、<del>刪</del>、<ins>增</ins>。
{{{{ 變數 }}}} {{% 條件 %}} 「引號『內』」。

[純文字][down] <https://example.org/繁體>

[down]: articles/{SLUG}/{SLUG}.zh-Hant.txt

## 提示 {{: #hints .對 title="題目與體" }}

!!! note "說明"

    內容與[程式](#code)。

    ```py title="檔案體.py" hl_lines="2"
    def restore(text: str) -> str:
        # 註解不轉換
        return f"{{text}} 體" + str(12.5)
    ```

!!! warning "注意"
    小心。

!!! danger "危險"
    小心。

??? question "可以展開嗎？"

    可以。

???+ success "已經展開"

    好。

## 程式 {{: #code }}

```yaml linenums="1"
site_name: 繁體   # (1)!
list: [true, 12.5]
```

1.  註釋：轉換。

=== "繁體的"

    這是繁體

=== "簡體的"

    ```sh
    echo "變數 $HOME" && true
    ```

## 表 {{: #tables }}

| 欄 | 說明 |
| --- | --- |
| 甲 | `體` |

術語
:   它的說明。

1. 一
    - 二

- [x] 做完
- [ ] 未做

> 引文。

### 與 OpenCC `code` & <乙>

#### 更小

---

![圖的說明](assets/share.png){{ width="300" title="圖的題目" }}

<div class="grid cards" markdown>

- **卡片** 內容

</div>

[^1]: 腳註的內容。
"""


def convert(source: str, path: str = "about.md", mirrored: tuple[str, ...] = ()) -> str:
    page = parse(path, f"# 題 {{: #t }}\n\n{source}".encode())
    return convert_page(page, HANS, mirrored.__contains__).body.removeprefix("# 题 {: #t }\n\n")


# --- what is converted -------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("這裡的「體」", "这里的“体”"),
        ("**粗體**、*斜體*", "**粗体**、*斜体*"),
        ('[連結](a.md "題體")', '[连结](../a.md "题体")'),
        ("![圖說](x.png){ title='題體' .體 }", "![图说](../x.png){ title='题体' .體 }"),
        ('!!! note "說明"\n    內容', '!!! note "说明"\n    内容'),
        ('=== "繁體"', '=== "繁体"'),
        ("| 欄 | 說 |\n| --- | --- |", "| 栏 | 说 |\n| --- | --- |"),
        ("術語\n:   說明", "术语\n:   说明"),
        ('<abbr title="說明" class="體">縮寫</abbr>', '<abbr title="说明" class="體">缩写</abbr>'),
        ('```py title="檔"\n檔\n```\n檔', '```py title="档"\n檔\n```\n档'),
        ("[^註]: 腳註", "[^註]: 脚注"),
        ("{繁體}", "{繁体}"),
        ("著名的*論著*和執著", "著名的*论著*和执着"),
    ],
)
def test_what_readers_read_is_converted(source: str, expected: str) -> None:
    assert convert(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "`體`",
        "``體 ` 體``",
        "```\n體\n```",
        "~~~~ py\n體\n~~~\n體\n~~~~",
        "    ```\n    體\n    ```",
        "> ```\n> 體\n> ```",
        "- ```\n  體\n  ```",
        "<pre>體\n\n體</pre>",
        "<script>體()</script>",
        "<!-- 體 -->",
        '<a id="體" data-title="體" class=體>',
        "{: #體 .體 data-x='體' }",
        "{ #體 }",
        "{{ 體 }} {% 體 %} {# 體 #}",
        "https://example.org/體?體=體#體",
        "<https://example.org/體>",
        "[a](#體)",
        "[a](https://example.org/體(體)體)",
        "[a](/體)",
        "[a][b]\n\n[b]: https://example.org/體",
        "[^體]",
        "!!! 體 體",
        "\ue000 \ue001",
    ],
)
def test_what_is_no_text_is_left_alone(source: str) -> None:
    assert convert(source) == source


def test_a_sentence_is_converted_as_one() -> None:
    """頭 tells which 发 it is, on the other side of a link's address as well."""
    assert convert_text("以後`x`頭髮", HK) == "以後`x`頭髮"
    assert convert_text("[皇后](x.md)以後", HANS) == "[皇后](x.md)以后"


def test_front_matter_keeps_its_keys_and_loses_the_glossary() -> None:
    said = "title: 標題「體」\ntemplate: 體.html\ntags: [標籤, {鍵體: 值體}]\nwords: {檔案: {zh-Hans: 文件}}"
    page = parse("a.md", f"---\n{said}\n---\n檔案、檔".encode())
    page = convert_page(page, HANS, lambda _: False)
    assert page.meta == {"title": "标题“体”", "template": "體.html", "tags": ["标签", {"鍵體": "值体"}]}
    assert (page.title, page.body, page.path) == ("标题“体”", "文件、档", "zh-hans/a.md")


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("about.md", "[a](index.md#體)", "[a](index.md#體)"),
        ("about.md", "[a](feed.xml)", "[a](../feed.xml)"),
        ("about.md", "[a](<my file.md>)", "[a](<../my file.md>)"),
        ("guide/a.md", "[a](../index.md)", "[a](../index.md)"),
        ("guide/a.md", "[a](b.md?c#d)", "[a](b.md?c#d)"),
        ("guide/a.md", "[a](../x.png)", "[a](../../x.png)"),
        ("guide/a.md", "[a]: ../x.png", "[a]: ../../x.png"),
        ("guide/a.md", '<img src="../../x.png">', '<img src="../../../x.png">'),
        ("guide/a.md", '<a href="../b/">', '<a href="../b/">'),
        ("guide/a.md", '<a href="../../" data-src="x">', '<a href="../../" data-src="x">'),
    ],
)
def test_an_address_leads_where_it_led(path: str, source: str, expected: str) -> None:
    assert convert(source, path, ("index.md", "guide/b.md")) == expected


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("---\ntitle: 甲\n---\n# 乙", "甲"),
        ("# 關於 `本站` **好** {: #about }", "關於 本站 好"),
        ("```\n# 不是\n```\n\n# [甲](b.md) #", "甲"),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_heading(source: str, title: str) -> None:
    assert parse("a.md", source.encode()).title == title


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("沒有標題".encode(), "docs/a.md: error: has no title"),
        ("---\na: [\n---\n# 題".encode(), "docs/a.md:3: error: its front matter is not YAML"),
        ("---\n- a\n---\n# 題".encode(), "docs/a.md:1: error: its front matter is not a list of keys"),
        ("---\nwords: {檔: 文}\n---\n# 題".encode(), "docs/a.md:1: error: words is not"),
        ("# 題\n\n[關於]: a.md".encode(), "docs/a.md:3: error: the reference [關於] would be converted"),
        ("# 題".encode("big5"), "docs/a.md: error: is not UTF-8"),
    ],
)
def test_a_slip_is_named_with_its_place(raw: bytes, message: str) -> None:
    with pytest.raises(Rejected, match=re.escape(message)):
        parse("a.md", raw)


def test_every_slip_of_all_pages_is_told_at_once() -> None:
    _, _, findings = written_pages({"a.md": b"", "b.md": b""}, [], TABLE.values())
    assert [finding.file for finding in findings] == ["docs/a.md", "docs/b.md"]


def test_a_page_knows_the_variants_that_it_has() -> None:
    sources = {"guide/index.md": b"# \xe7\x94\xb2", "zh-hans/own.md": b"# Own"}
    files, table, _ = written_pages(sources, [], [TABLE["zh-Hant"], HANS])
    assert files.keys() == {"zh-hans/guide/index.md"}
    assert {url: [other["path"] for other in meta["alternates"]] for url, meta in table.items()} == {
        "guide/": ["guide/", "zh-hans/guide/"],
        "zh-hans/guide/": ["guide/", "zh-hans/guide/"],
        "zh-hans/own/": ["zh-hans/own/"],
    }


# --- in docs/ ----------------------------------------------------------------


def test_a_page_written_by_hand_in_a_variant_stays(full_project: Project) -> None:
    mine = full_project.root / "docs/zh-hans/about.md"
    mine.parent.mkdir()
    mine.write_text("# 我写的\n", encoding="utf-8")
    here = Page((full_project.site() / "zh-hans/about/index.html").read_text(encoding="utf-8"))
    assert mine.read_text(encoding="utf-8") == "# 我写的\n"
    assert here.text[0] == "我写的"
    assert {link["hreflang"] for link in here.links("alternate") if "hreflang" in link} >= {"zh-Hant"}


def test_a_made_page_is_taken_over_by_removing_its_mark(full_project: Project) -> None:
    full_project.build()
    made = full_project.root / "docs/zh-hans/about.md"
    source = made.read_text(encoding="utf-8")
    made.write_text(source + "改\n", encoding="utf-8")
    full_project.build()
    assert made.read_text(encoding="utf-8") == source
    mine = source.replace(f"{MADE}\n", "") + "改\n"
    made.write_text(mine, encoding="utf-8")
    full_project.build()
    (full_project.root / "docs/about.md").unlink()
    full_project.build()
    assert made.read_text(encoding="utf-8") == mine


def test_a_page_that_is_gone_is_gone_in_every_variant(full_project: Project) -> None:
    full_project.build()
    (full_project.root / "docs/about.md").unlink()
    site = full_project.site()
    assert not list(site.rglob("about"))
    assert "about/" not in (site / "index.html").read_text(encoding="utf-8")


# --- the built pages ---------------------------------------------------------


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the page of all components, built by MkDocs in site/, by Zensical in zensical/."""
    project = copy_project(tmp_path_factory.mktemp("every"), seeds="damaged")
    (project.root / "docs/every.md").write_text(EVERY, encoding="utf-8")
    site = project.site()
    site.rename(project.root / "mkdocs")
    done = project.run("zensical", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    site.rename(project.root / "zensical")
    (project.root / "mkdocs").rename(site)
    return project


PATHS = [root + name for root in ("", "zh-hans/") for name in ("about/", "every/")]


def load(project: Project, path: str, folder: str = "site") -> Page:
    return Page((project.root / folder / path / "index.html").read_text(encoding="utf-8"))


def ids(page: Page) -> list[tuple[str, str]]:
    return [(tag, attributes["id"]) for tag, attributes in page.tags if "id" in attributes]


@pytest.mark.parametrize("folder", ["site", "zensical"])
@pytest.mark.parametrize("name", ["about/", "every/"])
def test_a_page_has_the_same_structure_in_every_script(every: Project, name: str, folder: str) -> None:
    hant, hans = load(every, name, folder), load(every, f"zh-hans/{name}", folder)
    assert [tag for tag, _ in hant.tags] == [tag for tag, _ in hans.tags]
    assert ids(hant) == ids(hans)
    assert len(set(ids(hant))) == len(ids(hant))
    assert [block.tag for block in hant.blocks] == [block.tag for block in hans.blocks]


@pytest.mark.parametrize("folder", ["site", "zensical"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_tells_its_language_and_its_variants(every: Project, path: str, folder: str) -> None:
    here = load(every, path, folder)
    names_its_language_and_its_variants(here, path)
    assert len(here.all("title")) == len([m for m in here.all("meta") if m.get("name") == "viewport"]) == 1
    assert not [meta for meta in here.all("meta") if meta.get("name") == "generator"]


def test_the_site_map_lists_the_page_with_its_variants(every: Project) -> None:
    for folder in ("site", "zensical"):
        source = (every.root / folder / "sitemap.xml").read_text(encoding="utf-8").replace("&#x2f;", "/")
        assert source.count(f'hreflang="zh-Hans" href="{URL}zh-hans/about/"') == 2


def test_front_matter_reaches_the_head_as_it_is(every: Project) -> None:
    here = load(every, "zh-hans/every/")
    meta = {tag.get("name") or tag.get("property"): tag.get("content") for tag in here.all("meta")}
    assert meta["description"] == '这一页<b>&"用到"</b>每一种。'
    assert meta["og:title"] == "各式“元件”"


@pytest.mark.parametrize("path", PATHS)
def test_the_interface_speaks_the_pages_script(every: Project, path: str) -> None:
    for folder in ("site", "zensical"):
        source = (every.root / folder / path / "index.html").read_text(encoding="utf-8")
        config = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), source[source.index("__config") :])
        frame = source[: source.index("<article")] + source[source.index("</article>") :] + config
        frame = re.sub(r'data-(offer|close)="[^"]*"', "", html.unescape(frame))
        foreign = "頁閱讀設複製條" if path.startswith("zh-hans/") else "个页阅设复制条"
        assert not set(foreign) - {"制"} & set(frame)


def test_every_foot_leads_to_the_page_in_its_own_variant(every: Project) -> None:
    for root, title in (("", "關於本站"), ("zh-hans/", "关于本站")):
        for name in ("", f"articles/{SLUG}/", f"articles/{SLUG}/notes/", "every/"):
            source = (every.root / "site" / root / name / "index.html").read_text(encoding="utf-8")
            up = "../" * name.count("/")
            assert f'<a href="{up}about/">{title}</a>' in source, root + name


def test_every_link_leads_somewhere(every: Project) -> None:
    site = every.root / "site"
    for path in PATHS:
        here = load(every, path)
        for tag in [*here.all("a"), *here.all("img"), *here.all("script"), *here.all("link")]:
            address = tag.get("href") or tag.get("src") or ""
            if address.startswith(("https://example.org/%", "https://example.org/繁")) or not address:
                continue
            if address.startswith("https://") and not address.startswith(URL):
                assert tag in here.all("a"), address
                continue
            bare, _, fragment = address.partition("#")
            target = site / bare.removeprefix(URL) if bare.startswith(URL) else site / path / bare
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (path, address)
            if fragment:
                assert fragment in {id for _, id in ids(Page(target.read_text(encoding="utf-8")))}, address


def test_no_page_lists_all_articles(every: Project) -> None:
    frame = (every.root / "site/about/index.html").read_text(encoding="utf-8")
    assert SLUG not in frame
    assert "md-nav" not in frame


def test_the_site_is_as_it_was_where_articles_are(every: Project, site: Path) -> None:
    """What hand-written pages use changes nothing on the others."""
    for path in (f"articles/{SLUG}/index.html", f"zh-hans/articles/{SLUG}/notes/index.html"):
        ours, theirs = (folder / path for folder in (every.root / "site", site))
        foot = re.compile(r"<footer.*</footer>")
        assert foot.sub("", ours.read_text("utf-8")) == foot.sub("", theirs.read_text("utf-8"))
        assert "md-" not in foot.sub("", ours.read_text("utf-8")).replace("md-header", "")


# --- in a browser ------------------------------------------------------------

# The least contrast of any text of the page with what is behind it.
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = (under, [r, g, b, a]) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a))
  const behind = e => {
    const layers = []
    for (; e; e = e.parentElement) layers.unshift(rgba(getComputedStyle(e).backgroundColor))
    return layers.reduce(over, [255, 255, 255])
  }
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4
  const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255)
  let least = [99]
  for (const e of document.querySelectorAll("article *")) {
    const own = [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())
    if (!own || !e.checkVisibility() || e.closest(".md-annotation")) continue
    const under = behind(e)
    const [x, y] = [light(over(under, rgba(getComputedStyle(e).color))), light(under)]
    const ratio = (Math.max(x, y) + .05) / (Math.min(x, y) + .05)
    if (ratio < least[0]) least = [ratio, e.outerHTML.slice(0, 80)]
  }
  return least
}"""


@pytest.mark.parametrize("folder", ["site", "zensical"])
def test_all_components_are_legible_in_every_scheme(
    every: Project, serve: Callable[[Path], str], browser: Browser, folder: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    address = serve(every.root / folder)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    for scheme in ("light", "sepia", "dark"):
        page.goto(f"{address}every/", wait_until="load")
        page.evaluate("scheme => { localStorage.scheme = scheme }", scheme)
        page.reload(wait_until="load")
        page.add_style_tag(content="* { transition: none !important }")
        page.evaluate("document.querySelectorAll('article details').forEach(e => e.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            ratio, where = page.evaluate(CONTRAST)
            assert ratio >= 4.5, (scheme, media, where)
        page.emulate_media(media="screen")
    page.close()
    assert problems == []
    assert all(url.startswith((address, "data:")) for url in asked), asked
    assert not [url for url in asked if "sitemap" in url or "worker" in url]


def test_the_bar_works_as_on_every_page(
    every: Project, serve: Callable[[Path], str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 844})
    address = serve(every.root / "site")
    page.goto(f"{address}every/")
    page.click(".settings summary")
    page.click("text=米黃")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 236, 216)"
    page.click(".find")
    page.type(".search input", "小米数科")
    page.wait_for_selector(".search mark")
    page.click(".search .close")
    page.locator("#tables").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.querySelector('#tables').offsetTop + 200)")
    before = page.evaluate("document.querySelector('#tables').getBoundingClientRect().top")
    page.click(".switch a[lang=zh-Hans]")
    page.wait_for_url("**/zh-hans/every/")
    page.wait_for_selector(".md-code__button[title=复制]")
    after = page.evaluate("document.querySelector('#tables').getBoundingClientRect().top")
    assert abs(after - before) < 200
    page.click("text=简体的")
    assert page.is_visible("text=echo")
    page.close()


LOOK = """() => [".text>p:nth-of-type(2)", ".text h2", ".foot", ".bar .site"].map(which => {
  const element = document.querySelector(which), style = getComputedStyle(element)
  const names = ["color", "fontFamily", "fontSize", "fontWeight", "lineHeight", "lineBreak", "textAlign"]
  return [which, element.getBoundingClientRect().left, ...names.map(name => style[name])]
})"""


def test_the_text_looks_like_an_articles(
    every: Project, serve: Callable[[Path], str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 844})
    address = serve(every.root / "site")
    looks = []
    for path in (f"articles/{SLUG}/", "every/"):
        page.goto(address + path)
        looks.append(page.evaluate(LOOK))
    page.close()
    assert looks[0] == looks[1]


def test_zensical_shows_what_mkdocs_shows(every: Project) -> None:
    for path in PATHS:
        ours, theirs = load(every, path), load(every, path, "zensical")
        assert [(b.tag, b.id, b.text) for b in ours.blocks if b.tag not in ("script", "style")] == [
            (b.tag, b.id, b.text) for b in theirs.blocks if b.tag not in ("script", "style")
        ]
        assert ours.all("meta") == theirs.all("meta")


# --- what is made again ------------------------------------------------------


def test_links_of_a_made_page_follow_the_articles(full_project: Project) -> None:
    about = full_project.root / "docs/mine.md"
    about.write_text(f"# 我的頁\n\n[文](articles/{SLUG}/index.md)\n", encoding="utf-8")
    made = full_project.root / "docs/zh-hans/mine.md"
    full_project.build()
    assert f"(articles/{SLUG}/index.md)" in made.read_text(encoding="utf-8")
    (settings,) = (full_project.root / "seeds").glob("*.toml")
    source = settings.read_text(encoding="utf-8")
    settings.write_text('variants = ["zh-Hant"]\n' + source, encoding="utf-8")
    full_project.build()
    assert f"(../articles/{SLUG}/index.md)" in made.read_text(encoding="utf-8")


def test_a_made_page_that_somebody_took_over_outlives_its_origin(full_project: Project) -> None:
    origin = full_project.root / "docs/about.md"
    made = full_project.root / "docs/zh-hans/about.md"
    full_project.build()
    made.write_text(
        made.read_text(encoding="utf-8").replace(f"{MADE}\n", "") + "我写的。\n", encoding="utf-8"
    )
    origin.rename(full_project.root / "docs/info.md")
    assert full_project.build().returncode == 0
    assert "我写的。" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("關於.markdown", "# 題", "does not end in .md"),
        ("README.md", "# 題", "its name is README"),
        ("x.md", "---\nauthor: 2020-01-01\n---\n# 題", "author is not what it must be"),
        ("x.md", "---\nwords:\n  檔案: { zh-Hans: }\n---\n# 題", "words is not a list"),
        ("zh-hk/x.md", "# 題", "a page in zh-Hant-HK, which is off"),
    ],
)
def test_a_page_that_cannot_be_published_is_an_error(
    full_project: Project, name: str, text: str, says: str
) -> None:
    path = full_project.root / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    done = full_project.build()
    assert done.returncode == 1
    assert f"docs/{name}" in done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr
