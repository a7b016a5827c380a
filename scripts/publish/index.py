"""Write the search index, of which a reader's query loads only the files that it needs.

Below ``search/``:

- ``a/<number>.dat``: what is searched of an article in all its variants (``scripts/pages/search.py``), as
  ``scripts/publish/pieces.py`` packs it; the number is that in published.json. A long article is divided into
  pieces: this file has the first, ``a/<number>-<piece>.dat`` the others, which repeat the title and say under
  which heading they begin. ``p/<number>.dat``: a hand-written page, numbered from 0. Each piece has an *id*:
  ``number + piece * base``; of a hand-written page ``-1 - number``.
- ``meta.json``: ``base``; ``print``, with which the addresses of all other files end, so that two deployments
  never mix in a reader's cache; ``same``: pairs of characters, the second stands for the first; ``keys``:
  pairs of a character and its key; ``common``: pairs that change places in texts. A site of up to ``FEW``
  pieces has ``all`` their ids, a larger one the number of ``shards``.
- ``<shards>/<shard>.dat``, on a larger site: which pieces have a gram (``scripts/publish/shards.py``).

Scripts of an earlier deployment may still ask for files: whoever changes how these are written gives them
another ending than ``.dat``, so that such a script finds none and says so, rather than read it wrongly.

Grams only nominate pieces; the text of a piece decides whether it is a hit. After an edit only some files are
made again: the pieces of texts that changed, and the shards of grams that came or went. The last build left
in ``.memory/search`` what it wrote (``State``).
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

import msgspec

from scripts.pages.grams import SAME, keys
from scripts.pages.page import compact_json
from scripts.pages.searched import SearchEntry, grams_of
from scripts.publish.cache import FOLDER
from scripts.publish.output import Part, fingerprint, read_json
from scripts.publish.pieces import COMMON, file_of, id_of, of_piece, pieces_of, to_piece
from scripts.publish.shards import KEYS, LEAST, place_of, read_shard, to_shard

FEW = 16  # pieces up to which a site has no shards
PIECES_A_PART = 100  # shards are made in parts, of which each has the grams of about so many pieces
STATE = f"{FOLDER}search"


@dataclass(frozen=True)
class Searched:
    """What is searched of an article or a page: ``make`` makes it, ``version`` changes whenever it does."""

    version: str
    make: Callable[[], SearchEntry]


class State(msgspec.Struct):
    """What is remembered from one build to the next, as JSON.

    ``salt``: a fingerprint of the program and its settings; ``base``: a power of two above every article's
    number; ``texts``: number of an article, or -1 - that of a hand-written page → its version, and a digest
    of each of its pieces as it was written.
    """

    salt: str
    base: int
    texts: dict[int, tuple[str, list[str]]] = {}

    def digests(self) -> dict[int, str]:
        """Map the id of each piece to the digest of its file."""
        return {
            id_of(number, piece, self.base): one
            for number, (_, digests) in self.texts.items()
            for piece, one in enumerate(digests)
        }

    def shards(self) -> int:
        """Choose the number of shards: a power of two, so that it seldom changes; 0 for a small site."""
        pieces = len(self.digests())
        return 0 if pieces <= FEW else max(LEAST, _power_of_two(pieces * 3 // 4))

    def add(self, number: int, one: Searched) -> dict[str, bytes]:
        """Make the files of the pieces of a text, path → bytes, and remember their digests."""
        pieces = [to_piece(piece) for piece in pieces_of(one.make())]
        self.texts[number] = one.version, [hashlib.sha256(raw).hexdigest()[:16] for raw in pieces]
        return {file_of(id_of(number, at, self.base), self.base): raw for at, raw in enumerate(pieces)}

    def files(self) -> dict[str, bytes]:
        """Make ``meta.json``, and the file that remembers this state for the next build: path → bytes."""
        shards, ids = self.shards(), self.digests()
        listed = "".join(map("".join, keys().items()))
        meta = {
            "base": self.base,
            "same": SAME,
            "keys": listed,
            "common": COMMON,
            "print": fingerprint(sorted(ids.items()), SAME, listed)[:16],
        }
        meta |= {"shards": shards} if shards else {"all": sorted(ids)}
        return {"search/meta.json": compact_json(meta).encode(), STATE: msgspec.json.encode(self)}


def search_part(articles: Mapping[int, Searched], pages: Sequence[Searched], salt: str, folder: Path) -> Part:
    """Make the ``Part`` that writes all files of the search.

    ``articles``: number in published.json → what is searched; ``pages``: those by hand, in their order;
    ``salt``: a fingerprint of the program and its settings; ``folder``: docs/, where the files of the last
    build are read, so that only what differs is made.
    """
    base = _power_of_two(max(articles, default=0) + 1)
    texts = dict(sorted(articles.items())) | {~at: one for at, one in enumerate(pages)}
    key = fingerprint(salt, base, {number: one.version for number, one in texts.items()})
    make = partial(_make, texts, State(salt, base))
    return Part("search", key, make, change=partial(_change, texts, State(salt, base), folder))


def _make(texts: Mapping[int, Searched], state: State) -> dict[str, bytes]:
    """Make all files of the search: path → bytes. ``state`` remembers what was made."""
    files: dict[str, bytes] = {}
    for number, one in texts.items():
        files |= state.add(number, one)
    if shards := state.shards():
        pieces = {id: files[file_of(id, state.base)] for id in sorted(state.digests())}
        files |= dict(_shards(pieces, shards))
    return files | state.files()


def _change(texts: Mapping[int, Searched], state: State, folder: Path) -> dict[str, bytes | None] | None:
    """Make the files that differ from those in ``folder``: path → bytes, or ``None`` for a file that goes.

    Returns ``None`` if everything must be made again.
    """
    old = read_json(folder / STATE, State)
    if old is None:
        return None
    files: dict[str, bytes | None] = {}
    now: dict[str, bytes] = {}
    for number, one in texts.items():
        if number in old.texts and old.texts[number][0] == one.version:
            state.texts[number] = old.texts[number]
        else:
            now |= state.add(number, one)
    shards, before, after = state.shards(), old.digests(), state.digests()
    if (old.salt, old.base, old.shards()) != (state.salt, state.base, shards):
        return None
    changed = [id for id in sorted(before | after) if before.get(id) != after.get(id)]
    names = {id: file_of(id, state.base) for id in changed}
    if shards:
        was = {id: _places((folder / names[id]).read_bytes(), shards) for id in changed if id in before}
        new = {id: _places(now[names[id]], shards) for id in changed if id in after}
        files |= _patched(was, new, shards, folder)
    return files | {names[id]: now.get(names[id]) for id in changed} | state.files()


def _shards(pieces: Mapping[int, bytes], shards: int) -> Iterator[tuple[str, bytes]]:
    """Make all shards (path, bytes) of all pieces (id → bytes).

    The places of grams wait in temporary files, so that memory holds those of one part of the shards at a
    time.
    """
    parts = 1 + len(pieces) // PIECES_A_PART
    with ExitStack() as open_files:
        files = [open_files.enter_context(TemporaryFile("w+")) for _ in range(parts)]
        for id, raw in pieces.items():
            divided: list[list[int]] = [[id] for _ in files]
            for place in _places(raw, shards):
                divided[place // KEYS * parts // shards].append(place)
            for file, places in zip(files, divided):
                file.write(" ".join(map(str, places)) + "\n")
        for part, file in enumerate(files):
            file.seek(0)
            first, end = (-(-at * shards // parts) for at in (part, part + 1))
            made: dict[int, dict[int, list[int]]] = {shard: {} for shard in range(first, end)}
            for line in file:
                id, *places = map(int, line.split())
                for place in places:
                    made[place // KEYS].setdefault(place % KEYS, []).append(id)
            while made:
                shard, postings = made.popitem()
                yield _file_of(shard, shards), to_shard(postings)


def _patched(
    was: Mapping[int, set[int]], now: Mapping[int, set[int]], shards: int, folder: Path
) -> dict[str, bytes]:
    """Make again the shards of grams that came to a piece or went from it: path → bytes.

    ``was``, ``now``: the id of a piece that changed → the places of its grams before and after.
    """
    changes: dict[int, dict[int, set[int]]] = {}  # shard → key → pieces where it came or went
    for id in {*was, *now}:
        for place in was.get(id, set()) ^ now.get(id, set()):
            changes.setdefault(place // KEYS, {}).setdefault(place % KEYS, set()).add(id)
    files = {}
    for shard, changed in changes.items():
        name = _file_of(shard, shards)
        postings = read_shard((folder / name).read_bytes())
        for key, ids in changed.items():
            postings[key] = postings.get(key, set()) ^ ids
        files[name] = to_shard(postings)
    return files


def _file_of(shard: int, shards: int) -> str:
    return f"search/{shards}/{shard}.dat"


def _places(raw: bytes, shards: int) -> set[int]:
    """List the places of all grams of a piece."""
    return {place_of(gram, shards) for gram in grams_of(of_piece(raw))}


def _power_of_two(least: int) -> int:
    return 1 << (least - 1).bit_length()
