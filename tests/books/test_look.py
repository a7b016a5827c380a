"""What a book looks like in its own styles, drawn by a browser as wide as a small reader."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.article.edition import edition
from scripts.article.interpret import interpret
from scripts.books.epub import epub
from scripts.converting.variants import TABLE
from scripts.source.seed import Source, parse_source
from tests.books.test_epub import CONFIG

WIDTH = 360
POEM = "題目\n\n　　露從今夜白\n　　　月是故鄉明\n\n　　有弟皆分散\n　　無家問死生\n"
FORMS = f"""# 題目

燈還亮著。

```
{"print(1) " * 40}
```

| 站 | 說明 |
| -- | ---- |
| 一 | {"山" * 60} |

- [x] 雨傘

{"https://example.org/" * 6}
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": 640})
    yield context.new_page()
    context.close()


def show(page: Page, folder: Path, name: str, text: str) -> None:
    """Open the document of a book in which the text stands."""
    said = b'slug = "x"\nscript = "traditional"\n'
    seed, _ = parse_source(Source(f"seeds/{name}", text.encode(), said))
    assert seed
    with zipfile.ZipFile(io.BytesIO(epub(edition(interpret(seed)[0], TABLE["zh-Hant"]), CONFIG))) as book:
        book.extractall(folder)
    (document,) = folder.rglob("text1.xhtml")
    page.goto(document.as_uri())


def test_verse_has_its_lines_and_no_empty_ones_between_them(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, "x.txt", POEM)
    tops = page.locator(".line").evaluate_all("lines => lines.map(line => line.getBoundingClientRect().top)")
    high = page.locator(".line").first.evaluate("line => line.getBoundingClientRect().height")
    assert len(tops) == 4
    assert tops[1] - tops[0] == pytest.approx(high, abs=1)
    assert tops[2] - tops[1] > high * 1.5, "stanzas are apart"


def test_no_line_is_wider_than_the_reader(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, "x.md", FORMS)
    assert page.locator("pre, table, .tasks").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert page.locator(".tasks").evaluate("list => getComputedStyle(list).listStyleType") == "none"
