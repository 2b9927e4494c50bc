"""Houses that belong to everybody: town hall, hospital, school and fire station."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import arcade, flag, lit_windows, row_of_houses, window_grid
from .palettes import Palette, mix
from .people import STANDING, crowd, figure, walker
from .plants import round_tree
from .registry import scene
from .scenery import beam, hills, sky, streaks
from .shapes import (
    Shape,
    arc_points,
    band,
    curve,
    disc,
    polygon,
    rectangle,
    rounded,
    stroke,
    turned,
)


@scene("council", palettes.CHAMBER)
def council(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.middle, tone.near, 90, 0, 0.6))
    for x in range(0, 150, 6):
        canvas.fill(rectangle(x, 0, 3, 40), tone.dark, 0.16)
    canvas.glow(75, 22, 60, tone.glow, 0.8)
    flag(canvas, 38, 4, 9, 27, (tone.near, tone.light, tone.accent))
    flag(canvas, 103, 4, 9, 27, (tone.accent, tone.light, tone.near))
    canvas.fill(disc(75, 17, 11.5), tone.dark)
    canvas.fill(disc(75, 17, 10), Fade(tone.light, tone.glow, 90))
    for turn in range(0, 180, 45):
        canvas.fill(turned(rectangle(64, 16.6, 22, 0.8), turn, 75, 17), tone.dark)
    canvas.fill(figure(STANDING, 75, 44, 13), tone.dark)
    canvas.fill(rounded(60, 37, 30, 9, 1), Fade(tone.accent, tone.middle, 90))
    for row, radius in enumerate((23, 33, 45, 59, 75, 93)):
        _benches(canvas, radius, row, tone)
    beam(canvas, ((67, 8), (83, 8)), ((20, 100), (130, 100)), tone.light, 0.28)


def _benches(canvas: Canvas, radius: float, row: int, tone: Palette) -> None:
    """One row of the half circle, seen from the public gallery, with its members' backs."""
    size, thick = 0.9 + row * 0.32, 4.5 + row * 1.1
    for start, end in ((4, 50), (54, 88), (92, 126), (130, 176)):
        heads: Shape = []
        for x, y in arc_points(75, 38, radius, start + 4, end - 4, 0.62):
            if canvas.random.random() < 0.75:
                heads += disc(x, y - size * 3.1, size * 0.8) + disc(x, y - size * 0.8, size * 1.5)
        if heads:
            canvas.fill(heads, tone.dark)
        back = band(75, 38, radius + thick * 0.6, radius - 1, start, end, 0.62)
        canvas.fill(back, Fade(tone.sky, tone.far, 90, 0, 1))
        canvas.fill(band(75, 38, radius, radius - 1, start, end, 0.62), tone.accent)


def _cross(x: float, y: float, size: float) -> Shape:
    arm = size * 0.36
    return rectangle(x - arm / 2, y - size / 2, arm, size) + rectangle(
        x - size / 2, y - arm / 2, size, arm
    )


def _wheels(
    canvas: Canvas, places: tuple[float, ...], y: float, radius: float, tone: Palette
) -> None:
    for x in places:
        canvas.fill(disc(x, y, radius), tone.dark)
        canvas.fill(disc(x, y, radius * 0.48), tone.light)


