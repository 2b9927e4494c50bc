"""The newspaper's colours: what settings may choose, and whether it can be read."""

import re
from collections.abc import Mapping
from typing import Final

HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
LEGIBLE: Final = 4.5  # WCAG 2.2, 1.4.3

# What text of ours is set in beside the accent; `static/css/tokens.css` has them too.
SOFT_INK: Final = {"PAPER_COLOUR": "#57524a", "PAPER_COLOUR_DARK": "#aaa397"}
INK: Final = {"PAPER_COLOUR": "#1b1a17", "PAPER_COLOUR_DARK": "#ece7dd"}
PAPER_OF: Final = {"ACCENT_COLOUR": "PAPER_COLOUR", "ACCENT_COLOUR_DARK": "PAPER_COLOUR_DARK"}
RAISED: Final = 0.05  # how much ink is mixed into the paper of boxes; tokens.css says it too


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours like `#9b1c31`: 1 to 21."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def unreadable(colours: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the four colours of the settings, by name; empty when all can be read.

    Text is set in soft ink and in the accent, on the paper and on boxes that are a little darker
    (in the dark: lighter). Each message names a colour that would do.
    """
    wrong = {}
    for name, ink in SOFT_INK.items():
        if worst(ink, papers(name, colours[name])) < LEGIBLE:
            wrong[name] = f"small print ({ink}) cannot be read on it; choose one nearer to " + (
                "black" if name.endswith("DARK") else "white"
            )
    for name, paper in PAPER_OF.items():
        surfaces = papers(paper, colours[paper])
        ratio = worst(colours[name], surfaces)
        if paper not in wrong and ratio < LEGIBLE:
            better = nearest_legible(colours[name], INK[paper], surfaces)
            wrong[name] = (
                f"hard to read on {paper} {colours[paper]}: its contrast is {ratio:.1f},"
                f" {LEGIBLE} is needed; {better} would do"
            )
    return wrong


def papers(name: str, paper: str) -> tuple[str, str]:
    """The paper itself and that of boxes on it."""
    return paper, mixed(paper, INK[name], RAISED)


def worst(colour: str, surfaces: tuple[str, ...]) -> float:
    return min(contrast(colour, surface) for surface in surfaces)


def nearest_legible(colour: str, ink: str, surfaces: tuple[str, ...]) -> str:
    """The colour with as little ink mixed in as makes it legible; ink alone always is."""
    steps = (mixed(colour, ink, step / 50) for step in range(1, 50))
    return next((step for step in steps if worst(step, surfaces) >= LEGIBLE), ink)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with so large a share of the other, as CSS's `color-mix(in srgb, …)` has it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = [_linear(channel / 255) for channel in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
