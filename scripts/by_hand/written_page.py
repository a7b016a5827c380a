"""Make of a hand-written page, Markdown in Traditional, the page in every variant, as HTML.

Python-Markdown renders a page first, with the extensions of mkdocs.yml; then its texts are converted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from scripts.by_hand.html_reader import read_html
from scripts.by_hand.links import FROM_FILE, Known, address_in
from scripts.by_hand.rendered import Rendered
from scripts.by_hand.written_head import read_front
from scripts.converting.render import render
from scripts.converting.variants import TABLE, Variant
from scripts.findings import Finding, Rejected, line_of
from scripts.pages.searched import SearchBlock
from scripts.source.settings import Word

# Keys of front matter whose values are names, and not converted.
_NAMES = frozenset({"icon", "image"})

Markdown = Callable[[str], str]


@dataclass(frozen=True)
class Written:
    """A hand-written page, as it was written or converted to a variant.

    ``begins``: the character of ``source`` at which its Markdown begins; ``root``: the folder of the variant
    to which it was converted.
    """

    path: str  # below docs/, of the page that somebody wrote
    variant: Variant
    source: str
    begins: int  # where its Markdown does, behind the front matter
    meta: Mapping[str, Any]
    title: str
    content: Rendered
    root: str = ""

    @property
    def file(self) -> str:
        """Where MkDocs finds the page, below docs/."""
        return self.root + self.path

    def html(self, known: Known) -> str:
        """Write the page as HTML that begins with its title."""
        html = self.content.html(lambda address: address_in(address, self.path, self.root, known)[0])
        headed = any(block.heading == "h1" for block in self.content.blocks)
        return html if headed else f"<h1>{escape(self.title)}</h1>\n{html}"

    @property
    def blocks(self) -> list[SearchBlock]:
        """What can be found of the page by searching."""
        below = ((one, text) for one, text in self.content.texts() if one.heading != "h1")
        return [("", False, self.title), *((one.id, bool(one.heading), text) for one, text in below)]


def parse_page(path: str, raw: bytes, markdown: Markdown) -> Written:
    """Read the bytes of a page: front matter, title, and the Markdown as HTML. Raises ``Rejected``."""
    source, begins, meta = read_front(f"docs/{path}", raw)
    content = read_html(markdown(source[begins:]))
    heading = next((text for block, text in content.texts() if block.heading == "h1"), "")
    title = str(meta.get("title") or "") or heading
    if not title:
        message, advice = "has no title", "begin it with # and a title, on one line"
        raise Rejected.of("P03", f"docs/{path}", None, message, advice)
    ours = max((one for one in TABLE.values() if path.startswith(one.root)), key=lambda one: len(one.root))
    return Written(path, ours, source, begins, meta, title, content)


def convert_page(written: Written, variant: Variant) -> Written:
    """Convert a page in Traditional to a variant. Its addresses stay as they were."""
    glossary = [Word(0, word, forms) for word, forms in written.meta.get("words", {}).items()]

    def convert(text: str) -> str:
        return render(text, "traditional", variant, glossary)

    def converted(value: Any, key: str = "") -> Any:
        match value:
            case str() if key not in _NAMES:
                return convert(value)
            case list():
                return [converted(item, key) for item in value]
            case dict():
                return {name: converted(item, name) for name, item in value.items()}
        return value

    return replace(
        written,
        variant=variant,
        meta=converted({key: value for key, value in written.meta.items() if key != "words"}),
        title=convert(written.title),
        content=written.content.converted(convert),
        root=variant.root,
    )


def dead_links(one: Written, known: Known, markdown: Markdown) -> Iterator[Finding]:
    """Yield a finding for each line of a page with a link that leads nowhere; its line is ``None`` if that is
    not found.

    ``known``: every file of the site, and the ids in it; ``markdown``: renders the page.
    """
    addresses = list(one.content.addresses())
    for address in dict.fromkeys(addresses):
        _, wrong = address_in(address, one.path, one.root, known)
        for line in _lines_of(address, addresses.count(address), one, markdown) if wrong else []:
            advice = "correct the address, or put the file there"
            yield Finding("P06", f"docs/{one.path}", line, wrong, advice)


def _lines_of(address: str, times: int, one: Written, markdown: Markdown) -> list[int | None]:
    """Find the lines of the source from which a page has ``address``; it has it ``times`` times.

    A line is one of them if the page has the address fewer times once it is taken out of that line.
    """
    bare = address.removeprefix(FROM_FILE)
    lines = one.source[one.begins :].split("\n")
    before = line_of(one.source, one.begins)
    found: list[int | None] = []
    for at, line in enumerate(lines):
        if bare in line:
            without = "\n".join([*lines[:at], line.replace(bare, "x"), *lines[at + 1 :]])
            if list(read_html(markdown(without)).addresses()).count(address) < times:
                found.append(before + at)
    return found or [None]
