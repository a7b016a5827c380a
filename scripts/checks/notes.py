"""Check the notes of an article against its record: every count, change and reason, and links to files."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from scripts.checks.changed import ALIKE, AROUND, Change, Piece, joined, marks, pieces, received_lines
from scripts.checks.differences import differ
from scripts.checks.records import received_path
from scripts.checks.site import Site, SiteFile
from scripts.checks.tree import Node

LISTED = 40  # changes of a rule that are listed one by one


def _pieces_of(node: Node) -> list[Piece]:
    """Read the change or line that an element shows, without links, line numbers and reasons."""
    found: list[Piece] = []
    for one in node.inside:
        if isinstance(one, str):
            found.append(("", one))
        elif one.tag in ("del", "ins"):
            found.append((one.tag, one.text))
        elif one.tag == "span":
            found += _pieces_of(one)
        elif one.tag not in ("a", "b", "small"):
            raise ValueError(f"<{one.tag}> is no part of a change")
    return joined(found)


def _numbers(text: str) -> set[int]:
    """Find the numbers in a text: "共 1,204 處，3 類" → {1204, 3}."""
    return {int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", text)}


def notes(site: Site, file: SiteFile) -> Iterator[str]:
    """Find notes that tell of other changes, counts, reasons or files than there are."""
    tree, record = site.tree(file.path), site.whole(file.record)
    changes = record["changes"]
    text, counts = tree.one("div", cls="notes"), Counter(rule for one in changes for rule in one["rules"])
    sections = _sections(text)
    must = set(counts) | {"received"} | ({"left"} if file.said["left"] else set())
    must |= {"collation"} if any(set(one["rules"]) - AROUND for one in changes) else set()
    if set(sections) != must or len(tree.all("h1")) != 1 or file.said["title"] not in tree.one("h1").text:
        yield f"it tells of {sorted(sections)}, not {sorted(must)}"
        return
    numbers = _numbers(tree.one("p", cls="summary").text)
    told = {counts[rule] for rule in counts if rule in ("correction", "repair", "hand", "joined", "layout")}
    allowed = {*counts.values(), len(changes), len(record.get("undecoded", []))}
    if (changes and not {len(changes), *told} <= numbers) or numbers - allowed:
        yield f"its summary has the numbers {sorted(numbers)}, and must have {sorted(allowed)}"
    for rule, count in counts.items():
        heading, *blocks = sections[rule]
        if _numbers(heading.one("small").text) != {count}:
            yield f"{rule}: it counts {heading.one('small').text}, and there are {count}"
        own = [one for one in changes if rule in one["rules"]]
        yield from _of_rule(site, file, rule, heading, blocks, own)
    if file.said["left"]:
        shown = [(item.inside[0], item.one("small").text) for item in sections["left"][-1].all("li")]
        left = [(one.text.strip() if isinstance(one, Node) else one.strip(), why) for one, why in shown]
        meant = [(quote.strip(), why) for quote, why in file.said["left"]]
        yield from differ("it says of what was left", left, meant)
    yield from _collation(site, file, sections.get("collation", []))
    yield from _files(site, file, sections["received"])
    back = [one.get("href") for one in tree.one("p", cls="about").all("a")]
    must_lead = ["../", "#received"]
    yield from differ("what should lead back to the article, and to the files, leads to", back, must_lead)


def _sections(text: Node) -> dict[str, list[Node]]:
    """Map the id of each section of the notes to its elements, the heading first."""
    found: dict[str, list[Node]] = {}
    for one in text.children:
        if one.tag == "h2":
            found[one.get("id")] = [one]
        elif found:
            found[[*found][-1]].append(one)
    return found


def _of_rule(
    site: Site, file: SiteFile, rule: str, heading: Node, blocks: list[Node], changes: list[Change]
) -> Iterator[str]:
    """Check the section of one rule: its name and reason, and its changes, or examples and their number."""
    said = str(heading.inside[0]), blocks[0].text
    if (first := site.rule(file, rule, said)) != said:
        yield f"{rule}: it says {said}, and elsewhere the site says {first}"
    if rule in ALIKE:
        if _numbers(blocks[-1].all("a")[-1].text) != {len(changes)}:
            yield f"{rule}: it leads to {blocks[-1].all('a')[-1].text}, and there are {len(changes)}"
        every = {mark for one in changes for mark in marks(one)}
        shown = {(one.tag, one.text) for one in blocks[-1].all("del", "ins")}
        if not shown <= every or not shown:
            yield f"{rule}: it shows {sorted(shown - every)}, which is not there"
        return
    items = blocks[1].all("li")
    for one, item in zip(changes, items):
        pieces_of_it = [piece for piece in _pieces_of(item) if piece[0]]
        yield from differ(f"{rule}: it shows", pieces_of_it, joined(marks(one)))
        why = [small.text for small in item.all("small")]
        reasons = _reasons(site, file, one) if "correction" in one["rules"] else set()
        if (why and why[0] not in reasons) or (reasons and not why and "" not in reasons):
            yield f"{rule}: it gives the reason {why}, and must give one of {sorted(reasons)}"
        if (link := item.children[0]).tag == "a" and not _leads_to(file, link, one["line"]):
            yield f"{rule}: a change in line {one['line']} leads to {link.get('href')}"
    yield from differ(f"{rule}: of its changes it lists", len(items), min(len(changes), LISTED))


def _leads_to(file: SiteFile, link: Node, line: int) -> bool:
    """Say whether a link shows the number of a line and leads to the block that holds the line."""
    about = file.about
    first = max((number for number in about["lines"] if number <= line), default=0)  # line of that block
    ids = [id for id, number in zip(about["ids"], about["lines"]) if number == first]
    return link.text == str(line) and link.get("href") in [f"../#{id}" for id in ids]


def _reasons(site: Site, file: SiteFile, change: Change) -> set[str]:
    """List the reasons of the editor's corrections that cover the place of a change in the seed."""
    line = received_lines(site, file.record)[change["line"] - 1]
    start, end = change["column"] - 1, change["column"] - 1 + len(change["was"])
    return {
        why
        for quote, why in file.said["corrections"]
        for match in re.finditer(re.escape(quote), line)
        if match.start() <= start and end <= match.end()
    }


