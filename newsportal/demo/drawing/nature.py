"""Water, woods and insects."""

from math import cos, radians, sin

from . import palettes
from .canvas import Canvas, Fade
from .palettes import Palette, mix
from .plants import poplar, reeds
from .registry import scene
from .scenery import birds, hills, mist, ripples, sky
from .shapes import (
    Shape,
    arc_points,
    blob,
    curve,
    disc,
    moved,
    points,
    polygon,
    rectangle,
    stroke,
    turned,
)


@scene("river", palettes.SILVER)
def river(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 50)
    canvas.fill(disc(52, 26, 8), tone.light, 0.9)
    hills(canvas, 40, 5, tone.far, mix(tone.far, tone.sky, 0.5), 2.6)
    mist(canvas, 46, 12, tone.light, 0.8)
    canvas.fill(rectangle(0, 48, 150, 60), Fade(tone.middle, tone.near, 90))
    water_line = curve(points("70 48, 92 51, 58 57, 22 64, 40 74, 84 82, 86 101"))
    back = curve(points("152 101, 152 92, 128 80, 92 71, 74 65, 92 58, 112 52, 78 48"))
    bed = [[*water_line, *back]]
    canvas.fill(bed, Fade(tone.light, tone.accent, 90, 0.1, 1.0))
    with canvas.inside(bed):
        for x, height in ((92, 30), (100, 36), (109, 34), (119, 40)):
            canvas.fill(disc(x, 66, height * 0.14, 3.4), tone.near, 0.4)
        ripples(canvas, 50, tone.light, 110, 0.7)
        ripples(canvas, 50, tone.near, 50, 0.3)
    for x, y, height in ((12, 53, 14), (20, 53, 17), (29, 54, 15), (132, 53, 13), (140, 54, 17)):
        poplar(canvas, x, y, height, tone.middle, tone.dark)
    mist(canvas, 55, 8, tone.light, 0.5)
    for x, y, height in (
        (94, 64, 32),
        (102, 65, 39),
        (111, 67, 36),
        (121, 70, 44),
        (132, 73, 41),
        (144, 77, 48),
    ):
        poplar(canvas, x, y, height, mix(tone.middle, tone.light, 0.15), tone.dark)
    _heron(canvas, 68, 84, tone)
    reeds(canvas, 16, 104, 50, 42, tone.dark)
    reeds(canvas, 140, 104, 30, 26, tone.dark)
    birds(canvas, 74, 20, 6, 1.8, tone.near)


def _heron(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    body = blob((x - 7, y - 10), (x, y - 16), (x + 6, y - 14), (x + 4, y - 10), (x - 2, y - 8))
    neck = stroke(
        curve([(x + 4, y - 13), (x + 7, y - 17), (x + 4, y - 21), (x + 6, y - 25)]), 1.6, 1
    )
    bill = polygon((x + 5, y - 26), (x + 14, y - 24.4), (x + 6, y - 24))
    legs = stroke([(x, y - 9), (x + 0.6, y + 1)], 0.5) + stroke(
        [(x - 2, y - 9), (x - 2, y + 2)], 0.5
    )
    canvas.fill(body + neck + bill + legs + disc(x + 6, y - 25, 1.1), tone.dark)


@scene("forest", palettes.FERN)
def forest(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.glow, tone.sky, 90, 0.1, 0.9))
    canvas.glow(88, 30, 70, tone.light, 1.0)
    layers = ((26, 1.6, tone.far), (17, 3, tone.middle), (9, 5.4, tone.near))
    for depth, (count, thick, ink) in enumerate(layers):
        trunks = _trunks(canvas, count, thick, clearing=depth == 2)
        canvas.fill(trunks, Fade(ink, mix(ink, tone.dark, 0.35), 90))
        hills(canvas, 74 + depth * 7, 2, mix(ink, tone.dark, 0.3), ink, 4)
        if depth < 2:
            mist(canvas, 72 + depth * 8, 26, tone.glow, 0.5)
    _deer(canvas, 76, 88, tone)
    for left, wide in ((66, 7), (84, 12), (106, 6), (124, 9)):
        light = polygon(
            (left, -2), (left + wide, -2), (left + wide * 1.8 - 44, 96), (left - 52, 96)
        )
        canvas.fill(light, Fade(None, tone.light, 270), 0.55)
    leaves: Shape = []
    for _ in range(100):
        x, y = canvas.random.uniform(-4, 154), canvas.random.gauss(-3, 6)
        leaves += disc(x, y, canvas.random.uniform(2, 6), 0.7)
    canvas.fill(leaves, Fade(tone.dark, tone.near, 90))
    for x, height in ((6, 22), (30, 15), (122, 16), (146, 24)):
        reeds(canvas, x, 103, 26, height, tone.dark)


def _trunks(canvas: Canvas, count: int, thick: float, clearing: bool) -> Shape:
    """Trunks with one dead branch each; a `clearing` keeps the middle free."""
    shape: Shape = []
    for index in range(count):
        x = (index + canvas.random.uniform(0.1, 0.9)) * 156 / count - 3
        if clearing and 58 < x < 100:
            continue
        wide = thick * canvas.random.uniform(0.7, 1.2)
        top, foot = wide * 0.35, wide * 0.6
        shape += polygon((x - top, -2), (x + top, -2), (x + foot, 102), (x - foot, 102))
        y, side = canvas.random.uniform(4, 44), canvas.random.choice((-1, 1))
        shape += stroke([(x, y + wide * 2), (x + side * wide * 3, y)], wide * 0.3, 0.1)
    return shape


