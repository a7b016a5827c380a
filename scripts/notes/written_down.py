"""Write down for the proof what a page must show of an article with forms. No code that makes pages is used.

A block or form is ``[kind, attributes, …what is in it]``, without attributes where it has none. Words are
``[from, to]``, a range of the published text, or, if they are shown otherwise than they stand there, the
words themselves; a block that is words is a paragraph. The ids of blocks stand elsewhere in the record.
"""

from scripts.article.edition_model import Edition
from scripts.markdown.tree import Node, titles

RecordedForm = list[object]


def written_down(edition: Edition) -> RecordedForm:
    """List the blocks of an edition as the page must show them."""
    blocks: RecordedForm = []
    at = len(edition.title)  # behind the last block
    for block in edition.blocks:
        if block.node:
            at = max(at, block.node.end)
            blocks.append(_one(block.node, edition))
            continue
        start = edition.text.find(block.text, at)
        at = start + len(block.text) if start >= 0 else at
        words: object = [start, at] if start >= 0 else block.text
        blocks.append(["heading", {"level": "2"}, words] if block.heading else words)
    return blocks


def _one(node: Node, edition: Edition) -> object:
    """Write down a node: a form as a list, or words, as a range of the text or as they are shown."""
    if node.kind in ("text", "literal"):
        as_it_is = edition.text[node.start : node.end] == node.text
        return [node.start, node.end] if as_it_is else node.text
    if node.kind in ("mono", "code"):
        return [node.kind, node.text.removesuffix("\n") if node.kind == "code" else node.text]
    about: dict[str, str] = {}
    if node.kind == "image":
        picture = edition.targets.pictures.get(node.get("href"))
        alt = "".join(one.text for one in node.walk())
        if picture:
            return ["image", {"to": picture.file, "alt": alt}]
        to = edition.targets.links.get(node.get("href"))
        return ["link", {"to": to}, alt] if to else alt
    if node.kind == "link":
        node, about = edition.targets.within(node), {"to": edition.targets.links[node.get("href")]}
    for name in ("level", "start", "align", "head", "number", "done"):
        if node.get(name) and (name, node.kind) not in (("align", "table"), ("head", "row")):
            about[name] = node.get(name)
    made: RecordedForm = [node.kind, *([about] if about else []), *_inside(node, edition)]
    if caption := titles(node):
        made.append(["caption", caption])
    return made


def _inside(node: Node, edition: Edition) -> RecordedForm:
    """Write down what is in a node; of a link that leads nowhere, what is in the link."""
    found: RecordedForm = []
    for child in node.children:
        if child.kind == "link" and child.get("href") not in edition.targets.links:
            found += _inside(edition.targets.within(child), edition)
        else:
            found.append(_one(child, edition))
    return found
