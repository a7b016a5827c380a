"""Check the notes of an article against its record: every count, change and reason, and links to files."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator

from scripts.checks import changed
from scripts.checks.changed import Change, Piece, joined, marks
from scripts.checks.differences import differ, unspaced
from scripts.checks.records import is_below_title, received_path
from scripts.checks.site import WRITTEN
from scripts.checks.site_file import SiteFile
from scripts.checks.tree import Node

SIGNS = re.compile(r"[␣□→↵·]|\[U\+")  # what stands for characters that cannot be seen
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


def notes(file: SiteFile) -> Iterator[str]:
    """Find notes that tell of other changes, counts, reasons or files than there are."""
    tree, record = file.tree, file.whole
    changes = record["changes"]
    text, counts = tree.one("div", cls="notes"), Counter(rule for one in changes for rule in one["rules"])
    sections = _sections(text)
    must = set(counts) | {"received"} | ({"left"} if file.said["left"] else set())
    must |= {"collation"} if any(set(one["rules"]) - changed.AROUND for one in changes) else set()
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
        yield from _of_rule(file, rule, heading, blocks, own)
    if file.said["left"]:
        yield from file.agree("the words on what was left", sections["left"][1].text)
        shown = [(item.inside[0], item.one("small").text) for item in sections["left"][-1].all("li")]
        left = [(one.text.strip() if isinstance(one, Node) else one.strip(), why) for one, why in shown]
        meant = [(quote.strip(), why) for quote, why in file.said["left"]]
        yield from differ("it says of what was left", left, meant)
    yield from _collation(file, sections.get("collation", []))
    yield from _example(file, tree)
    about = json.loads(file.site.text(f"{file.folder}changes.json"))["about"]
    if about:
        between = [one.text for one in tree.all("p", cls="aside") if one.get("id")]
        yield from differ("what it says of its texts, as changes.json has it, is", between, [about])
    printed = [one.text.partition("：") for one in tree.all("p", cls="printed")]
    yield from differ("printed, its address is", [to for _, _, to in printed], [file.url])
    yield from file.agree("notes: the words with the printed address", [word for word, _, _ in printed])
    yield from _files(file, sections["received"])
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
    file: SiteFile, rule: str, heading: Node, blocks: list[Node], changes: list[Change]
) -> Iterator[str]:
    """Check the section of one rule: its name and reason, and its changes, or examples and their number."""
    yield from file.agree(f"of {file.about['script']}, {rule}", (str(heading.inside[0]), blocks[0].text))
    if rule in changed.ALIKE:
        if _numbers(blocks[-1].all("a")[-1].text) != {len(changes)}:
            yield f"{rule}: it leads to {blocks[-1].all('a')[-1].text}, and there are {len(changes)}"
        yield from _counts(rule, blocks[-1], changes)
        every = {mark for one in changes for mark in marks(one)}
        shown = {(one.tag, one.text) for one in blocks[-1].all("del", "ins")}
        if not shown <= every or not shown:
            yield f"{rule}: it shows {sorted(shown - every)}, which is not there"
        return
    items = blocks[1].all("li")
    for one, item in zip(changes, items):
        pieces_of_it = [piece for piece in _pieces_of(item) if piece[0]]
        yield from differ(f"{rule}: it shows", pieces_of_it, joined(marks(one)))
        why = item.texts("small")
        known = changed.reasons(file, one)
        if (why or [""])[0] not in (known or {""}):
            yield f"{rule}: it gives the reason {why}, and must give one of {sorted(known)}"
        link = item.children[0]
        if (link.tag == "a" and not _leads_to(file, link, one["line"])) or _more(item, "span", "small"):
            yield f"{rule}: a change in line {one['line']} leads to {link.get('href')}, or has more"
        if rule not in changed.AROUND:
            yield from _in_its_text(file, rule, item)
    yield from differ(f"{rule}: of its changes it lists", len(items), min(len(changes), LISTED))


def _more(node: Node, *also: str) -> bool:
    """Say whether a line of the notes has more than its number, changes, and elements ``also``."""
    number, *others = node.children
    return number.tag not in ("a", "b") or any(one.tag not in ("del", "ins", *also) for one in others)


def _in_its_text(file: SiteFile, rule: str, item: Node) -> Iterator[str]:
    """Find a change in a list that is shown between words which the published text has not there."""
    text = unspaced(file.own_text)
    parts = [unspaced(words) for kind, words in _pieces_of(item) if kind != "del"]
    whole = "".join(parts)
    for part in parts if SIGNS.search(whole) else [whole]:
        if not SIGNS.search(part) and part not in text:
            yield f"{rule}: it shows {whole}, and no such words are in the text"


def _counts(rule: str, node: Node, changes: list[Change]) -> Iterator[str]:
    """Check how often the notes say that each of the changes happens which they show as an example."""
    every = Counter((changed.visible(one["was"]), changed.visible(one["now"])) for one in changes)
    said, was = _pieces_of(node), ""
    for (kind, words), (next_kind, behind) in zip(said, [*said[1:], ("", "")]):
        if kind == "del" and next_kind == "ins":
            was = words
        elif kind:
            number = None if next_kind else re.match(r" ([\d,]+)", behind)
            times = int(number[1].replace(",", "")) if number else 1
            pair = (was, words) if kind == "ins" else (words, "")
            if times > every[pair] or (pair[1] and times != every[pair]):
                yield f"{rule}: it says that {pair} happens {times} times, and it happens {every[pair]} times"
            was = ""


def _example(file: SiteFile, tree: Node) -> Iterator[str]:
    """Check the example: some words as they were received, and the same as they are published."""
    own = WRITTEN.get(file.about["script"], "")
    texts = ["\n".join(changed.received_lines(file)), file.own_text]
    for box in tree.all("div", cls="example"):
        lines = box.all("span")
        for line, text, tag in zip(lines, texts, ("del", "ins")):
            if not SIGNS.search(line.text) and line.text not in text:
                yield f"its example shows {line.text[:40]}, which is not in the text"
            if line.get("lang") != own or {one.tag for one in line.children} - {tag}:
                yield "its example is of another kind than it says"
        yield from file.agree(f"the words with examples of {own}", box.texts("b"))


def _leads_to(file: SiteFile, link: Node, line: int) -> bool:
    """Say whether a link shows the number of a line and leads to the block that holds the line."""
    about = file.about
    first = max((number for number in about["lines"] if number <= line), default=0)  # line of that block
    ids = [id for id, number in zip(about["ids"], about["lines"]) if number == first]
    return link.text == str(line) and link.get("href") in [f"../#{id}" for id in ids]


def _collation(file: SiteFile, section: list[Node]) -> Iterator[str]:
    """Check the list of all changed lines, each as received with its changes marked in it."""
    if not section:
        return
    by_line: dict[int, list[Change]] = {}
    for one in file.whole["changes"]:
        by_line.setdefault(one["line"], []).append(one)
    shown = {one.get("id"): one for one in section if one.get("id")}
    lines, own = changed.received_lines(file), WRITTEN.get(file.about["script"], file.lang)
    lang = {"lang": own} if own != file.lang else {}
    for number, ones in by_line.items():
        id, must = f"l{number}", joined([("", " "), *changed.pieces(lines[number - 1], ones)])
        line = shown.get(id, Node("p", {"id": id} | lang, [Node("b")]))
        yield from differ(f"{id} shows", _pieces_of(line), must)
        link = line.children[0]
        if link.tag == "a" and not _leads_to(file, link, number):
            yield f"{id} leads to {link.get('href')}"
        if _more(line) or line.attrs != {"id": id} | lang:
            yield f"{id} has more than the line and its changes, or another language"
    yield from differ("it collates", [*shown], ["collation", *(f"l{number}" for number in by_line)])
    for at, one in enumerate([one for one in section[1:] if not one.attrs]):
        yield from file.agree(f"the words on collation ({at})", one.text)
    for one in (one for one in section if "aside" in one.classes):
        if _numbers(one.text) & {*by_line}:
            yield f"it says {one.text}, which is not so"
        yield from file.agree(
            f"the words on lines ({len(_numbers(one.text))})", re.sub(r"[\d,]+", "…", one.text)
        )


def _files(file: SiteFile, section: list[Node]) -> Iterator[str]:
    """Check what is said of the file as received (name, size, digest), and the links to the downloads."""
    record, slug, text = file.record, file.about["slug"], section[1].text
    name, raw = record["seed"]["name"], file.site.received(record)
    facts = (name, f"{len(raw):,}", hashlib.sha256(raw).hexdigest())  # one in each line
    for must in facts:
        if must not in text:
            yield f"it does not say {must} of the file as received"
    lines = [line.replace(one, "…", 1).partition("，") for line, one in zip(text.split("\n"), facts)]
    where = "below a title" if is_below_title(record) else "by itself"
    yield from file.agree(f"the words on the file as received, {where}", [words for words, _, _ in lines])
    behind = [rest for _, _, rest in lines]
    yield from file.agree(f"the name of {file.about['script']}, {where}", behind)
    yield from file.agree("the words on the proof", section[-1].text)
    if section[1].all("a")[0].text != name:
        yield f"it calls the file as received {section[1].all('a')[0].text}"
    links = [one for block in section for one in block.all("a")]
    for one in links[1:]:
        to = file.leads_to(one).replace(slug, "…")
        yield from file.agree(f"the name of {to}", one.text)
    shown = [file.leads_to(one).removeprefix(file.site.url) for one in links]
    own = [received_path(record), f"articles/{slug}/record.json", *file.downloads()]
    yield from differ("it leads to", shown, own)
    saved = [path for one, path in zip(links, shown) if one.attrs.get("download") == ""]
    yield from differ("it saves, since a host may show them in another encoding,", saved, [own[0], own[2]])
