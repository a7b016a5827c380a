"""The types of the front matter of generated pages, which templates use as ``meta``."""

from typing import NotRequired, TypedDict, TypeVar, cast


class Alternate(TypedDict):
    """A page in a variant: ``lang`` as in BCP 47, ``label`` as on the switch (繁), ``locale`` as Open Graph
    writes it (zh_TW), ``path`` relative to the site.
    """

    lang: str
    label: str
    locale: str
    path: str


class Link(TypedDict):
    """A link: the address, relative to the site, and the title of its target; if that is an article, also the
    title cut where its lines may break.
    """

    url: str
    title: str
    phrases: NotRequired[list[str]]


class ContentsItem(TypedDict):
    """A heading of an article: its id and text, and the headings below it."""

    id: str
    title: str
    children: NotRequired[list["ContentsItem"]]


class ExamplePart(TypedDict):
    """A run of characters of an example, and whether it was changed."""

    text: str
    changed: bool


class Example(TypedDict):
    """A few words before and after restoring. ``lang``: their language (BCP 47); ``version``: the name of
    that variant, "" if the page itself is in it.
    """

    lang: str
    version: str
    before: list[ExamplePart]
    after: list[ExamplePart]


class Item(TypedDict, total=False):
    """An article in a list of articles. Days are written as in ISO 8601, "" if not known."""

    waiting: str  # why it is not published yet: "draft", or the day
    part: str  # its number in its series
    url: str
    title: str
    phrases: list[str]  # the title, cut where its lines may break
    subtitle: str
    author: str
    opening: str
    image: str  # its address, relative to the site
    width: int
    height: int
    characters: str  # their number, like 2,278
    minutes: int
    date: str
    added: str


class Year(TypedDict):
    """A year of the archive: the address of its page, and its articles, none if only that page lists them."""

    year: str  # "" of those whose year is not known
    url: str
    count: int
    articles: list[Item]


class Meta(TypedDict, total=False):
    """Front matter. Every page has the keys up to ``alternates``; the others depend on its kind."""

    template: str
    kind: str  # article, notes, home, archive, moved, plain, written or lost
    lang: str
    locale: str
    title: str
    root: str  # the variant's folder, relative to the site: "" or like "zh-hans/"
    path: str  # the page's address, relative to the site
    alternates: list[Alternate]
    noindex: bool
    # An article's page; its notes have some of these too
    phrases: list[str]  # the title, cut where its lines may break
    leads_in: bool  # whether its first paragraph leads into the article
    waiting: str
    description: str
    characters: str
    minutes: int
    editors_title: bool
    sections: list[ContentsItem]
    notes: str  # this and the next two: addresses, relative to the site
    text: str
    epub: str
    original: str  # the language of the text that the record of changes is about
    ld: str  # members of the schema.org Article
    author: str
    byline: str  # the author, "" where the text itself begins with naming one
    translator: str
    subtitle: str
    date: str
    updated: str
    source: str
    canonical_to_source: bool
    forms: str  # what more its styles need: "lists", or "lists-forms"; on home "pictures"
    image: str  # the picture that stands for the article: its address, relative to the site
    width: int
    height: int
    markdown: str  # the name under which the text is downloaded
    series: Link  # where its contents are, and its number there
    part: str
    tags: list[Link]
    newer: Link | str  # neighbours: a link to an article, or the address of a list
    older: Link | str
    # The page at an old address
    to: str  # the address of today, relative to the site
    # Its notes
    article: str
    between: str  # between which texts the changes are, if the record is about another variant; else ""
    summary: list[str]  # the description, in parts; every other one is a number with its unit
    example: Example  # on home too, while it has one article
    # A page by hand
    html: str  # the template that holds its content
    # Home, and the numbered pages of the list
    articles: list[Item]
    lead: bool  # the first of them is the one that the publisher named
    archive: str  # its address, while there are several articles; on the archive's own pages too
    years: list[Year]
    up: Link  # from the list of a series or tag to all of its kind


Partial = TypeVar("Partial", Item, Meta, dict[str, object])


def without_empty(some: Partial) -> Partial:
    """Drop the members whose value is empty, so that pages and records do not hold them."""
    return cast(Partial, {key: value for key, value in some.items() if value})
