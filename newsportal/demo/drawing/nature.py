"""Land, water, weather, and the power that is won from them."""

from math import cos, radians, sin

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, dome, house, row_of_houses
from .palettes import Palette, mix
from .plants import cypress, fir, poplar, reeds, round_tree, umbrella_pine
from .registry import scene
from .scenery import (
    birds, cloud, crescent, hills, mist, rays, ripples, sky, stars, streaks, sun, water, waves,
)
from .shapes import (
    HEIGHT, Point, Shape, arc_points, band, below, blob, curve, disc, flipped, moved, polygon,
    rectangle, stroke, turned,
)


@scene("river", palettes.SILVER)
def river(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 50)
    canvas.fill(disc(52, 26, 8), tone.light, 0.9)
    hills(canvas, 40, 5, tone.far, mix(tone.far, tone.sky, 0.5), 2.6)
    mist(canvas, 46, 12, tone.light, 0.8)
    canvas.fill(rectangle(0, 48, 150, 60), Fade(tone.middle, tone.near, 90))
    water_line = curve([(70, 48), (92, 51), (58, 57), (22, 64), (40, 74), (84, 82), (86, 101)])
    back = curve([(152, 101), (152, 92), (128, 80), (92, 71), (74, 65), (92, 58), (112, 52), (78, 48)])
    bed = [[*water_line, *back]]
    canvas.fill(bed, Fade(tone.light, tone.accent, 90, 0.1, 1.0))
    with canvas.inside(bed):
        for x, height in ((92, 30), (100, 36), (109, 34), (119, 40)):
            canvas.fill(turned([arc_points(x, 66, height * 0.14, 0, 360, 3.4)], 0, x, 66), tone.near, 0.4)
        ripples(canvas, 50, tone.light, 110, 0.7)
        ripples(canvas, 50, tone.near, 50, 0.3)
    for x, y, height in ((12, 53, 14), (20, 53, 17), (29, 54, 15), (132, 53, 13), (140, 54, 17)):
        poplar(canvas, x, y, height, tone.middle, tone.dark)
    mist(canvas, 55, 8, tone.light, 0.5)
    for x, y, height in ((94, 64, 32), (102, 65, 39), (111, 67, 36), (121, 70, 44), (132, 73, 41), (144, 77, 48)):
        poplar(canvas, x, y, height, mix(tone.middle, tone.light, 0.15), tone.dark)
    _heron(canvas, 46, 88, tone)
    reeds(canvas, 22, 104, 60, 42, tone.dark)
    reeds(canvas, 140, 104, 30, 26, tone.dark)
    birds(canvas, 74, 20, 6, 1.8, tone.near)


def _heron(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    body = blob((x - 7, y - 10), (x, y - 16), (x + 6, y - 14), (x + 4, y - 10), (x - 2, y - 8))
    neck = stroke(curve([(x + 4, y - 13), (x + 7, y - 17), (x + 4, y - 21), (x + 6, y - 25)]), 1.6, 1)
    bill = polygon((x + 5, y - 26), (x + 14, y - 24.4), (x + 6, y - 24))
    legs = stroke([(x, y - 9), (x + 0.6, y + 1)], 0.5) + stroke([(x - 2, y - 9), (x - 2, y + 2)], 0.5)
    canvas.fill(body + neck + bill + legs + disc(x + 6, y - 25, 1.1), tone.dark)


@scene("forest", palettes.FERN)
def forest(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.glow, tone.sky, 90, 0.1, 0.9))
    canvas.glow(88, 30, 70, tone.light, 1.0)
    layers = ((26, 1.6, tone.far), (17, 3, tone.middle), (9, 5.4, tone.near))
    for depth, (count, thick, ink) in enumerate(layers):
        trunks: Shape = []
        for index in range(count):
            x = (index + canvas.random.uniform(0.1, 0.9)) * 156 / count - 3
            if depth == 2 and 58 < x < 100:
                continue
            wide = thick * canvas.random.uniform(0.7, 1.2)
            trunks += polygon((x - wide * 0.35, -2), (x + wide * 0.35, -2), (x + wide * 0.6, 102), (x - wide * 0.6, 102))
            y = canvas.random.uniform(4, 44)
            trunks += stroke([(x, y + wide * 2), (x + canvas.random.choice((-1, 1)) * wide * 3, y)], wide * 0.3, 0.1)
        canvas.fill(trunks, Fade(ink, mix(ink, tone.dark, 0.35), 90))
        hills(canvas, 74 + depth * 7, 2, mix(ink, tone.dark, 0.3), ink, 4)
        if depth < 2:
            mist(canvas, 72 + depth * 8, 26, tone.glow, 0.5)
    _deer(canvas, 76, 88, tone)
    for left, wide in ((66, 7), (84, 12), (106, 6), (124, 9)):
        light = polygon((left, -2), (left + wide, -2), (left + wide * 1.8 - 44, 96), (left - 52, 96))
        canvas.fill(light, Fade(None, tone.light, 270), 0.55)
    leaves: Shape = []
    for _ in range(100):
        x, y = canvas.random.uniform(-4, 154), canvas.random.gauss(-3, 6)
        leaves += disc(x, y, canvas.random.uniform(2, 6), 0.7)
    canvas.fill(leaves, Fade(tone.dark, tone.near, 90))
    for x, height in ((6, 22), (30, 15), (122, 16), (146, 24)):
        reeds(canvas, x, 103, 26, height, tone.dark)