def _collation(site: Site, file: SiteFile, section: list[Node]) -> Iterator[str]:
    """Check the list of all changed lines, each as received with its changes marked in it."""
    if not section:
        return
    by_line: dict[int, list[Change]] = {}
    for one in site.whole(file.record)["changes"]:
        by_line.setdefault(one["line"], []).append(one)
    shown = {one.get("id"): one for one in section if one.get("id")}
    lines = received_lines(site, file.record)
    meant = {f"l{number}": pieces(lines[number - 1], ones) for number, ones in by_line.items()}
    for id, must in meant.items():
        line = _pieces_of(shown[id]) if id in shown else []
        yield from differ(f"{id} shows", line, joined([("", " "), *must]))
    yield from differ("it collates", sorted(shown), sorted(["collation", *meant]))


def _files(site: Site, file: SiteFile, section: list[Node]) -> Iterator[str]:
    """Check what is said of the file as received (name, size, digest), and the links to all downloads."""
    record, slug = file.record, file.about["slug"]
    received = received_path(record)
    raw = site.read(received)
    text = section[1].text
    for must in (record["seed"]["name"], hashlib.sha256(raw).hexdigest(), f"{len(raw):,}"):
        if must not in text:
            yield f"it does not say {must} of the file as received"
    links = [one for block in section for one in block.all("a")]
    shown = [site.leads_to(file, one).removeprefix(site.url) for one in links]
    own = [received, f"articles/{slug}/record.json"]
    md = ".md" if file.record["markdown"] else ""
    for lang, folder in record["pages"].items():
        own += [f"{folder}{slug}.{lang}{md}.txt", f"{folder}{slug}.{lang}.epub"]
    yield from differ("it leads to", shown, own)