@scene("hospital", palettes.CLINIC)
def hospital(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 84)
    streaks(canvas, 30, 14, 8, tone.light, 0.25)
    hills(canvas, 72, 4, tone.far, tone.middle, 3)
    for x, top, width, columns in ((18, 50, 114, 19), (50, 25, 50, 9)):
        canvas.fill(rectangle(x, top, width, 84 - top), Fade(tone.light, tone.middle, 25, 0.2, 1.1))
        canvas.fill(rectangle(x - 1, top - 1.2, width + 2, 1.6), tone.near)
        rows = round((82 - top) / 6.5)
        panes = window_grid(x + 1, top + 2, width - 2, 79 - top, columns, rows, 0.36)
        lit_windows(canvas, panes, tone.glow, tone.near, 0.5)
    canvas.glow(75, 20, 24, tone.light, 0.7)
    canvas.fill(rounded(65.5, 10.5, 19, 19, 3), tone.accent)
    canvas.fill(_cross(75, 20, 13), tone.light)
    canvas.fill(rectangle(0, 84, 150, 20), Fade(tone.near, tone.dark, 90))
    canvas.fill(rectangle(63, 73, 24, 11), tone.glow)
    canvas.fill(polygon((63, 84), (87, 84), (106, 101), (44, 101)), Fade(None, tone.glow, 270), 0.6)
    canvas.fill(rectangle(58, 71, 34, 2.4), tone.accent)
    for x, height in ((10, 30), (26, 21), (142, 32)):
        round_tree(canvas, x, 86, height, tone.far, tone.dark)
    _ambulance(canvas, 96, 90, tone)
    walker(canvas, 70, 88, 8, tone.dark)


def _ambulance(canvas: Canvas, x: float, ground: float, tone: Palette) -> None:
    canvas.glow(x + 5, ground - 17, 15, tone.glow, 0.9)
    body = rounded(x, ground - 15, 21, 13, 1.2)
    nose = polygon(
        (x + 20, ground - 13),
        (x + 26, ground - 12),
        (x + 30, ground - 7),
        (x + 30, ground - 2),
        (x + 20, ground - 2),
    )
    canvas.fill(body + nose, Fade(tone.light, tone.middle, 80, 0.4, 1.3))
    canvas.fill(rectangle(x, ground - 6.5, 30, 2.2), tone.accent)
    canvas.fill(_cross(x + 9, ground - 11, 5), tone.accent)
    canvas.fill(
        polygon(
            (x + 22, ground - 11.6),
            (x + 25.6, ground - 11),
            (x + 28, ground - 7.4),
            (x + 22, ground - 7.4),
        ),
        tone.dark,
    )
    canvas.fill(rounded(x + 3, ground - 16.6, 4, 2, 0.6), tone.sky)
    _wheels(canvas, (x + 6, x + 24), ground - 1.5, 2.6, tone)


@scene("school", palettes.CHALK)
def school(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.light, tone.glow, 0))
    canvas.fill(rectangle(0, 66, 150, 40), Fade(tone.far, tone.middle, 90))
    canvas.fill(rectangle(28, 10, 94, 48), tone.accent)
    canvas.fill(rectangle(30, 12, 90, 44), Fade(tone.near, tone.dark, 40))
    chalk = stroke(arc_points(50, 33, 13, 0, 360), 0.7) + stroke([(50, 33), (59.2, 23.8)], 0.7)
    chalk += disc(50, 33, 1) + stroke([(73, 46), (73, 20), (104, 46), (73, 46)], 0.7)
    chalk += stroke([(73, 42.5), (76.5, 42.5), (76.5, 46)], 0.5)
    chalk += stroke(curve([(88, 22), (93, 15), (99, 22), (105, 29), (111, 22)]), 0.7)
    chalk += stroke([(86, 22), (115, 22)], 0.4)
    canvas.fill(chalk, tone.light, 0.85)
    canvas.fill(rectangle(28, 57, 94, 2.2), tone.middle)
    _globe(canvas, 132, 52, 11, tone)
    canvas.fill(rectangle(108, 72, 44, 4), tone.accent)
    canvas.fill(rectangle(111, 76, 38, 30), Fade(tone.middle, tone.dark, 90))
    canvas.fill(figure(STANDING, 22, 98, 58), Fade(mix(tone.sky, tone.dark, 0.6), tone.dark, 20))
    canvas.fill(stroke([(28, 58), (38, 50), (52, 40)], 1.2, 0.5), tone.accent)
    for left, right in ((-30, -8), (4, 26)):
        light = polygon((left, -2), (right, -2), (right + 120, 102), (left + 120, 102))
        canvas.fill(light, Fade(None, tone.light, 230), 0.55)
    crowd(canvas, 84, 9, 5.6, tone.dark, 0.5)


