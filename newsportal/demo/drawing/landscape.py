"""Mountains, coasts and snow: the pictures of the travel posters."""

import itertools

from . import palettes
from .canvas import Canvas, Fade
from .houses import dome, house, row_of_houses
from .palettes import Palette, mix
from .people import walker
from .plants import fir, umbrella_pine
from .registry import scene
from .scenery import cloud, crescent, hills, mist, ripples, sky, stars, water
from .shapes import (
    Outline,
    Shape,
    arc_points,
    below,
    curve,
    disc,
    flipped,
    points,
    polygon,
    rectangle,
    stroke,
)


def _peak(canvas: Canvas, ridge: Outline, foot: float, tone: Palette) -> Shape:
    """A mountain along its ridge: each facet left of a summit lit, right of it in shade."""
    shape: Shape = [[(ridge[0][0], foot), *ridge, (ridge[-1][0], foot)]]
    canvas.fill(shape, Fade(tone.middle, tone.far, 90, 0.2, 1.0))
    for (ax, ay), (bx, by) in itertools.pairwise(ridge):
        rising = by < ay
        slide = canvas.random.uniform(3, 9) * (-1 if rising else 1)
        low = max(ay, by) + canvas.random.uniform(10, 22)
        facet = polygon(
            (ax, ay),
            (bx, by),
            ((bx if rising else ax) + slide * 0.4, low),
            ((ax if rising else bx) + slide, low - 4),
        )
        ink = tone.accent if rising else tone.near
        with canvas.inside(shape):
            canvas.fill(facet, Fade(ink, mix(ink, tone.middle, 0.8), 90, 0.2, 1.0))
            if rising:
                canvas.fill(
                    polygon(
                        (bx, by), (ax + (bx - ax) * 0.45, ay + (by - ay) * 0.45), (bx + 0.5, by + 8)
                    ),
                    tone.light,
                    0.85,
                )
    return shape


@scene("mountains", palettes.DOLOMITI)
def mountains(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 66)
    crescent(canvas, 116, 17, 4, tone.light)
    back: Outline = points(
        "-4 48, 10 38, 20 44, 34 31, 48 44, 104 46, 118 34, 130 40, 142 32, 156 46"
    )
    canvas.fill([[(-4, 70), *back, (156, 70)]], Fade(tone.far, tone.glow, 90), 0.9)
    ridge: Outline = points(
        "20 60, 32 47, 38 50, 46 33, 50 36, 57 17, 61 20, 66 12.5, 72 24, 76 22,"
        " 83 38, 88 34, 95 27, 101 40, 106 38, 118 55, 132 61"
    )
    peak = _peak(canvas, ridge, 68, tone)
    mist(canvas, 60, 12, tone.glow, 0.75)
    hills(canvas, 64, 2, tone.dark, tone.near, 4)
    for x in range(-2, 152, 3):
        fir(
            canvas,
            x + canvas.random.uniform(-1, 1),
            69,
            canvas.random.uniform(5, 10),
            tone.near,
            tone.dark,
        )
    water(canvas, 68, tone.near, tone.glow)
    with canvas.inside(rectangle(0, 68, 150, 34)):
        canvas.fill(flipped(peak, 68, 0.62), Fade(tone.far, tone.middle, 270), 0.75)
        canvas.fill(rectangle(0, 68, 150, 2.4), tone.dark, 0.6)
        ripples(canvas, 69, tone.light, 90, 0.4)
    shore = curve(points("-4 86, 20 88, 50 95, 90 98, 120 94, 154 90"))
    canvas.fill(below(shore), tone.dark)
    house(canvas, 113, 92, 14, 7, tone.near, tone.dark, tone.glow)
    for x, height in ((4, 50), (14, 38), (24, 26), (136, 34), (146, 46)):
        fir(canvas, x, 94, height, tone.near, tone.dark)


@scene("sea", palettes.RIVIERA)
def sea(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 46)
    cloud(canvas, 36, 36, 36, tone.light, tone.glow)
    hills(canvas, 44, 3, mix(tone.far, tone.sky, 0.4), mix(tone.far, tone.sky, 0.6), 3)
    water(canvas, 45, tone.far, tone.middle)
    ripples(canvas, 46, tone.light, 150, 0.6)
    for x, y, size in ((28, 52, 7), (46, 60, 11), (16, 68, 15)):
        _sail_boat(canvas, x, y, size, tone)
    cliff = curve(points("154 8, 134 14, 118 22, 106 36, 96 52, 84 66, 70 74, 66 80"))
    canvas.fill([[*cliff, (80, 101), (154, 101)]], Fade(tone.near, tone.dark, 110, 0.1, 1.1))
    walls = (tone.light, tone.glow, tone.accent, mix(tone.accent, tone.light, 0.5), tone.light)
    for row, (left, ground, tall) in enumerate(
        ((118, 36, 11), (108, 48, 12), (98, 60, 13), (88, 72, 14), (78, 84, 15))
    ):
        row_of_houses(
            canvas, left, 152, ground, tall, walls[row:] + walls[:row], tone.accent, tone.far
        )
    dome(canvas, 112, 58, 6.5, tone.glow, tone.near)
    beach = curve([(66, 84), (80, 84), (110, 88), (154, 86)])
    canvas.fill([[*beach, (154, 102), (40, 102), (54, 92)]], Fade(tone.glow, tone.light, 200))
    for index in range(18):
        x, y = 70 + index % 9 * 9.4 + index // 9 * 4, 91 + index // 9 * 5
        canvas.fill(disc(x + 1, y + 2.4, 3, 0.3), tone.far, 0.5)
        canvas.fill([arc_points(x, y, 3.2, 180, 360, 0.85)], tone.accent if index % 2 else tone.far)
    umbrella_pine(canvas, 20, 108, 84, tone.near, tone.dark)


