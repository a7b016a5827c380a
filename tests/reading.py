"""What a page says: the blocks of its text, without any of the code that made it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from scripts.checks.forms import shown, words
from scripts.checks.tree import parsed


@dataclass
class Block:
    tag: str
    id: str
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Parses a built page: its blocks, all tags with their attributes, its title."""

    source: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: Block | None = None
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag in ("h1", "h2", "h3", "p", "title", "td", "th", "li", "script", "style"):
            self._open = Block(tag, attributes.get("id", ""))
            self.blocks.append(self._open)

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open.tag:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.text += data

    @property
    def text(self) -> list[str]:
        """Title, headings and paragraphs of an article, in order."""
        heads = [block.text for block in self.blocks if block.tag == "h1"]
        return heads + [block.text for block in self.blocks if block.tag in ("h2", "h3", "p") and block.id]

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def links(self, rel: str) -> list[dict[str, str]]:
        return [link for link in self.all("link") if link.get("rel") == rel]


def text_of(html: str) -> list[str]:
    """Read a page as the proof does: its title, and the words of each block."""
    page = parsed(html)[0]
    return [page.one("h1").text, *map(words, shown(page.one(cls="text"), ""))]