def _deer(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    body = blob((x - 9, y - 15), (x - 2, y - 16), (x + 6, y - 17), (x + 8, y - 12), (x, y - 10), (x - 9, y - 10))
    neck = stroke([(x + 6, y - 15), (x + 9, y - 22)], 4.4, 2.4) + stroke([(x + 8.6, y - 23), (x + 13, y - 21.4)], 2.6, 1.3)
    legs: Shape = []
    for hip, knee, foot in ((-8, -9, -8), (-6, -5, -6.4), (5, 5.6, 5), (7, 7.4, 8)):
        legs += stroke([(x + hip, y - 12), (x + knee, y - 6), (x + foot, y)], 1.7, 0.6)
    horns = stroke(curve([(x + 8.6, y - 24), (x + 6, y - 28), (x + 7, y - 33)]), 0.7)
    horns += stroke(curve([(x + 9.4, y - 24), (x + 12.4, y - 28), (x + 12, y - 33)]), 0.7)
    horns += stroke([(x + 6.2, y - 28), (x + 3.6, y - 30.6)], 0.5) + stroke([(x + 12.3, y - 28), (x + 15, y - 30.6)], 0.5)
    canvas.fill(body + neck + legs + horns, tone.dark)


def _turbine(canvas: Canvas, x: float, y: float, height: float, turn: float, tone: Palette) -> None:
    """A wind turbine: tower, hub and three blades, lit from the left."""
    top, length = y - height, height * 0.56
    tower = polygon((x - height * 0.012, top), (x + height * 0.012, top), (x + height * 0.026, y), (x - height * 0.026, y))
    canvas.fill(tower, Fade(tone.light, tone.middle, 0, 0.3, 1.0))
    for index in range(3):
        blade = blob((x, top - length), (x + length * 0.05, top - length * 0.5), (x + length * 0.075, top - length * 0.16),
                     (x, top), (x - length * 0.02, top - length * 0.2))
        canvas.fill(turned(blade, turn + index * 120, x, top), Fade(tone.light, tone.middle, 40, 0.35, 1.1))
    canvas.fill(disc(x, top, height * 0.03), tone.light)
    canvas.fill(disc(x, top, height * 0.014), tone.accent)


@scene("windfarm", palettes.BREEZE)
def windfarm(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 80)
    for index in range(7):
        y = 8 + index * 11
        gust = curve([(-5, y + 20), (40, y + 6), (90, y + 8), (155, y - 14)])
        canvas.fill([[*gust, (155, y - 10), *curve([(155, y - 10), (90, y + 11), (40, y + 8), (-5, y + 20)])]], tone.light, 0.28)
    cloud(canvas, 118, 34, 44, tone.light, mix(tone.sky, tone.light, 0.4))
    cloud(canvas, 28, 56, 30, tone.light, mix(tone.sky, tone.light, 0.4))
    for x, height, turn in ((16, 24, 20), (34, 28, 75), (128, 26, 50), (142, 22, 5)):
        _turbine(canvas, x, 72, height, turn, tone)
    hills(canvas, 70, 4, tone.middle, tone.far, 3)
    _turbine(canvas, 104, 80, 46, 95, tone)
    hills(canvas, 79, 4, tone.near, tone.middle, 2.2)
    _turbine(canvas, 64, 92, 66, 38, tone)
    field = curve([(-4, 86), (30, 88), (70, 92), (110, 90), (154, 82)])
    canvas.fill(below(field), Fade(tone.glow, tone.accent, 90))
    for x in range(-40, 200, 9):
        canvas.fill(polygon((75 + (x - 75) * 0.7, 91), (x, 103), (x + 3, 103)), tone.near, 0.5)
    birds(canvas, 40, 30, 6, 1.8, tone.dark)


@scene("solar", palettes.ZENITH)
def solar(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(75, 46)
    sky(canvas, tone.sky, tone.glow, 50)
    rays(canvas, 75, 34, tone.light, 32, 0.3, 2.8)
    for radius, alpha in ((34, 0.25), (28, 0.35), (22, 0.6)):
        canvas.fill(disc(75, 34, radius), tone.glow, alpha)
    canvas.fill(disc(75, 34, 17), tone.light)
    hills(canvas, 47, 2.5, tone.far, tone.accent, 3)
    canvas.fill(rectangle(0, 50, 150, 52), Fade(tone.middle, tone.near, 90))
    for depth in (7, 5, 3.6, 2.7, 2.05, 1.55, 1.15):
        for index in range(-6, 6):
            _panel(canvas, eye, 75 + index * 62 + 4, depth, tone)


def _panel(canvas: Canvas, eye: Eye, x: float, depth: float, tone: Palette) -> None:
    """A tilted table of cells that mirrors the sun at its upper edge."""
    (a, top), (b, low) = eye.at(x, 60, depth * 1.12), eye.at(x, 92, depth)
    (c, _), (d, _) = eye.at(x + 54, 60, depth * 1.12), eye.at(x + 54, 92, depth)
    if d < -2 or b > 152:
        return
    for side in (0.2, 0.8):
        leg = b + (d - b) * side
        canvas.fill(stroke([(leg, low - 1), (leg, low + 14 / depth)], 1.6 / depth), tone.dark)
    canvas.fill(polygon((b, low + 12 / depth), (d, low + 12 / depth), (d, low + 18 / depth), (b, low + 18 / depth)), tone.dark, 0.45)
    table = polygon((a, top), (c, top), (d, low), (b, low))
    canvas.fill(table, Fade(tone.accent, tone.dark, 90, 0.0, 0.8))
    lines: Shape = []
    for part in range(1, 6):
        t = part / 6
        lines += stroke([(a + (c - a) * t, top), (b + (d - b) * t, low)], 0.5 / depth)
    for part in (0.0, 0.33, 0.66, 1.0):
        y = top + (low - top) * part
        lines += stroke([(a + (b - a) * part, y), (c + (d - c) * part, y)], 0.6 / depth)
    canvas.fill(lines, tone.light, 0.75)


def _cell(x: float, y: float, radius: float) -> Shape:
    return polygon(*((x + radius * cos(radians(a)), y + radius * sin(radians(a))) for a in range(30, 390, 60)))


@scene("bees", palettes.HONEY)
def bees(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.glow, 120))
    canvas.fill(disc(96, 44, 40), Fade(tone.light, tone.glow, 90))
    for row in range(-1, 9):
        for column in range(-1, 6):
            x, y = column * 15.6 + row % 2 * 7.8 - 4, row * 13.5 - 4
            if x + abs(y - 46) * 0.4 > 46 + canvas.random.uniform(-6, 6):
                continue
            canvas.fill(_cell(x, y, 8.6), tone.middle)
            filled = canvas.random.random()
            canvas.fill(_cell(x, y, 7.2), Fade(tone.accent if filled < 0.7 else tone.light, tone.middle, 50, 0.1, 1.2))
            canvas.fill(_cell(x - 1, y - 1.4, 3.4), tone.glow, 0.5)
    for x, y, size, turn in ((84, 40, 19, -18), (124, 22, 8, 16), (42, 74, 8, -40)):
        _bee(canvas, x, y, size, turn, tone)
    for x, top, size in ((104, 74, 12), (126, 66, 15), (143, 82, 11), (84, 90, 9)):
        canvas.fill(stroke(curve([(x + 4, 104), (x + 2, top + 14), (x, top)]), 1.3), tone.near)
        canvas.fill(blob((x + 3, top + 24), (x + 10, top + 15), (x + 15, top + 15), (x + 9, top + 23)), tone.near)
        petals: Shape = []
        for turn in range(0, 360, 36):
            petals += turned([arc_points(x, top - size * 0.6, size * 0.22, 0, 360, 2)], turn, x, top)
        canvas.fill(petals, Fade(tone.light, tone.far, 60))
        canvas.fill(disc(x, top, size * 0.34), Fade(tone.accent, tone.middle, 60))


def _bee(canvas: Canvas, x: float, y: float, size: float, turn: float, tone: Palette) -> None:
    """A bee seen from the side, heading right."""
    def put(shape: Shape) -> Shape:
        return turned(moved(shape, x, y, size), turn, x, y)

    canvas.fill(put(stroke([(0.2, 0.3), (0.1, 0.66), (0.2, 0.8)], 0.06) + stroke([(-0.1, 0.3), (-0.3, 0.7)], 0.06)), tone.dark)
    tail = blob((-1.25, 0.22), (-1.0, -0.22), (-0.5, -0.42), (0.1, -0.3), (0.25, 0.1), (0, 0.4), (-0.6, 0.46), (-1, 0.36))
    canvas.fill(put(tail), Fade(tone.accent, tone.middle, 90, 0.2, 1.1))
    with canvas.inside(put(tail)):
        for place in (-1.18, -0.82, -0.44):
            canvas.fill(put(turned(rectangle(place, -0.6, 0.2, 1.3), 10, place, 0)), tone.dark)
    canvas.fill(put(disc(0.32, 0.02, 0.4)), Fade(tone.middle, tone.dark, 60))
    canvas.fill(put(disc(0.78, 0.12, 0.27)), tone.dark)
    canvas.fill(put(stroke(curve([(0.9, -0.08), (1.05, -0.35), (1.25, -0.4)]), 0.05)), tone.dark)
    for wing in (blob((0.2, -0.3), (-0.5, -1.25), (-0.95, -1.2), (-0.8, -0.75)), blob((0.28, -0.3), (0.25, -1.3), (-0.15, -1.5), (-0.3, -1.0))):
        canvas.fill(put(wing), tone.light, 0.8)
        canvas.fill(put(stroke([wing[0][0], wing[0][15]], 0.03)), tone.dark, 0.5)
