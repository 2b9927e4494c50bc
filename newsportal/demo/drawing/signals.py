"""Messages on their way: telephone, satellite and mast."""

import itertools

from . import palettes
from .canvas import Canvas, Fade
from .houses import window_grid
from .palettes import Colour, Palette, mix
from .plants import fir
from .registry import scene
from .scenery import beam, crescent, hills, mist, sky, stars, streaks, sun
from .shapes import (
    arc_points,
    band,
    blob,
    curve,
    disc,
    moved,
    points,
    polygon,
    rectangle,
    rounded,
    stroke,
    turned,
)


@scene("phone", palettes.CORAL)
def phone(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.glow, 60))
    for radius in (70, 58, 46, 34):
        canvas.fill(disc(75, 50, radius), tone.light, 0.16)
    turn = 9
    body, screen = rounded(52, 9, 46, 83, 6), rounded(54.5, 12, 41, 77, 4)
    canvas.fill(moved(turned(body, turn, 75, 50), 5, 4), tone.middle, 0.5)
    canvas.fill(turned(body, turn, 75, 50), tone.dark)
    screen = turned(screen, turn, 75, 50)
    with canvas.inside(screen):
        canvas.fill(screen, Fade(tone.near, tone.far, 90))
        sun(canvas, 78, 42, 10, tone.light, tone.accent)
        for y, colour in ((62, tone.middle), (72, tone.near), (82, tone.dark)):
            hills(canvas, y, 4, mix(colour, tone.dark, 0.4), colour, 5)
        canvas.fill(polygon((48, 0), (74, 0), (52, 100), (26, 100)), tone.light, 0.14)
    canvas.fill(turned(rounded(68, 13.5, 14, 2.6, 1.3), turn, 75, 50), tone.dark)
    _bubble(canvas, 14, 24, 34, 17, tone.light, tone.accent)
    _bubble(canvas, 104, 46, 32, 16, tone.accent, tone.light)
    _bubble(canvas, 20, 58, 26, 14, tone.near, tone.glow)
    canvas.fill(disc(112, 22, 9), Fade(tone.near, tone.dark, 60))
    for radius in (3, 5, 7):
        canvas.fill(band(112, 26, radius, radius - 1, 225, 315), tone.light)
    canvas.fill(disc(112, 26, 1.2), tone.light)


def _bubble(
    canvas: Canvas, x: float, y: float, width: float, height: float, paper: Colour, ink: Colour
) -> None:
    """A message: a speech bubble with lines that nobody can read."""
    tail = polygon((x + 5, y + height - 1), (x + 4, y + height + 5), (x + 12, y + height - 1))
    shape = rounded(x, y, width, height, 4) + tail
    canvas.fill(moved(shape, 1.2, 1.4), (60, 20, 50), 0.25)
    canvas.fill(shape, Fade(paper, mix(paper, ink, 0.25), 60, 0.3, 1.3))
    for row, part in enumerate((0.76, 0.5)):
        canvas.fill(rounded(x + 4, y + height * (0.27 + 0.3 * row), width * part, 2, 1), ink)


@scene("satellite", palettes.ORBIT)
def satellite(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.dark, tone.sky, 60))
    stars(canvas, 260, tone.light)
    canvas.glow(44, 128, 108, tone.middle, 0.9)
    earth = disc(44, 128, 66)
    canvas.fill(earth, Fade(tone.middle, tone.dark, 60, 0.08, 0.55))
    with canvas.inside(earth):
        for x, y, size in ((18, 78, 12), (34, 90, 15), (66, 80, 11), (80, 92, 12), (52, 74, 6)):
            land = blob(
                (x - size, y),
                (x - size / 2, y - size * 0.5),
                (x + size * 0.3, y - size * 0.35),
                (x + size, y),
                (x + size * 0.4, y + size * 0.6),
                (x - size * 0.4, y + size * 0.4),
            )
            canvas.fill(land, Fade(tone.far, tone.near, 40), 0.9)
        for y in (70, 80, 88):
            canvas.fill(
                stroke(curve([(0, y + 14), (30, y), (60, y + 2), (100, y + 22)]), 1, 0.3),
                tone.light,
                0.5,
            )
    canvas.fill(band(44, 128, 66.6, 66, 180, 360), tone.light, 0.8)
    canvas.fill(stroke(arc_points(40, 130, 98, 230, 345), 0.3), tone.glow, 0.7)
    beam(canvas, ((82, 46), (85, 49)), ((32, 84), (62, 96)), tone.glow, 0.75, 130)
    crescent(canvas, 26, 24, 6, tone.light)
    _spacecraft(canvas, 90, 40, tone)


