"""The city: its squares, its institutions and what happens in them."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import (
    Eye, arcade, awning, dome, flag, lit_windows, row_of_houses, window_grid,
)
from .palettes import Palette, mix
from .people import CHEERING, STANDING, crowd, figure, shadow, walker
from .plants import round_tree
from .registry import scene
from .scenery import beam, birds, hills, ripples, sky, streaks, sun, water
from .shapes import (
    Shape, arc_points, band, curve, disc, flipped, polygon, rectangle, rounded, stroke, turned,
)


def _stone_bridge(deck: float, water_line: float, arches: list[tuple[float, float]]) -> Shape:
    """A bridge from edge to edge on round arches, given as (middle, radius)."""
    top = [(-5, deck + 7), (40, deck + 1), (75, deck), (110, deck + 1), (155, deck + 7)]
    under = [(155, water_line + 1)]
    for middle, radius in reversed(arches):
        under += arc_points(middle, water_line + 1, radius, 0, -180)
    return [[*curve(top), *under, (-5, water_line + 1)]]


@scene("bridge", palettes.EMBER)
def bridge(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 70)
    sun(canvas, 88, 40, 15, tone.light, tone.accent)
    streaks(canvas, 22, 16, 9, tone.far, 0.5)
    hills(canvas, 54, 5, tone.middle, tone.far, 3)
    row_of_houses(canvas, -2, 46, 70, 27, (tone.middle, tone.far), tone.near, tone.glow)
    dome(canvas, 30, 46, 9, tone.middle, tone.near)
    row_of_houses(canvas, 118, 152, 70, 24, (tone.far, tone.middle), tone.near, tone.glow)
    water(canvas, 70, tone.near, tone.accent)
    stone = _stone_bridge(50, 70, [(23, 14), (75, 18), (127, 14)])
    canvas.fill(flipped(stone, 70.5, 0.9), tone.dark, 0.6)
    ripples(canvas, 71, tone.light, 120, 0.6, 82, 14)
    ripples(canvas, 71, tone.dark, 60, 0.35)
    canvas.fill(stone, Fade(tone.near, tone.dark, 90, 0.0, 0.7))
    for middle, radius in ((23, 14), (75, 18), (127, 14)):
        canvas.fill(band(middle, 71, radius + 1.6, radius, 180, 360), tone.far, 0.7)
    for x in (42, 58, 71, 77, 98):
        walker(canvas, x, 51, 5.5, tone.dark, x % 2 == 0)
    birds(canvas, 112, 22, 6, 2, tone.dark)


def _bell_tower(canvas: Canvas, x: float, ground: float, width: float, tone: Palette) -> None:
    height = width * 4.4
    top = ground - height
    canvas.fill(rectangle(x, top, width, height), Fade(tone.light, tone.far, 60, 0.2, 1.1))
    canvas.fill(rectangle(x, top, width * 0.26, height), tone.near)
    for part in (0.0, 0.3, 0.62):
        canvas.fill(rectangle(x - 0.7, top + part * height, width + 1.4, 1.1), tone.middle)
    canvas.fill(arcade(x + width * 0.34, top + height * 0.06, width * 0.6, height * 0.2, 2), tone.dark)
    canvas.fill(disc(x + width * 0.64, top + height * 0.43, width * 0.21), tone.middle)
    canvas.fill(disc(x + width * 0.64, top + height * 0.43, width * 0.16), tone.light)
    canvas.fill(polygon((x - 1, top), (x + width / 2, top - width * 0.75), (x + width + 1, top)),
                Fade(tone.near, tone.middle, 0, 0.3, 0.6))


@scene("piazza", palettes.NOON)
def piazza(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(86, 54)
    sky(canvas, tone.sky, tone.glow, 62)
    row_of_houses(canvas, 60, 152, 63, 15, (tone.far, tone.accent, tone.light), tone.near, tone.dark)
    canvas.fill(rectangle(0, 62, 150, 40), Fade(tone.light, tone.accent, 90))
    for depth in (1.1, 1.4, 1.9, 2.8):
        canvas.fill(eye.floor(-200, 300, 100, depth, depth * 1.012), tone.far, 0.35)
    throw = polygon((98, 63), (111, 63), (70, 90), (40, 101), (16, 101), (30, 95))
    canvas.fill(throw, tone.near, 0.85)
    _bell_tower(canvas, 98, 63, 12, tone)
    canvas.fill(eye.wall(-20, -24, 104, 1, 5.5), Fade(tone.accent, tone.far, 0, 0.2, 1.0))
    canvas.fill(eye.wall(-20, -24, -14, 1, 5.5), tone.middle)
    canvas.fill(eye.wall(-20, -30, -24, 1, 5.5), tone.near)
    for step in range(9):
        near = 1.05 + step * 0.5
        canvas.fill(eye.arch(-20, 22, 104, near, near + 0.36), tone.dark)
        canvas.fill(eye.wall(-20, -4, 10, near + 0.1, near + 0.26), tone.middle)
    for x, y, height in ((76, 80, 11), (82, 79.5, 10), (122, 71, 6)):
        somebody = walker(canvas, x, y, height, tone.dark, x == 76)
        shadow(canvas, somebody, y, -1.7, 0.55, tone.near)


def _crate(canvas: Canvas, x: float, y: float, width: float, fruit: tuple, tone: Palette) -> None:
    """A crate with a heap of fruit, (x, y) the top left of its front; fruit is (light, dark)."""
    size = width / 10
    for row in range(3):
        for index in range(7 - row):
            a = x + width * 0.1 + (index + row * 0.5) * width * 0.133
            b = y - row * size * 1.25 + canvas.random.uniform(-0.4, 0.4)
            canvas.fill(disc(a, b, size), Fade(fruit[0], fruit[1], 55, 0.25, 1.0))
    canvas.fill(rectangle(x, y, width, width * 0.36), tone.dark)
    for row in range(3):
        slat = rectangle(x, y + row * width * 0.12, width, width * 0.1)
        canvas.fill(slat, Fade(tone.accent, mix(tone.accent, tone.dark, 0.5), 90))


@scene("market", palettes.MARKET)
def market(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 50)
    row_of_houses(canvas, -2, 152, 64, 36, (tone.light, tone.glow, tone.far), tone.middle, tone.sky)
    canvas.fill(rectangle(0, 30, 150, 36), Fade(tone.dark, tone.sky, 90, 0.0, 1.3), 0.35)
    for x, height in ((38, 32), (58, 30), (97, 33)):
        canvas.fill(figure(STANDING, x, 72, height), tone.dark)
    for x in (9, 141):
        canvas.fill(rectangle(x - 0.7, 18, 1.4, 80), tone.dark)
    red, green = tone.middle, tone.near
    fruits = [(tone.accent, red), (mix(red, tone.light, 0.2), mix(red, tone.dark, 0.4)),
              (tone.glow, tone.accent), (mix(green, tone.light, 0.35), green),
              (mix(tone.dark, red, 0.5), tone.dark)]
    for row, (y, width) in enumerate(((62, 28), (76, 33), (93, 40))):
        for index in range(6):
            fruit = fruits[(index + row * 2) % 5]
            _crate(canvas, 75 + (index - 3) * width * 1.04, y, width, fruit, tone)
    awning(canvas, 10, 10, 130, 20, 14, (red, tone.light), 6)


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


def _wheels(canvas: Canvas, places: tuple[float, ...], y: float, radius: float, tone: Palette) -> None:
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
    canvas.glow(x + 5, ground - 17, 13, tone.sky, 0.9)
    body = rounded(x, ground - 15, 21, 13, 1.2)
    nose = polygon((x + 20, ground - 13), (x + 26, ground - 12), (x + 30, ground - 7),
                   (x + 30, ground - 2), (x + 20, ground - 2))
    canvas.fill(body + nose, Fade(tone.light, tone.middle, 80, 0.4, 1.3))
    canvas.fill(rectangle(x, ground - 6.5, 30, 2.2), tone.accent)
    canvas.fill(_cross(x + 9, ground - 11, 5), tone.accent)
    canvas.fill(polygon((x + 22, ground - 11.6), (x + 25.6, ground - 11), (x + 28, ground - 7.4),
                        (x + 22, ground - 7.4)), tone.dark)
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
    canvas.fill(figure(STANDING, 22, 94, 56), Fade(tone.sky, tone.dark, 20))
    canvas.fill(stroke([(28, 58), (38, 50), (52, 40)], 1.2, 0.5), tone.accent)
    for left, right in ((-30, -8), (4, 26)):
        light = polygon((left, -2), (right, -2), (right + 120, 102), (left + 120, 102))
        canvas.fill(light, Fade(None, tone.light, 230), 0.55)
    for x, height in ((58, 40), (88, 37)):
        canvas.fill(figure(CHEERING, x, 122, height), tone.dark)
    crowd(canvas, 89, 9, 5, tone.dark)


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
    ladder = turned(_ladder(96, 62, 84), 24, 96, 62)
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
    canvas.fill(rounded(x + 62, ground - 25, 11, 10, 1.5) + rounded(x + 53, ground - 25, 7, 10, 1.5),
                Fade(tone.sky, tone.dark, 60))
    canvas.fill(rounded(x + 56, ground - 31, 8, 3, 1), tone.sky)
    canvas.glow(x + 60, ground - 30, 14, tone.sky, 0.9)
    canvas.glow(x + 74, ground - 7, 10, tone.light, 0.9)
    _wheels(canvas, (x + 12, x + 38, x + 63), ground - 2, 5, tone)