def _sail_boat(canvas: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    main = polygon((x, y - size), (x, y - size * 0.12), (x + size * 0.5, y - size * 0.12))
    jib = polygon(
        (x - size * 0.06, y - size * 0.9),
        (x - size * 0.06, y - size * 0.12),
        (x - size * 0.36, y - size * 0.12),
    )
    canvas.fill(main + jib, Fade(tone.light, tone.glow, 0, 0.3, 1.2))
    hull = polygon(
        (x - size * 0.4, y - size * 0.09),
        (x + size * 0.52, y - size * 0.09),
        (x + size * 0.4, y),
        (x - size * 0.3, y),
    )
    canvas.fill(hull, tone.accent)
    canvas.fill(flipped(main, y, 0.5), tone.light, 0.25)


@scene("snow", palettes.WINTER)
def snow(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.far, 70)
    stars(canvas, 120, tone.light, 46)
    canvas.glow(112, 24, 40, tone.light, 0.6)
    canvas.fill(disc(112, 24, 8), Fade(tone.light, tone.middle, 60, 0.4, 1.3))
    hills(canvas, 44, 10, tone.far, tone.middle, 3, 0.45)
    hills(canvas, 58, 4, tone.middle, tone.light, 2)
    for x in range(0, 150, 5):
        place = x + canvas.random.uniform(-2, 2), 64 + canvas.random.uniform(-3, 3)
        fir(canvas, *place, 11, tone.middle, tone.near)
    _snowy_village(canvas, tone)
    bank = curve(points("-4 70, 24 71, 52 78, 84 77, 116 74, 154 70"))
    canvas.fill(below(bank), Fade(tone.light, tone.middle, 90, 0.1, 1.1))
    path = curve([(78, 77), (70, 82), (86, 88), (60, 102)])
    back = curve([(84, 102), (98, 88), (78, 82), (82, 77)])
    canvas.fill([[*path, *back]], Fade(tone.far, tone.middle, 90), 0.8)
    for x, height, left in ((82, 8, True), (86, 7.4, True)):
        walker(canvas, x, 89, height, tone.dark, left)
    for x, y, height in ((8, 98, 62), (22, 100, 44), (128, 98, 42), (143, 101, 66)):
        _laden_fir(canvas, x, y, height, tone)
    _flakes(canvas, tone)


def _flakes(canvas: Canvas, tone: Palette) -> None:
    flakes: Shape = []
    for _ in range(240):
        place = canvas.random.uniform(0, 150), canvas.random.uniform(0, 100)
        flakes += disc(*place, canvas.random.choice((0.2, 0.3, 0.45, 0.7)))
    canvas.fill(flakes, tone.light, 0.9)


def _snowy_village(canvas: Canvas, tone: Palette) -> None:
    canvas.glow(74, 66, 48, tone.glow, 0.6)
    _snowy_church(canvas, 76, 72, tone)
    for x, y, width, height in (
        (40, 72, 17, 11),
        (58, 76, 15, 10),
        (92, 75, 18, 11),
        (112, 71, 15, 10),
        (26, 68, 12, 8),
    ):
        house(canvas, x, y, width, height, tone.near, tone.dark, tone.glow)
        top = y - height
        roof = polygon(
            (x - 1.6, top + 1), (x + width / 2, top - width * 0.34), (x + width + 1.6, top + 1)
        )
        canvas.fill(roof, Fade(tone.light, tone.middle, 0, 0.3, 1.1))


def _snowy_church(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    canvas.fill(rectangle(x - 5, y - 34, 10, 36), Fade(tone.near, tone.dark, 0))
    canvas.fill(rectangle(x - 1.4, y - 30, 2.8, 5) + rectangle(x - 1, y - 18, 2, 4), tone.glow)
    canvas.fill(
        polygon((x - 6.4, y - 33), (x, y - 52), (x + 6.4, y - 33)),
        Fade(tone.light, tone.middle, 0, 0.3, 0.8),
    )
    canvas.fill(stroke([(x, y - 51), (x, y - 56)], 0.5), tone.dark)


def _laden_fir(canvas: Canvas, x: float, y: float, height: float, tone: Palette) -> None:
    """A fir with snow on the lit side of each tier."""
    fir(canvas, x, y, height, tone.near, tone.dark)
    for step in range(4):
        low = y - height * (0.08 + step * 0.2)
        wide, tall = height * (0.24 - step * 0.045), height * (0.4 - step * 0.03)
        cap = polygon(
            (x, low - tall),
            (x - wide, low),
            (x - wide * 0.45, low - tall * 0.22),
            (x - wide * 0.1, low - tall * 0.3),
        )
        canvas.fill(cap, Fade(tone.light, tone.middle, 60, 0.4, 1.3))
