"""Look at pictures beside a text: how large they are, and what should not be published with them."""

import io
import posixpath
import struct
from collections.abc import Iterator

import imagesize

from scripts.findings import Finding

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
LARGEST = 1_000_000  # bytes
WIDEST = 2_400  # pixels: three times a phone's
_PLACE = 0x8825  # the tag of the place where a picture was taken (EXIF 2.32, 4.6.3)


def about_picture(raw: bytes, file: str) -> tuple[tuple[int, int], list[Finding]]:
    """Measure a picture: width and height in pixels, 0 if they cannot be read; list what is wrong with it.

    ``file``: its path, for findings.
    """
    name = posixpath.basename(file)
    try:
        width, height = (max(int(one), 0) for one in imagesize.get(io.BytesIO(raw)))
    except (ValueError, OSError, struct.error):
        width = height = 0
    doubts = []
    if len(raw) > LARGEST or max(width, height) > WIDEST:
        message = f"a large picture: {len(raw):,} bytes, {width} × {height} pixels"
        command = f"magick {name} -auto-orient -resize {WIDEST}x{WIDEST}\\> -strip -quality 82 {name}"
        doubts.append(Finding("M12", file, None, message, command))
    if _PLACE in set(_tags(raw)):
        command = f"exiftool -all= {name}, or magick {name} -auto-orient -strip {name}"
        doubts.append(Finding("M13", file, None, "it says where it was taken", command))
    return (width, height), doubts


def _tags(raw: bytes) -> Iterator[int]:
    """Read the tags in the first directory of a picture's EXIF, whichever format it is."""
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
            yield struct.unpack_from(order + "H", raw, at + first + 2 + 12 * number)[0]
    except struct.error:
        return