def _deer(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    body = blob(
        (x - 9, y - 15),
        (x - 2, y - 16),
        (x + 6, y - 17),
        (x + 8, y - 12),
        (x, y - 10),
        (x - 9, y - 10),
    )
    neck = stroke([(x + 6, y - 15), (x + 9, y - 22)], 4.4, 2.4) + stroke(
        [(x + 8.6, y - 23), (x + 13, y - 21.4)], 2.6, 1.3
    )
    legs: Shape = []
    for hip, knee, foot in ((-8, -9, -8), (-6, -5, -6.4), (5, 5.6, 5), (7, 7.4, 8)):
        legs += stroke([(x + hip, y - 12), (x + knee, y - 6), (x + foot, y)], 1.7, 0.6)
    horns = stroke(curve([(x + 8.6, y - 24), (x + 6, y - 28), (x + 7, y - 33)]), 0.7)
    horns += stroke(curve([(x + 9.4, y - 24), (x + 12.4, y - 28), (x + 12, y - 33)]), 0.7)
    horns += stroke([(x + 6.2, y - 28), (x + 3.6, y - 30.6)], 0.5) + stroke(
        [(x + 12.3, y - 28), (x + 15, y - 30.6)], 0.5
    )
    canvas.fill(body + neck + legs + horns, tone.dark)


def _cell(x: float, y: float, radius: float) -> Shape:
    return polygon(
        *((x + radius * cos(radians(a)), y + radius * sin(radians(a))) for a in range(30, 390, 60))
    )


@scene("bees", palettes.HONEY)
def bees(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.glow, 120))
    canvas.fill(disc(96, 44, 40), Fade(mix(tone.far, tone.glow, 0.45), tone.glow, 90))
    for row in range(-1, 9):
        for column in range(-1, 6):
            x, y = column * 15.6 + row % 2 * 7.8 - 4, row * 13.5 - 4
            if x + abs(y - 46) * 0.4 > 46 + canvas.random.uniform(-6, 6):
                continue
            canvas.fill(_cell(x, y, 8.6), tone.middle)
            filled = canvas.random.random()
            canvas.fill(
                _cell(x, y, 7.2),
                Fade(tone.accent if filled < 0.7 else tone.light, tone.middle, 50, 0.1, 1.2),
            )
            canvas.fill(_cell(x - 1, y - 1.4, 3.4), tone.glow, 0.5)
    for x, y, size, turn in ((84, 40, 19, -18), (124, 22, 8, 16), (42, 74, 8, -40)):
        _bee(canvas, x, y, size, turn, tone)
    for x, top, size in ((104, 74, 12), (126, 66, 15), (143, 82, 11), (84, 90, 9)):
        canvas.fill(stroke(curve([(x + 4, 104), (x + 2, top + 14), (x, top)]), 1.3), tone.near)
        canvas.fill(
            blob((x + 3, top + 24), (x + 10, top + 15), (x + 15, top + 15), (x + 9, top + 23)),
            tone.near,
        )
        petals: Shape = []
        for turn in range(0, 360, 36):
            petals += turned(
                [arc_points(x, top - size * 0.6, size * 0.22, 0, 360, 2)], turn, x, top
            )
        canvas.fill(petals, Fade(tone.light, tone.far, 60))
        canvas.fill(disc(x, top, size * 0.34), Fade(tone.accent, tone.middle, 60))


def _bee(canvas: Canvas, x: float, y: float, size: float, turn: float, tone: Palette) -> None:
    """A bee seen from the side, heading right."""

    def put(shape: Shape) -> Shape:
        return turned(moved(shape, x, y, size), turn, x, y)

    canvas.fill(
        put(
            stroke([(0.2, 0.3), (0.1, 0.66), (0.2, 0.8)], 0.06)
            + stroke([(-0.1, 0.3), (-0.3, 0.7)], 0.06)
        ),
        tone.dark,
    )
    tail = blob(
        *points("-1.25 0.22, -1 -0.22, -0.5 -0.42, 0.1 -0.3, 0.25 0.1, 0 0.4, -0.6 0.46, -1 0.36")
    )
    canvas.fill(put(tail), Fade(tone.accent, tone.middle, 90, 0.2, 1.1))
    with canvas.inside(put(tail)):
        for place in (-1.18, -0.82, -0.44):
            canvas.fill(put(turned(rectangle(place, -0.6, 0.2, 1.3), 10, place, 0)), tone.dark)
    canvas.fill(put(disc(0.32, 0.02, 0.4)), Fade(tone.middle, tone.dark, 60))
    canvas.fill(put(disc(0.78, 0.12, 0.27)), tone.dark)
    canvas.fill(put(stroke(curve([(0.9, -0.08), (1.05, -0.35), (1.25, -0.4)]), 0.05)), tone.dark)
    for wing in (
        blob((0.2, -0.3), (-0.5, -1.25), (-0.95, -1.2), (-0.8, -0.75)),
        blob((0.28, -0.3), (0.25, -1.3), (-0.15, -1.5), (-0.3, -1.0)),
    ):
        canvas.fill(put(wing), Fade(tone.light, mix(tone.far, tone.light, 0.3), 300), 0.85)
        canvas.fill(put(stroke([wing[0][0], wing[0][15]], 0.03)), tone.dark, 0.5)
