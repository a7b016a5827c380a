"""Walk through a built site as a visitor would: follow every link, read every page once."""

import string
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

from scripts.checks.tree import Node, parsed

# tag → the attribute with the address that a browser loads by itself; and the kinds of <link> it loads.
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


class Page:
    """What a visitor knows of a page: its ids and addresses, which are all made absolute.

    ``unreadable``: links that are no valid addresses.
    """

    def __init__(self, address: str, source: str) -> None:
        self.address = address
        self.leads_on = False  # as a page at an old address does, at once
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.unreadable: list[str] = []
        for one in parsed(source)[0].every:
            self._note(one)

    def _note(self, one: Node) -> None:
        """Note the id or address that an element has."""
        if "id" in one.attrs:
            self.ids.add(one.get("id"))
        loads = one.get(LOADED.get(one.tag, ""))
        said = one.get("href") or loads
        try:
            # White space and all outside ASCII is encoded as a browser does it before a request.
            target = quote(urljoin(self.address, said.strip()), safe=string.punctuation)
        except ValueError:
            self.unreadable.append(said)
            return
        rel = set(one.get("rel").split())
        self.leads_on |= one.get("http-equiv").lower() == "refresh"
        if one.tag == "a" and "href" in one.attrs:
            self.links.append(target)
        elif loads:
            self.loaded.append(target)
        elif one.tag == "link" and "canonical" not in rel:
            self.links.append(target)
            self.loaded += [target] if rel & LOADED_LINKS else []


@dataclass
class Visit:
    """A walk through a site, which keeps its pages and answers by their deployed addresses."""

    site: Path  # its folder
    site_url: str  # ends with a slash
    root: Path | None = None  # the project that it was made of
    pages: dict[str, Page] = field(default_factory=dict)  # those that links lead to
    others: dict[str, Page] = field(default_factory=dict)  # those read without following a link
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    def ask(self, address: str) -> tuple[int, bytes]:
        """Answer an address of the site as GitHub Pages would, and remember it: HTTP status and body.

        A folder without its slash is 301, a file that is not there 404, with the 404 page.
        """
        address = address.partition("#")[0]
        if address not in self.answers:
            path = unquote(address.removeprefix(self.site_url).partition("?")[0])
            file = self.site / (f"{path}index.html" if path.endswith("/") or not path else path)
            status = 301 if file.is_dir() else 200 if file.is_file() else 404
            shown = file if status == 200 else self.site / "404.html"
            self.answers[address] = status, shown.read_bytes() if status != 301 and shown.is_file() else b""
        return self.answers[address]

    def is_ours(self, address: str) -> bool:
        return address.startswith(self.site_url)

    def page(self, address: str) -> Page:
        """Read and parse the page at an address, once; it goes to ``others`` unless a link led to it."""
        address = address.partition("#")[0]
        known = self.pages.get(address) or self.others.get(address)
        if not known:
            known = self.others[address] = Page(address, self.ask(address)[1].decode("utf-8", "replace"))
        return known

    def walk(self) -> None:
        """Fill ``pages`` by following every link inside the site, from the home page on."""
        todo = [self.site_url]
        while todo:
            address = todo.pop()
            if address in self.pages or self.ask(address)[0] != 200:
                continue
            page = self.pages[address] = self.page(address)
            targets = [target.partition("#")[0] for target in page.links]
            todo += [target for target in targets if self.is_ours(target) and is_page(target)]


def is_page(address: str) -> bool:
    return address.endswith(("/", ".html"))
