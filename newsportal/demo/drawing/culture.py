"""Halls of books and pictures, and a monument."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, row_of_houses
from .palettes import Colour, Palette, mix
from .people import STANDING, figure, shadow, walker
from .plants import cypress
from .registry import scene
from .scenery import beam, birds, hills, rays, sky, streaks, sun
from .shapes import (
    Shape,
    arc_points,
    arch,
    band,
    blob,
    curve,
    disc,
    mirrored,
    moved,
    points,
    polygon,
    rectangle,
    rounded,
    stroke,
    turned,
)


def _books_on_shelf(
    canvas: Canvas, left: float, right: float, y: float, tall: float, tone: Palette
) -> None:
    """Spines standing on the board at height y, some of them banded, some leaning."""
    x = left
    inks = (
        tone.accent,
        tone.far,
        tone.middle,
        tone.light,
        tone.glow,
        mix(tone.accent, tone.dark, 0.5),
    )
    while x < right - 1.4:
        width = canvas.random.uniform(1.2, 2.8)
        height, ink = tall * canvas.random.uniform(0.66, 0.95), canvas.random.choice(inks)
        if canvas.random.random() < 0.9:
            canvas.fill(
                rectangle(x, y - height, width - 0.25, height),
                Fade(ink, mix(ink, tone.dark, 0.4), 0),
            )
            canvas.fill(rectangle(x, y - height * 0.8, width - 0.25, 0.6), tone.dark, 0.5)
        x += width


@scene("library", palettes.READING)
def library(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.near, tone.dark, 90))
    for row in range(6):
        y = 20 + row * 13.5
        for left in (2, 27, 100, 125):
            canvas.fill(rectangle(left, y - 12, 23, 12), tone.dark)
            _books_on_shelf(canvas, left + 0.4, left + 22.6, y, 11, tone)
        canvas.fill(rectangle(0, y, 52, 1.6) + rectangle(98, y, 52, 1.6), tone.sky)
    for x in (-1, 25, 50, 98, 123.4, 149):
        canvas.fill(rectangle(x, 0, 2, 90), Fade(tone.sky, tone.dark, 90, 0.2, 1.4))
    _garden_window(canvas, tone)
    canvas.fill(rectangle(0, 88, 150, 14), Fade(tone.sky, tone.dark, 90))
    canvas.fill(polygon((56, 8), (94, 8), (136, 101), (40, 101)), Fade(None, tone.light, 270), 0.5)
    _reader_on_ladder(canvas, tone)
    canvas.fill(
        rectangle(66, 84, 50, 2) + rectangle(70, 86, 2, 16) + rectangle(110, 86, 2, 16), tone.dark
    )
    for x in (78, 104):
        canvas.glow(x, 80, 15, tone.glow, 0.9)
        canvas.fill([arc_points(x, 79, 4.5, 180, 360, 0.8)], tone.middle)
        canvas.fill(rectangle(x - 0.4, 79, 0.8, 5), tone.glow)


def _garden_window(canvas: Canvas, tone: Palette) -> None:
    window = arch(56, 8, 38, 66)
    canvas.fill(arch(53, 5, 44, 71), tone.sky)
    canvas.fill(window, Fade(tone.glow, tone.light, 90))
    with canvas.inside(window):
        sun(canvas, 82, 28, 6, tone.light, tone.accent)
        hills(canvas, 58, 5, tone.far, tone.middle, 5)
        for x, height in ((64, 22), (69, 16), (88, 18)):
            cypress(canvas, x, 66, height, tone.far, tone.near)
    bars = rectangle(74.4, 8, 1.2, 66) + rectangle(56, 27, 38, 1) + rectangle(56, 48, 38, 1)
    canvas.fill(bars, tone.sky)


def _reader_on_ladder(canvas: Canvas, tone: Palette) -> None:
    rails = stroke([(36, 92), (44, 8)], 1) + stroke([(42, 92), (49, 8)], 1)
    rungs = [
        line
        for i in range(14)
        for line in stroke([(36.6 + i * 0.57, 86 - i * 6), (42.4 + i * 0.5, 86 - i * 6)], 0.7)
    ]
    canvas.fill(rails + rungs, tone.accent)
    canvas.fill(figure(STANDING, 41, 62, 24), mix(tone.middle, tone.light, 0.25))


@scene("museum", palettes.GALLERY)
def museum(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(75, 50)
    canvas.wash(Fade(tone.sky, tone.near, 90))
    canvas.fill(rectangle(25, 6, 100, 66), Fade(tone.sky, mix(tone.sky, tone.dark, 0.35), 90))
    for x, angle in ((-10, 180), (160, 0)):
        canvas.fill(eye.wall(x, -30, 96, 0.9, 1.7), Fade(tone.sky, tone.dark, angle, 0, 1.4))
    canvas.fill(eye.floor(-10, 160, 87.4, 0.8, 1.7), Fade(tone.accent, tone.middle, 90))
    canvas.fill(polygon((34, -2), (116, -2), (102, 5), (48, 5)), tone.light)
    _abstract(canvas, 50, 14, 50, 42, tone)
    for x, far, ground, figure_ink, top in (
        (-10, 1.4, tone.light, tone.middle, 30),
        (160, 1.25, tone.glow, tone.near, 14),
    ):
        canvas.fill(eye.wall(x, 2, 64, 1.08, 1.42), tone.glow)
        canvas.fill(eye.wall(x, 5, 61, 1.1, 1.4), ground)
        canvas.fill(eye.wall(x, top, 48, 1.1, far), figure_ink)
    for left, low in ((40, 36.5), (98, 100.3)):
        beam(canvas, ((left, 0), (left + 12, 0)), ((low, 70), (75, 70)), tone.light, 0.35)
    canvas.fill(
        polygon((46, 74), (104, 74), (118, 92), (32, 92)), Fade(None, tone.light, 270), 0.45
    )
    canvas.fill(
        rounded(62, 80, 26, 3, 1) + rectangle(65, 82, 1.6, 6) + rectangle(83.5, 82, 1.6, 6),
        tone.dark,
    )
    for x, y, height in ((48, 89, 30), (57, 88, 27), (101, 91, 31), (110, 84, 19)):
        visitor = figure(STANDING, x, y, height)
        canvas.fill(visitor, tone.dark)
        shadow(canvas, visitor, y, 0.15, 0.22, tone.dark)


def _abstract(
    canvas: Canvas, x: float, y: float, width: float, height: float, tone: Palette
) -> None:
    """A framed composition of circles and triangles, in the taste of 1930."""
    canvas.fill(rectangle(x - 1, y + 1, width + 6, height + 6), tone.dark, 0.4)
    canvas.fill(rectangle(x - 3, y - 3, width + 6, height + 6), Fade(tone.glow, tone.middle, 45))
    picture = rectangle(x, y, width, height)
    canvas.fill(picture, Fade(tone.light, tone.glow, 60, 0.4, 1.3))
    with canvas.inside(picture):
        canvas.fill(disc(x + 18, y + 18, 13), Fade(tone.far, tone.near, 40))
        canvas.fill(polygon((x + 14, y + 44), (x + 30, y + 6), (x + 46, y + 44)), tone.accent, 0.9)
        canvas.fill(disc(x + 36, y + 14, 6), tone.middle)
        canvas.fill(band(x + 18, y + 18, 17, 16), tone.dark)
        canvas.fill(stroke([(x, y + 36), (x + 52, y + 22)], 1.2), tone.dark)
        canvas.fill([arc_points(x + 12, y + 42, 12, 180, 360)], Fade(tone.sky, tone.dark, 0))


@scene("books", palettes.PAPER)
def books(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.glow, 90))
    rays(canvas, 75, 40, tone.light, 22, 0.22, 3)
    canvas.fill(disc(75, 38, 29), Fade(mix(tone.accent, tone.glow, 0.25), tone.glow, 90, 0.2, 1.2))
    canvas.fill(rectangle(0, 90, 150, 12), Fade(tone.middle, tone.dark, 90))
    canvas.fill(disc(76, 91, 52, 0.07), tone.dark, 0.5)
    for x, y, width, ink in (
        (36, 82, 78, tone.near),
        (43, 74, 66, tone.accent),
        (37, 66, 74, tone.far),
    ):
        _lying_book(canvas, x, y, width, 8.6, ink, tone)
    _open_book(canvas, 66, tone)
    flock = ((75, 36, 8), (60, 28, 6.5), (91, 26, 7), (76, 17, 5), (106, 17, 4.5), (49, 18, 4.4))
    for x, y, size in flock:
        _paper_bird(canvas, x, y, size, (x - 75) * 0.7, tone)


def _open_book(canvas: Canvas, y: float, tone: Palette) -> None:
    """A book lying open at height y, its leaves in three curves to each side."""
    for lift, ink in ((0, tone.glow), (3.4, mix(tone.glow, tone.light, 0.5)), (7.5, tone.light)):
        top = curve(
            [
                (75, y - 4 - lift),
                (84, y - 12 - lift * 1.4),
                (100, y - 12 - lift),
                (121, y - 7 - lift * 0.5),
            ]
        )
        low = curve([(120, y - 3), (100, y - 6), (86, y - 5), (75, y)])
        leaf = [[*top, *low]]
        for half, angle in ((leaf, 180), (mirrored(leaf, 75), 0)):
            canvas.fill(half, Fade(ink, mix(ink, tone.middle, 0.55), angle, 0.35, 1.2))
    cover = curve([(75, y + 1), (88, y - 4), (102, y - 5), (124, y - 2)])
    board = [[*cover, (124, y), *curve([(124, y), (102, y - 2.4), (88, y - 1), (75, y + 3.4)])]]
    canvas.fill(board + mirrored(board, 75), tone.dark)


def _paper_bird(
    canvas: Canvas, x: float, y: float, size: float, turn: float, tone: Palette
) -> None:
    """A page that has folded itself into a bird."""
    wing = polygon((0, 0), (0.5, -0.75), (1.5, -0.85), (0.8, -0.2))
    body = polygon((-0.5, 0.05), (0, -0.25), (0.5, 0.05), (0, 0.7))
    for part, paint in (
        (wing + mirrored(wing, 0), Fade(tone.light, tone.sky, 90)),
        (body, tone.near),
    ):
        canvas.fill(turned(moved(part, x, y, size), turn, x, y), paint)


def _lying_book(
    canvas: Canvas, x: float, y: float, width: float, height: float, ink: Colour, tone: Palette
) -> None:
    canvas.fill(rounded(x, y, width, height, 1.4), Fade(ink, mix(ink, tone.dark, 0.5), 90))
    canvas.fill(
        rectangle(x + width - 9, y + 1.3, 9.6, height - 2.6), Fade(tone.light, tone.glow, 90)
    )
    for place in (0.08, 0.14, 0.66):
        canvas.fill(rectangle(x + width * place, y, 1.2, height), tone.glow)


@scene("statue", palettes.MONUMENT)
def statue(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 88)
    canvas.fill(disc(75, 44, 36), Fade(tone.light, tone.accent, 90, 0.1, 1.0))
    streaks(canvas, 44, 22, 10, tone.sky, 0.5)
    row_of_houses(canvas, -2, 152, 90, 16, (tone.far, tone.middle), tone.near, tone.glow)
    canvas.fill(rectangle(0, 88, 150, 14), Fade(tone.middle, tone.dark, 90))
    for x, y, width, height in (
        (50, 86, 50, 5),
        (54, 81, 42, 5),
        (58, 63, 34, 18),
        (55, 60, 40, 3.4),
    ):
        canvas.fill(rectangle(x, y, width, height), Fade(tone.near, tone.dark, 0, 0.2, 0.9))
    canvas.fill(_horse() + _rider(), Fade(tone.near, tone.dark, 20, 0.0, 0.7))
    for x, height, left in ((30, 8, False), (35, 7.6, False), (116, 8, True)):
        visitor = walker(canvas, x, 95, height, tone.dark, left)
        shadow(canvas, visitor, 95, 0.4, 0.5, tone.dark)
    birds(canvas, 112, 24, 8, 2, tone.near)


def _horse() -> Shape:
    body = points("57 38, 62 33, 72 34.6, 84 32, 92 36, 90 46, 80 48.4, 66 48, 58 46")
    neck = points(
        "84 38, 89 28, 95 21, 97 18.4, 98 22, 103 27, 104.4 30.4,"
        " 101.4 31.8, 97.4 30.4, 95 38, 90 46"
    )
    shape = blob(*body) + blob(*neck)
    for joints, wide in (
        ([(62, 42), (58, 50), (62, 54), (60, 60)], 5),
        ([(66, 44), (68, 51), (66, 55), (67, 60)], 5),
        ([(88, 42), (92, 49), (88, 53), (90, 60)], 4.4),
        ([(90, 40), (99, 43), (101, 49), (98, 51)], 4),
    ):
        shape += stroke(joints, wide, 1.6)
    return shape + stroke(curve([(59, 37), (53, 38), (51, 46), (52, 54)]), 3, 0.8)


def _rider() -> Shape:
    shape = disc(77.4, 15.4, 2.5, 1.15) + stroke([(76.6, 20), (77.3, 16)], 2)
    shape += stroke([(75, 34), (76.4, 21)], 6.4, 5)
    shape += stroke([(78, 21.4), (87, 19), (95, 12)], 2, 1.2)
    shape += stroke([(75, 22), (80, 29), (86, 31)], 2, 1.3)
    shape += stroke([(75, 34), (81, 41), (79, 49), (82.4, 50)], 3.4, 1.5)
    return shape + blob((74, 20), (66, 28), (60, 31), (64, 36), (76, 35))
