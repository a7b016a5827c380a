"""What the build has to say to an editor: one line each, in one form, with a code that stays.

``LEVELS`` lists every code; ``guide/findings.md`` says what each means and how it is settled.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "notice"]

# The letter says where it was found; a code is never given to something else.
LEVELS: dict[str, Level] = {
    # F: the files in seeds/ and docs/
    "F01": "error",  # no such folder, or no text in it
    "F02": "error",  # a file that cannot be read
    "F03": "error",  # a link out of the folder
    "F04": "error",  # larger than a text may be
    "F05": "error",  # not UTF-8
    "F06": "error",  # characters that no page can carry
    "F07": "error",  # nothing in it
    "F08": "error",  # a name that its kind of file cannot have
    "F09": "error",  # a .toml or version by hand without its text
    "F10": "warning",  # a file that nobody reads
    "F11": "error",  # a generated page would overwrite it
    "F12": "error",  # a text that is there already
    "F13": "error",  # a file on which the program fails, or takes too long
    # T: an article's .toml, the site's glossary, versions by hand
    "T01": "error",  # not TOML
    "T02": "error",  # an unknown key
    "T03": "error",  # a value that its key cannot take
    "T04": "error",  # a required key is missing
    "T05": "error",  # two entries that contradict each other
    "T06": "error",  # a quote that is not in the text
    "T07": "error",  # a correction that does not match as declared
    "T08": "error",  # a line is named that has no text
    "T09": "error",  # a word named twice
    "T10": "notice",  # a word that changes nothing
    "T11": "error",  # a version by hand that does not fit
    # R: restoring
    "R01": "notice",  # control characters taken out of a damaged copy
    "R02": "warning",  # control characters taken out of a genuine text
    "R03": "warning",  # broken bytes that the editor has to decide
    "R04": "notice",  # half-width ? that may stand for lost bytes
    "R05": "warning",  # a bracket that may be the author's or the copy's
    "R06": "warning",  # a text declared genuine that is annotated as copies are
    "R07": "notice",  # readings in brackets, too few or too regular to be a copy's
    "R08": "notice",  # characters annotated only once
    "R09": "notice",  # half-width marks that stay
    "R10": "notice",  # quotation marks that do not pair
    "R11": "warning",  # nobody can say whether the copy is damaged
    "R12": "warning",  # the text does not look like what it is declared to be
    "R13": "warning",  # a right but rare form that conversion may lose
    "R14": "warning",  # bytes that are no UTF-8, lost in the copy
    "R15": "warning",  # characters taken out that are line ends to some programs
    "R16": "notice",  # invisible characters taken out of a damaged copy
    "R17": "warning",  # entities or tags of HTML that stay
    "R18": "warning",  # text that was read in a wrong encoding
    "R19": "notice",  # lines that were broken at a width, put together
    "R20": "warning",  # marks of Markdown in a plain text
    "R21": "warning",  # readings beside characters of a damaged copy, in no known form
    "R22": "notice",  # characters that stood apart one by one, put together
    "R23": "warning",  # characters that are rarely meant
    "R24": "warning",  # lines that end within words, and no sign of where paragraphs begin
    "R25": "warning",  # what stands beside a text in print or on a site
    "R26": "notice",  # small slips: characters twice, words that a blank tears, an end within a sentence
    # A: the article
    "A01": "notice",  # something guessed
    "A02": "error",  # a text without words
    "A03": "error",  # no address, or one that another article has
    "A04": "warning",  # a heading that ends like a sentence
    "A05": "error",  # two headings in one line, or with one id
    "A06": "notice",  # not published: a draft, or before its day
    "A07": "notice",  # not published: none of its variants is on
    "A08": "warning",  # a published address that leads nowhere now
    "A09": "notice",  # articles that the list of addresses does not have yet
    "A10": "error",  # an address that is said to be gone, and is published
    "A11": "warning",  # a place in a series that cannot be told
    "A12": "notice",  # a variant that is asked for, and is off
    "A13": "warning",  # a text without Chinese
    # M: a text in Markdown
    "M01": "error",  # nested too deep
    "M02": "error",  # front matter that cannot be read
    "M03": "notice",  # keys of the front matter that are not read
    "M04": "error",  # a row with more cells than its table: they would be lost
    "M05": "warning",  # HTML that is shown as text
    "M06": "warning",  # a form that is not closed, or nearly one
    "M07": "error",  # a variant would have other forms than the text
    "M08": "warning",  # a link that leads nowhere
    "M09": "notice",  # a picture of another host
    "M10": "notice",  # an SVG
    "M11": "notice",  # pictures without alternative text
    "M12": "warning",  # a large picture
    "M13": "warning",  # a picture that says where it was taken
    "M14": "warning",  # forms of other dialects of Markdown, shown as text
    "M15": "notice",  # HTML that only says how words look
    "M16": "notice",  # code that is only words: no variant changes it
    "M17": "notice",  # words behind the language of a fence
    # C: mkdocs.yml, and what it names
    "C01": "error",  # cannot be read
    "C02": "error",  # a setting that the site cannot have
    "C03": "error",  # the seal is no drawing
    "C04": "error",  # $TODAY is no day
    "C05": "error",  # published.json cannot be understood
    "C06": "error",  # a style sheet that cannot stand in a page
    "C07": "warning",  # the article that should stand first on home is not published
    # P: pages by hand in docs/
    "P01": "error",  # cannot be read
    "P02": "error",  # front matter that is wrong
    "P03": "error",  # no title
    "P04": "error",  # a name or place that no page can have, or another page has
    "P06": "warning",  # a link that leads nowhere
    # S: the finished site
    "S01": "error",  # a page does not show its text, or the record does not give back the seed
    "S02": "error",  # a visitor finds something broken
    "S03": "error",  # a head or the sitemap tells machines what is not so
    "S04": "error",  # a list, contents or link leads elsewhere than it says
    "S05": "error",  # a book, feed or search has another text
    "S06": "error",  # notes tell of other changes than the record has
    "S07": "error",  # a page without its whole policy, or that hides, sends or loads something
    "S08": "error",  # a file is missing, or nothing demands it
    "S09": "error",  # what stands around a text is not what stands there on other pages
}


@dataclass(frozen=True)
class Doubt:
    """What a finding is unsure of, for the review, which offers lines of TOML that settle it."""

    kind: str  # a word, like "heading"
    quotes: tuple[str, ...]  # the places in doubt, as [[settled]] quotes them
    becomes: tuple[str, ...] = ()  # what may be right instead


@dataclass(frozen=True)
class Finding:
    """One error, warning or notice, about one place: a line (from 1) of a file, or the file as a whole.

    What has an ``error`` cannot be published. What has a ``warning`` can, but a character may be wrong or a
    reader may lose something; with ``--strict`` it counts as an error. A ``notice`` only tells.
    """

    code: str
    file: str
    line: int | None
    message: str
    advice: str
    doubt: Doubt | None = None

    @property
    def level(self) -> Level:
        return LEVELS[self.code]

    def __str__(self) -> str:
        text = f"{place_of(self.file, self.line)}: {self.level}: {self.message}; {self.advice} [{self.code}]"
        return " ".join(text.splitlines())


def place_of(file: str, line: int | None) -> str:
    """Name a place as programs find it: seeds/x.txt:3; of a file as a whole, only the file."""
    return file if line is None else f"{file}:{line}"


def line_of(text: str, at: int) -> int:
    """Return the number, from 1, of the line in which the character at ``at`` (from 0) of a text stands."""
    return text.count("\n", 0, at) + 1


def counted(number: int, what: str) -> str:
    """Say how many there are: 1 form, 2 forms, 1,000 places."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def tell(findings: Iterable[Finding]) -> None:
    """Print findings to stderr, a line each; those that say the same once."""
    for said in dict.fromkeys(map(str, findings)):
        print(said, file=sys.stderr)


class Rejected(Exception):
    """Raised for input that cannot be published; ``findings`` has every reason found, not only the first."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings

    @classmethod
    def of(cls, code: str, file: str, line: int | None, message: str, advice: str) -> "Rejected":
        """Make one with a single finding, of which these are the fields."""
        return cls([Finding(code, file, line, message, advice)])


@contextmanager
def gathered(into: list[Finding]) -> Iterator[None]:
    """Catch ``Rejected`` in the body of a ``with``; add its findings to ``into``, and go on behind it."""
    try:
        yield
    except Rejected as rejected:
        into += rejected.findings
