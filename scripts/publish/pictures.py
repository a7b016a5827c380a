"""Pictures beside a text: their size as they are shown, and what should not go out with them."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import imagesize

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
LARGEST = 1_000_000  # bytes
WIDEST = 2_400  # pixels: three times a phone's
_ORIENTATION, _PLACE = 0x0112, 0x8825  # tags of EXIF 2.32


def about_picture(raw: bytes, path: Path) -> tuple[tuple[int, int], list[tuple[str, str, str]]]:
    """A picture → width and height, 0 where nobody can say, and doubts: code, what is wrong, what to do."""
    try:
        width, height = (max(int(one), 0) for one in imagesize.get(io.BytesIO(raw)))
    except (ValueError, OSError, struct.error):
        width = height = 0
    exif = dict(_exif(raw))
    if exif.get(_ORIENTATION, 1) > 4:  # it is turned: browsers show it so
        width, height = height, width
    doubts = []
    if len(raw) > LARGEST or max(width, height) > WIDEST:
        message = f"a large picture: {len(raw):,} bytes, {width} × {height} pixels"
        command = (
            f"magick {path.name} -auto-orient -resize {WIDEST}x{WIDEST}\\> -strip -quality 82 {path.name}"
        )
        doubts.append(("M12", message, command))
    if _PLACE in exif:
        command = f"exiftool -all= {path.name}, or magick {path.name} -auto-orient -strip {path.name}"
        doubts.append(("M13", "it says where it was taken", command))
    return (width, height), doubts


def _exif(raw: bytes) -> Iterator[tuple[int, int]]:
    """The entries of the first directory of a picture's EXIF, whichever format it is: tag and value."""
    at = raw.find(b"Exif\0\0") + 6
    if at < 6:
        at = raw.find(b"eXIf") + 4
    order = {b"II": "<", b"MM": ">"}.get(raw[at : at + 2])
    if at < 4 or not order:
        return
    try:
        (first,) = struct.unpack_from(order + "I", raw, at + 4)
        (count,) = struct.unpack_from(order + "H", raw, at + first)
        for number in range(min(count, 200)):
            tag, kind, _, short = struct.unpack_from(order + "HHIH", raw, at + first + 2 + 12 * number)
            yield tag, short if kind == 3 else 1
    except struct.error:
        return
