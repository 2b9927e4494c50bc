"""What is grown, baked and sold."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, awning, house, window_grid
from .palettes import Palette, mix
from .people import walker
from .plants import cypress
from .registry import scene
from .scenery import hills, sky, sun
from .shapes import (
    Shape,
    arc_points,
    arch,
    below,
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


@scene("vineyard", palettes.HARVEST)
def vineyard(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(62, 42)
    sky(canvas, tone.sky, tone.light, 50)
    sun(canvas, 62, 29, 9, tone.light, tone.glow)
    hills(canvas, 38, 7, tone.middle, tone.far, 3)
    hill = curve(points("-4 47, 30 46, 70 44, 98 36, 122 33, 154 40"))
    canvas.fill(below(hill), Fade(tone.accent, tone.middle, 90, 0, 0.3))
    house(canvas, 110, 35, 14, 8, tone.light, tone.sky, tone.near)
    for x, height in ((102, 12), (106, 15), (128, 14), (132, 11), (92, 8), (86, 7)):
        cypress(canvas, x, 38, height, tone.near, tone.dark)
    canvas.fill(rectangle(0, 47, 150, 60), Fade(tone.glow, tone.accent, 90))
    _vine_rows(canvas, eye, range(-172, 323, 26), tone)
    _grapes(canvas, 118, 46, tone)


def _vine_rows(canvas: Canvas, eye: Eye, places: range, tone: Palette) -> None:
    """Hedges of vines that run to the vanishing point, their leaves loose dots."""
    # One fill for all shadows, one for all leaves: a fill per row would cost half a second.
    canvas.fill(
        [line for x in places for line in eye.floor(x - 6, x + 12, 108, 0.9, 12)], tone.near, 0.55
    )
    leaves: Shape = []
    for x in places:
        canvas.fill(eye.wall(x, 86, 106, 0.9, 12), Fade(tone.middle, tone.near, 90, 0.2, 0.9))
        for step in range(75):
            depth = 0.95 * 1.03**step
            dx, dy = canvas.random.uniform(-2, 3), canvas.random.uniform(-2.5, 2.5)
            a, b = eye.at(x + dx, 87 + dy, depth)
            if -5 < a < 155:
                leaves += disc(a, b, 2.5 / depth)
    canvas.fill(leaves, tone.middle)


def _grapes(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    canvas.fill(stroke(curve([(152, 8), (132, 14), (116, 12), (98, 16)]), 2.2, 0.8), tone.dark)
    canvas.fill(stroke([(x + 2, 12), (x + 1, y - 18)], 1), tone.dark)
    for a, b, size, turn in ((136, 22, 15, 20), (102, 21, 12, -25), (126, 14, 12, 70)):
        leaf = blob(
            *points(
                "0 -1, 0.55 -0.65, 0.95 -0.75, 0.75 -0.1, 1 0.4, 0.4 0.45, 0 1,"
                " -0.4 0.45, -1 0.4, -0.75 -0.1, -0.95 -0.75, -0.55 -0.65"
            )
        )
        canvas.fill(turned(moved(leaf, a, b, size), turn, a, b), Fade(tone.middle, tone.near, 40))
    for row, count in enumerate((4, 5, 6, 5, 5, 4, 3, 2, 1)):
        for index in range(count):
            a = x + (index - (count - 1) / 2) * 5.1 + canvas.random.uniform(-0.4, 0.4)
            berry = disc(a, y - 18 + row * 4.5, 3.2)
            canvas.fill(berry, Fade(mix(tone.far, tone.light, 0.25), tone.dark, 50, 0.05, 0.85))


@scene("bakery", palettes.OVEN)
def bakery(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.far, tone.near, 90))
    _bricks(canvas, tone)
    canvas.fill(arch(36, 12, 78, 60), tone.dark)
    for index in range(17):
        stone = turned(rectangle(71.3, 8.6, 7.4, 8.6), (index - 8) * 11.2, 75, 51)
        canvas.fill(stone, Fade(tone.accent, tone.middle, 90, 0.2, 1.2))
    for x in (36, 107):
        canvas.fill(rectangle(x, 52, 7, 19), Fade(tone.accent, tone.middle, 90))
    with canvas.inside(arch(43, 19, 64, 51)):
        canvas.fill(rectangle(40, 12, 70, 60), Fade(tone.sky, tone.dark, 270, 0.25, 1.0))
        canvas.glow(75, 68, 40, tone.glow, 1.0)
        for x, height in ((54, 15), (62, 22), (71, 17), (81, 25), (90, 18), (98, 13)):
            flame = blob(
                (x - 7, 68), (x - 5.4, 61), (x + 1.5, 68 - height), (x + 5.6, 60), (x + 7, 68)
            )
            canvas.fill(flame, Fade(tone.light, tone.glow, 270, 0.2, 0.9), 0.9)
    canvas.glow(75, 60, 75, tone.glow, 0.4)
    canvas.fill(rectangle(0, 70, 150, 34), Fade(tone.accent, tone.near, 90))
    canvas.fill(rectangle(0, 70, 150, 1.6), tone.glow)
    canvas.fill(stroke([(70, 73), (112, 104)], 2.8, 4), tone.dark)
    canvas.fill(turned(rounded(52, 64, 34, 14, 6), 12, 70, 72), Fade(tone.middle, tone.dark, 90))
    for x, y, size in ((67, 66, 13), (22, 80, 15), (46, 88, 15), (124, 80, 14), (104, 90, 15)):
        _loaf(canvas, x, y, size, tone)
    canvas.fill(stroke(curve([(66, 52), (63, 44), (68, 37), (64, 29)]), 0.9, 0.2), tone.light, 0.5)


def _bricks(canvas: Canvas, tone: Palette) -> None:
    for row in range(12):
        joints: Shape = rectangle(0, row * 6, 150, 0.5)
        for index in range(14):
            joints += rectangle(index * 12 + row % 2 * 6 - 6, row * 6, 0.5, 6)
        canvas.fill(joints, tone.dark, 0.35)


def _loaf(canvas: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    canvas.fill(disc(x + 1, y + size * 0.42, size * 1.02, 0.28), tone.dark, 0.6)
    crust = blob(
        (x - size, y + size * 0.25),
        (x - size * 0.75, y - size * 0.32),
        (x, y - size * 0.58),
        (x + size * 0.75, y - size * 0.32),
        (x + size, y + size * 0.25),
        (x, y + size * 0.52),
    )
    canvas.fill(crust, Fade(tone.accent, mix(tone.middle, tone.dark, 0.35), 70, 0.2, 1.0))
    for part in (-0.5, 0.0, 0.5):
        a = x + part * size
        cut = curve(
            [
                (a - size * 0.16, y - size * 0.34),
                (a + size * 0.1, y - size * 0.12),
                (a + size * 0.14, y + size * 0.14),
            ]
        )
        canvas.fill(stroke(cut, size * 0.1, size * 0.03), tone.light)


@scene("shop", palettes.VETRINA)
def shop(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.near, 90))
    panes = window_grid(0, -8, 150, 26, 7, 1, 0.55)
    canvas.fill([outline for pane in panes for outline in pane], tone.dark)
    canvas.fill(rectangle(14, 20, 122, 66), Fade(tone.middle, tone.near, 90))
    canvas.fill(
        rectangle(12, 18, 126, 3) + rectangle(14, 78, 122, 8), mix(tone.middle, tone.dark, 0.25)
    )
    window = rectangle(22, 30, 70, 47)
    for opening in (window, rectangle(102, 30, 26, 56)):
        canvas.fill(opening, Fade(tone.light, tone.glow, 90, 0.1, 0.9))
    with canvas.inside(window):
        _goods(canvas, tone)
    canvas.fill(rectangle(102, 64, 26, 22), Fade(tone.accent, tone.dark, 90))
    canvas.fill(rectangle(114.6, 30, 0.9, 56) + disc(112, 62, 0.9), tone.dark)
    canvas.fill(rectangle(0, 86, 150, 16), Fade(tone.dark, tone.sky, 90))
    pool = polygon((22, 86), (128, 86), (136, 101), (14, 101))
    canvas.fill(pool, Fade(None, tone.glow, 270), 0.75)
    awning(canvas, 20, 21, 110, 12, 18, (tone.accent, tone.light), 4)
    canvas.fill(stroke([(140, 90), (140, 40)], 1.1) + stroke([(140, 41), (145, 36)], 1), tone.dark)
    canvas.glow(145, 38, 22, tone.glow, 0.9)
    for x, height, left in ((40, 26, False), (97, 28, True)):
        walker(canvas, x, 94, height, tone.dark, left)


def _goods(canvas: Canvas, tone: Palette) -> None:
    """Hats, bottles and a dress on a stand, under three lamps."""
    for x in (34, 57, 80):
        canvas.fill(
            stroke([(x, 28), (x, 38)], 0.3) + polygon((x - 3, 41), (x, 37), (x + 3, 41)), tone.dark
        )
        canvas.glow(x, 42, 14, tone.light, 0.9)
    dress = blob(*points("57 46, 60 47, 59.6 54, 66 71, 57 73, 48 71, 54.4 54, 54 47"))
    canvas.fill(dress, Fade(tone.accent, tone.dark, 20, 0.3, 1.3))
    canvas.fill(stroke([(57, 70), (57, 78)], 0.7), tone.dark)
    for x, y, colour in ((30, 56, tone.sky), (41, 63, tone.accent), (76, 56, tone.middle)):
        hat = [arc_points(x, y, 3.2, 180, 360, 1.1), *disc(x, y, 5.4, 0.22)]
        canvas.fill(hat, Fade(colour, tone.dark, 60, 0.4, 1.3))
        canvas.fill(rectangle(x - 0.4, y, 0.8, 24), tone.dark)
    for index, x in enumerate(range(68, 92, 5)):
        bottle = rounded(x - 1.6, 66, 3.2, 9, 1) + rectangle(x - 0.6, 62, 1.2, 5)
        canvas.fill(bottle, (tone.near, tone.accent, tone.sky)[index % 3])
    canvas.fill(rectangle(22, 74.5, 70, 3), tone.middle)
