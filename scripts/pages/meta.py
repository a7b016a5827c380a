"""What templates may use: the front matter of every page, as ``meta`` there."""

from typing import TypedDict


class Alternate(TypedDict):
    """A variant of the page: its language (BCP 47), name, Open Graph locale and address."""

    lang: str
    label: str
    locale: str
    path: str


class Link(TypedDict):
    """Another article: its address below the site's, and its title."""

    url: str
    title: str


class Section(TypedDict):
    """A heading of an article: its id and what it says."""

    id: str
    title: str


class Listed(TypedDict, total=False):
    """An article in a list. Days are as ISO 8601 writes them."""

    waiting: str  # why it is not published yet: "draft", or the day
    url: str
    title: str
    subtitle: str
    opening: str
    characters: str  # how many, like 2,278
    minutes: int
    date: str
    added: str
    variants: list[dict[str, str]]  # lang, label, url


class Meta(TypedDict, total=False):
    """Front matter. The first nine keys are on every page, the others on those kinds that have them."""

    template: str
    kind: str  # article, notes, home, written or lost
    lang: str
    locale: str
    title: str
    root: str  # of the variant, below the site's address: "" or "zh-hans/"
    path: str  # of the page, below the site's address
    alternates: list[Alternate]
    noindex: bool
    # An article's page
    waiting: str
    description: str
    characters: str
    minutes: int
    editors_title: bool
    sections: list[Section]
    notes: str  # addresses below the site's
    text: str
    epub: str
    original: str  # the language in which the record ends
    ld: str  # members of the schema.org Article
    author: str
    translator: str
    subtitle: str
    date: str
    updated: str
    source: str
    canonical_to_source: bool
    newer: Link | str  # neighbours: of an article a link, of a list an address
    older: Link | str
    # Its notes
    article: str
    # Home, and the lists behind it
    articles: list[Listed]
