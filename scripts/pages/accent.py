"""Put the publisher's accent colour into the style sheet, with enough contrast in each colour scheme."""

import re

CONTRAST = 5.0  # WCAG 2.2, 1.4.3 asks for 4.5; some backgrounds are a little darker than --paper
STEP = 0.04  # share of black or white added in each attempt

_SCHEME = re.compile(r"\{[^{}]*--paper:(#[0-9a-f]{3,6})[^{}]*\}")
_SEAL = re.compile(r"(--seal:)#[0-9a-f]{3,6}")


def with_accent(styles: str, accent: str) -> str:
    """Replace ``--seal`` with ``accent`` (``#rrggbb``) in every rule of a style sheet that has ``--paper``.

    Each rule is a colour scheme. If the accent has too little contrast with its ``--paper``, it is mixed
    with black or white until it has ``CONTRAST``.
    """
    return _SCHEME.sub(lambda one: _SEAL.sub(rf"\g<1>{readable(accent, one[1])}", one[0]), styles)


def readable(colour: str, paper: str) -> str:
    """Mix a colour with black or white until its contrast with ``paper`` is ``CONTRAST``, and no further."""
    goal = "#000000" if _luminance(paper) > 0.18 else "#ffffff"
    share = 0.0
    mixed = colour
    while contrast(mixed, paper) < CONTRAST and share < 1:
        share += STEP
        mixed = _mixed(colour, goal, min(share, 1))
    return mixed


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Compute the relative luminance of a colour, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    parts = [part / 255 for part in _parts(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> list[int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_parts(one), _parts(other))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