def _spacecraft(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    turn = -28
    canvas.glow(x, y, 34, tone.glow, 0.3)
    canvas.fill(turned(rectangle(x - 42, y - 0.7, 84, 1.4), turn, x, y), tone.light)
    for left in (x - 42, x + 12):
        panel = turned(rectangle(left, y - 8, 30, 16), turn, x, y)
        canvas.fill(panel, Fade(tone.accent, mix(tone.accent, tone.dark, 0.55), 20))
        cells = window_grid(left + 0.4, y - 7.7, 29.2, 15.4, 6, 2, 0.12)
        canvas.fill(
            turned([line for cell in cells for line in cell], turn, x, y),
            Fade(mix(tone.sky, tone.middle, 0.5), tone.dark, 40),
        )
    canvas.fill(
        turned(rounded(x - 8, y - 10, 16, 20, 1.5), turn, x, y),
        Fade(tone.light, tone.glow, 40, 0.2, 1.1),
    )
    canvas.fill(
        turned(rectangle(x - 8, y - 3, 16, 6), turn, x, y), Fade(tone.accent, tone.near, 30)
    )
    dish = [arc_points(x, y + 20, 9.5, 180, 360, 0.75), *rectangle(x - 0.6, y + 9, 1.2, 5)]
    dish += stroke([(x, y + 20), (x, y + 24)], 0.7) + disc(x, y + 24.5, 1)
    canvas.fill(turned(dish, turn + 58, x, y), Fade(tone.light, tone.far, 40, 0.3, 1))


@scene("antenna", palettes.BROADCAST)
def antenna(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 90)
    for step, radius in enumerate(range(96, 6, -9)):
        canvas.fill(disc(75, 24, radius), tone.light if step % 2 else tone.far, 0.13)
    canvas.glow(75, 24, 40, tone.light, 0.7)
    streaks(canvas, 56, 14, 8, tone.light, 0.35)
    hills(canvas, 72, 8, tone.middle, tone.far, 3, 0.45)
    mist(canvas, 78, 12, tone.glow, 0.6)
    hill = curve(points("-4 92, 30 88, 58 79, 75 77, 94 80, 124 89, 154 91"))
    canvas.fill([[*hill, (154, 102), (-4, 102)]], Fade(tone.near, tone.dark, 90, 0, 0.8))
    _mast(canvas, 75, 78, tone)
    for x, y, size in (
        (50, 83, 9),
        (45, 85, 12),
        (101, 83, 10),
        (107, 85, 13),
        (20, 92, 15),
        (130, 92, 14),
    ):
        fir(canvas, x, y, size, tone.near, tone.dark)
    canvas.fill(rectangle(82, 74, 8, 5) + polygon((81, 74), (86, 71), (91, 74)), tone.dark)
    canvas.fill(rectangle(84, 75.5, 1.6, 1.6), tone.accent)


def _mast(canvas: Canvas, x: float, ground: float, tone: Palette) -> None:
    """A lattice mast in warning colours with two dishes and a lamp."""
    levels = [
        (ground - 54 * part, 8 * (1 - part) + 1) for part in (0, 0.2, 0.38, 0.54, 0.68, 0.8, 0.9, 1)
    ]
    for index, ((low, wide), (top, thin)) in enumerate(itertools.pairwise(levels)):
        bars = stroke([(x - wide, low), (x - thin, top)], 1.1) + stroke(
            [(x + wide, low), (x + thin, top)], 1.1
        )
        bars += stroke([(x - wide, low), (x + thin, top)], 0.6) + stroke(
            [(x + wide, low), (x - thin, top)], 0.6
        )
        bars += stroke([(x - thin, top), (x + thin, top)], 0.7)
        canvas.fill(bars, tone.dark if index % 2 else tone.accent)
    canvas.fill(stroke([(x, ground - 54), (x, 14)], 0.8), tone.dark)
    for dx, y, size in ((-5, 44, 4.6), (4.6, 50, 4), (-3.4, 34, 3)):
        canvas.fill(disc(x + dx, y, size), Fade(tone.light, tone.middle, 40))
        canvas.fill(disc(x + dx, y, size * 0.22), tone.dark)
    canvas.glow(x, 14, 13, tone.accent, 0.7)
    canvas.fill(disc(x, 14, 1.5), tone.accent)
