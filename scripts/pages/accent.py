"""The publisher's accent colour, in each scheme as strong as text must be on its paper."""

import re

CONTRAST = 5.0  # WCAG 2.2, 1.4.3 asks for 4.5; some grounds are a little darker than the paper
STEP = 0.04

_SCHEME = re.compile(r"\{[^{}]*--paper:(#[0-9a-f]{3,6})[^{}]*\}")
_SEAL = re.compile(r"(--seal:)#[0-9a-f]{3,6}")


def with_accent(styles: str, accent: str) -> str:
    """A style sheet with ``--paper`` and ``--seal`` in each scheme → the same with the accent's ``--seal``.

    ``accent`` is ``#rrggbb``; where it would be too pale or too dark on a scheme's paper, it is mixed
    with black or white until it can be read.
    """

    def recolour(scheme: re.Match[str]) -> str:
        return _SEAL.sub(rf"\g<1>{readable(accent, scheme[1])}", scheme[0])

    return _SCHEME.sub(recolour, styles)


def readable(colour: str, paper: str) -> str:
    """The colour, or the nearest to it on the way to black or white that has ``CONTRAST`` on ``paper``."""
    goal = "#000000" if _luminance(paper) > 0.18 else "#ffffff"
    share = 0.0
    mixed = colour
    while contrast(mixed, paper) < CONTRAST and share < 1:
        share += STEP
        mixed = _mixed(colour, goal, min(share, 1))
    return mixed


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2)."""
    parts = [part / 255 for part in _parts(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> list[int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_parts(one), _parts(other))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