def _globe(canvas: Canvas, x: float, y: float, radius: float, tone: Palette) -> None:
    canvas.fill(rectangle(x - 1, y + radius, 2, 9), tone.dark)
    canvas.fill(rounded(x - 7, y + radius + 7, 14, 2.4, 1), tone.dark)
    canvas.fill(band(x, y, radius + 2, radius + 1, -60, 120), tone.accent)
    canvas.fill(disc(x, y, radius), Fade(tone.sky, mix(tone.sky, tone.dark, 0.6), 30, 0.2, 1))
    with canvas.inside(disc(x, y, radius)):
        for place in ((-4, -4, 5), (3, 3, 4.5), (-5, 6, 3), (6, -6, 3)):
            canvas.fill(disc(x + place[0], y + place[1], place[2], 0.8), tone.glow)
        canvas.fill(disc(x + radius * 0.7, y + radius * 0.5, radius), tone.dark, 0.25)


@scene("fire-station", palettes.ALARM)
def fire_station(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 84)
    canvas.glow(24, 80, 70, tone.accent, 0.7)
    row_of_houses(canvas, -2, 152, 84, 22, (tone.far,), tone.middle, tone.glow)
    for x, top, width in ((104, 12, 18), (16, 36, 112)):
        canvas.fill(rectangle(x, top, width, 84 - top), Fade(tone.light, tone.glow, 30, 0.2, 1.2))
        canvas.fill(rectangle(x - 1.5, top - 2, width + 3, 3), tone.near)
    canvas.fill(arcade(106, 17, 14, 11, 3), tone.dark)
    canvas.fill(arcade(20, 44, 104, 42, 3, 0.2), tone.near)
    canvas.fill(arcade(21.6, 46, 104, 42, 3, 0.28), Fade(tone.glow, tone.accent, 90))
    canvas.fill(rectangle(0, 84, 150, 20), Fade(tone.middle, tone.dark, 90))
    canvas.fill(polygon((26, 84), (120, 84), (140, 101), (6, 101)), Fade(None, tone.glow, 270), 0.5)
    ladder = turned(_ladder(86, 70, 76), 25, 86, 70)
    canvas.fill(ladder, tone.dark)
    _fire_engine(canvas, 38, 92, tone)
    for x in (24, 126):
        canvas.fill(figure(STANDING, x, 93, 14), tone.dark)


def _ladder(right: float, y: float, length: float) -> Shape:
    rungs = [rectangle(right - step, y - 4, 0.8, 4) for step in range(3, int(length), 4)]
    rails = rectangle(right - length, y - 4.4, length, 1) + rectangle(right - length, y, length, 1)
    return rails + [outline for rung in rungs for outline in rung]


def _fire_engine(canvas: Canvas, x: float, ground: float, tone: Palette) -> None:
    red = Fade(tone.accent, tone.near, 90, 0.3, 1.1)
    canvas.fill(rounded(x, ground - 22, 52, 19, 1.5), red)
    canvas.fill(rounded(x + 50, ground - 28, 24, 25, 3), red)
    canvas.fill(rectangle(x, ground - 10, 74, 2), tone.light)
    for index in range(3):
        canvas.fill(rounded(x + 4 + index * 15, ground - 19.5, 12, 7.5, 0.8), tone.middle)
    canvas.fill(
        rounded(x + 62, ground - 25, 11, 10, 1.5) + rounded(x + 53, ground - 25, 7, 10, 1.5),
        Fade(tone.sky, tone.dark, 60),
    )
    canvas.fill(rounded(x + 56, ground - 31, 8, 3, 1), tone.sky)
    canvas.glow(x + 60, ground - 30, 16, tone.light, 0.9)
    canvas.glow(x + 74, ground - 7, 10, tone.light, 0.9)
    _wheels(canvas, (x + 12, x + 38, x + 63), ground - 2, 5, tone)
