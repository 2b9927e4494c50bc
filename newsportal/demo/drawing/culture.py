"""Stages, halls, shelves and monuments."""

from math import cos, radians, sin

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, row_of_houses
from .palettes import Colour, Palette, mix
from .people import STANDING, crowd, figure, shadow, walker
from .plants import cypress
from .registry import scene
from .scenery import beam, birds, crescent, hills, rays, sky, stars, streaks, sun
from .shapes import (
    Shape, arc_points, arch, band, blob, curve, disc, mirrored, moved, polygon, rectangle, rounded,
    stroke, turned,
)


def _curtain(left: float, width: float, folds: int, low: float) -> list[Shape]:
    step = width / folds
    return [
        polygon((left + i * step, -2), (left + (i + 1) * step, -2),
                (left + (i + 1) * step, low), (left + (i + 0.5) * step, low + 1.6), (left + i * step, low))
        for i in range(folds)
    ]


@scene("theatre", palettes.VELVET)
def theatre(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.near, tone.dark, 90))
    canvas.fill(rectangle(24, 12, 102, 64), Fade(tone.sky, tone.middle, 90))
    canvas.fill(disc(75, 40, 22), Fade(tone.light, tone.glow, 90, 0.3, 1))
    for x, height in ((40, 30), (50, 22), (108, 34), (99, 24)):
        cypress(canvas, x, 71, height, tone.middle, tone.dark)
    canvas.fill(rectangle(24, 70, 102, 12), Fade(tone.accent, tone.near, 90))
    beam(canvas, ((110, -4), (116, -4)), ((58, 76), (92, 76)), tone.light, 0.6, 100)
    canvas.fill(disc(75, 75, 17, 0.17), tone.light, 0.85)
    for x, left in ((70, False), (81, True)):
        somebody = walker(canvas, x, 75, 23, tone.dark, left)
        shadow(canvas, somebody, 75, -0.5, 0.14, tone.dark)
    for left, width, folds in ((-4, 42, 9), (112, 42, 9)):
        for fold in _curtain(left, width, folds, 84):
            canvas.fill(fold, Fade(tone.accent, tone.near, 0, 0.1, 0.95))
    for index in range(9):
        x = 8 + index * 16.7
        swag = [arc_points(x, 0, 9.6, 0, 180, 1.75)]
        canvas.fill(swag, Fade(tone.accent, tone.near, 40, 0.2, 0.95))
        canvas.fill(stroke(arc_points(x, 0, 9.6, 10, 170, 1.75), 0.9), tone.glow)
    for x, side in ((30, -1), (120, 1)):
        canvas.fill(stroke(curve([(x + side * -6, 42), (x, 50), (x + side * 10, 52)]), 1.6), tone.glow)
    canvas.fill(rectangle(0, 82, 150, 3), tone.glow)
    canvas.fill([line for x in range(8, 150, 9) for line in [arc_points(x, 83, 2.6, 180, 360)]], tone.light)
    crowd(canvas, 91, 14, 4.4, tone.dark)


def _books_on_shelf(canvas: Canvas, left: float, right: float, y: float, tall: float, tone: Palette) -> None:
    """Spines standing on the board at height y, some of them banded, some leaning."""
    x = left
    inks = (tone.accent, tone.far, tone.middle, tone.light, tone.glow, mix(tone.accent, tone.dark, 0.5))
    while x < right - 1.4:
        width = canvas.random.uniform(1.2, 2.8)
        height, ink = tall * canvas.random.uniform(0.66, 0.95), canvas.random.choice(inks)
        if canvas.random.random() < 0.9:
            canvas.fill(rectangle(x, y - height, width - 0.25, height), Fade(ink, mix(ink, tone.dark, 0.4), 0))
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
    canvas.fill(rectangle(0, 88, 150, 14), Fade(tone.sky, tone.dark, 90))
    canvas.fill(polygon((56, 8), (94, 8), (136, 101), (40, 101)), Fade(None, tone.light, 270), 0.5)
    rails = stroke([(36, 92), (44, 8)], 1) + stroke([(42, 92), (49, 8)], 1)
    rungs = [line for i in range(14) for line in stroke([(36.6 + i * 0.57, 86 - i * 6), (42.4 + i * 0.5, 86 - i * 6)], 0.7)]
    canvas.fill(rails + rungs, tone.accent)
    canvas.fill(figure(STANDING, 41, 62, 24), tone.dark)
    canvas.fill(rectangle(66, 84, 50, 2) + rectangle(70, 86, 2, 16) + rectangle(110, 86, 2, 16), tone.dark)
    for x in (78, 104):
        canvas.glow(x, 80, 15, tone.glow, 0.9)
        canvas.fill([arc_points(x, 79, 4.5, 180, 360, 0.8)], tone.middle)
        canvas.fill(rectangle(x - 0.4, 79, 0.8, 5), tone.glow)


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
    for x, ink, shape in ((-10, tone.accent, 0), (160, tone.glow, 1)):
        canvas.fill(eye.wall(x, 2, 64, 1.08, 1.42), tone.glow)
        canvas.fill(eye.wall(x, 5, 61, 1.1, 1.4), ink if shape else tone.light)
        canvas.fill(eye.wall(x, 30 - shape * 16, 48, 1.1, 1.4 - shape * 0.15), tone.near if shape else tone.middle)
    for left, right, low in ((40, 52, 22), (98, 110, 22)):
        beam(canvas, ((left, 0), (right, 0)), (((left - 75) * 1.1 + 75 + low * 0, 70), (75, 70)), tone.light, 0.35)
    canvas.fill(polygon((46, 74), (104, 74), (118, 92), (32, 92)), Fade(None, tone.light, 270), 0.45)
    canvas.fill(rounded(62, 80, 26, 3, 1) + rectangle(65, 82, 1.6, 6) + rectangle(83.5, 82, 1.6, 6), tone.dark)
    for x, y, height in ((48, 89, 30), (57, 88, 27), (101, 91, 31), (110, 84, 19)):
        visitor = figure(STANDING, x, y, height)
        canvas.fill(visitor, tone.dark)
        shadow(canvas, visitor, y, 0.15, 0.22, tone.dark)


def _abstract(canvas: Canvas, x: float, y: float, width: float, height: float, tone: Palette) -> None:
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


@scene("concert", palettes.OPENAIR)
def concert(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.dark, tone.sky)
    stars(canvas, 150, tone.light, 60)
    crescent(canvas, 24, 20, 6, tone.light)
    canvas.glow(75, 70, 90, tone.far, 0.7)
    inks = (tone.near, tone.middle, tone.far, tone.accent, mix(tone.accent, tone.glow, 0.6), tone.glow)
    for step, ink in enumerate(inks):
        shell = [arc_points(75, 77, 62 - step * 8.4, 180, 360, 1.03)]
        canvas.fill(shell, Fade(ink, mix(ink, tone.dark, 0.35), 90, 0.3, 1.3))
    canvas.fill(rectangle(10, 76, 130, 8), Fade(tone.near, tone.dark, 90))
    canvas.fill(rectangle(10, 76, 130, 0.9), tone.light)
    for x in (20, 34, 116, 130):
        beam(canvas, ((x - 1, 78), (x + 1, 78)), ((x * 1.5 - 60, -4), (x * 1.5 - 40, -4)), tone.glow, 0.35, 270)
    _grand_piano(canvas, 78, 76, tone)
    for x, y in ((36, 76), (42, 76), (108, 76), (114, 76)):
        canvas.fill(figure(STANDING, x, y, 15), tone.dark)
        canvas.fill(disc(x + 2.6, y - 4.4, 2.4, 1.2) + disc(x + 2.4, y - 8, 1.7) +
                    stroke([(x + 2.5, y - 5), (x + 2, y - 14)], 0.6), mix(tone.accent, tone.dark, 0.35))
    crowd(canvas, 88, 26, 2.6, mix(tone.near, tone.dark, 0.4), 0.15)
    crowd(canvas, 94, 19, 3.6, tone.dark, 0.3)


def _grand_piano(canvas: Canvas, x: float, ground: float, tone: Palette) -> None:
    lid = curve([(x - 12, ground - 13), (x - 9, ground - 22), (x + 3, ground - 31), (x + 17, ground - 30),
                 (x + 20, ground - 25)])
    canvas.fill([[*lid, (x + 19, ground - 13)]], tone.dark)
    canvas.fill(stroke([(x + 2, ground - 13), (x + 6, ground - 27)], 0.7), tone.light)
    canvas.fill(rounded(x - 15, ground - 13.5, 36, 5.5, 1.2), tone.dark)
    canvas.fill(rectangle(x - 18, ground - 10.4, 5, 1.2), tone.light)
    for foot in (x - 11, x + 15):
        canvas.fill(stroke([(foot, ground - 8), (foot, ground)], 1.4, 0.8), tone.dark)
    player = stroke([(x - 25, ground - 8), (x - 24, ground - 16)], 4.6, 3.2) + disc(x - 22.6, ground - 20, 1.9)
    player += stroke([(x - 23.6, ground - 15), (x - 20, ground - 11.5), (x - 16, ground - 11.6)], 1.2)
    player += stroke([(x - 25, ground - 7), (x - 18, ground - 7), (x - 18, ground)], 1.8, 1.2)
    canvas.fill(player + rectangle(x - 28, ground - 6, 6, 6), tone.dark)


@scene("cinema", palettes.REEL)
def cinema(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.dark, 150))
    lens = (78.0, 52.0)
    for step in range(9):
        a, b = (12 * sin(radians(angle)) for angle in (step * 20 - 90, step * 20 - 70))
        wedge = polygon(lens, (160, 52 + a * 4.4), (160, 52 + b * 4.4))
        canvas.fill(wedge, Fade(tone.light, tone.accent if step % 2 else tone.glow, 0, 0.0, 1.0), 0.95)
    canvas.glow(*lens, 44, tone.light, 0.9)
    motes: Shape = []
    for _ in range(70):
        reach = canvas.random.uniform(6, 74)
        motes += disc(lens[0] + reach, 52 + canvas.random.uniform(-0.55, 0.55) * reach, canvas.random.uniform(0.2, 0.6))
    canvas.fill(motes, tone.light, 0.9)
    for x, y, radius, turn in ((30, 26, 17, 10), (62, 23, 15, 40)):
        _film_reel(canvas, x, y, radius, turn, tone)
    film = curve([(45, 32), (50, 40), (47, 48)]) 
    canvas.fill(stroke(film, 1.8), tone.dark)
    canvas.fill(rounded(26, 40, 42, 29, 3), Fade(tone.middle, tone.dark, 60, 0.1, 1.1))
    canvas.fill(rounded(66, 45, 14, 14, 1.5), Fade(tone.light, tone.near, 90, 0, 0.9))
    canvas.fill(rectangle(70, 45, 1.6, 14) + rectangle(74.5, 45, 1.6, 14), tone.dark)
    for row in range(4):
        canvas.fill(rounded(31, 46 + row * 4.2, 13, 1.6, 0.8), tone.glow)
    canvas.fill(disc(56, 55, 7), tone.dark)
    canvas.fill(disc(56, 55, 5), Fade(tone.accent, tone.near, 50))
    canvas.fill(polygon((32, 69), (62, 69), (58, 74), (36, 74)), tone.near)
    for foot in (24, 47, 70):
        canvas.fill(stroke([(47, 73), (foot, 104)], 3, 1.8), tone.dark)


def _film_reel(canvas: Canvas, x: float, y: float, radius: float, turn: float, tone: Palette) -> None:
    canvas.fill(disc(x + 1.4, y + 1.6, radius), tone.dark, 0.6)
    canvas.fill(disc(x, y, radius), Fade(tone.light, tone.far, 50, 0.1, 1.0))
    canvas.fill(band(x, y, radius * 0.93, radius * 0.86), tone.near)
    for index in range(5):
        angle = radians(turn + index * 72)
        hole = disc(x + radius * 0.54 * cos(angle), y + radius * 0.54 * sin(angle), radius * 0.24)
        canvas.fill(hole, Fade(tone.near, tone.dark, 50))
    canvas.fill(disc(x, y, radius * 0.16), tone.dark)
    canvas.fill(disc(x, y, radius * 0.07), tone.glow)


@scene("books", palettes.PAPER)
def books(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.glow, 90))
    rays(canvas, 75, 44, tone.light, 22, 0.22, 3)
    canvas.fill(disc(75, 40, 30), Fade(tone.light, tone.glow, 90, 0.3, 1.2))
    canvas.fill(rectangle(0, 90, 150, 12), Fade(tone.middle, tone.dark, 90))
    canvas.fill(disc(76, 91, 52, 0.07), tone.dark, 0.5)
    stack = ((36, 82, 78, 9, tone.near), (42, 74, 66, 8, tone.accent), (38, 65, 72, 9, tone.far), (46, 58, 58, 7, tone.dark))
    for x, y, width, height, ink in stack:
        _lying_book(canvas, x, y, width, height, ink, tone)
    for side in (1, -1):
        page = [*curve([(75, 55), (82, 48), (96, 46), (113, 50)]), (113, 54), *curve([(113, 54), (96, 51), (84, 53), (75, 58)])]
        cover = polygon((75, 58), (115, 54.5), (115, 57), (75, 61))
        sheet = polygon((75, 55), (84, 40), (106, 39), (96, 46.4), (82, 48.4))
        for shape, paint in ((cover, tone.accent), ([page], Fade(tone.light, tone.glow, 90 + side * 30)),
                             (sheet, Fade(tone.light, tone.glow, 90, 0.5, 1.5))):
            canvas.fill(shape if side > 0 else mirrored(shape, 75), paint)
    for x, y, size, turn in ((75, 34, 8, 0), (62, 26, 6.5, -14), (90, 24, 7, 12), (76, 15, 5, 4), (104, 14, 4.5, 20), (52, 15, 4.4, -20)):
        bird = polygon((0, 0), (-0.5, -0.75), (-1.5, -0.85), (-0.8, -0.2)) + polygon((0, 0), (0.5, -0.75), (1.5, -0.85), (0.8, -0.2))
        body = polygon((-0.5, 0.05), (0, -0.25), (0.5, 0.05), (0, 0.7))
        canvas.fill(turned(moved(bird, x, y, size), turn, x, y), Fade(tone.accent, tone.far, 90))
        canvas.fill(turned(moved(body, x, y, size), turn, x, y), tone.dark)


def _lying_book(
    canvas: Canvas, x: float, y: float, width: float, height: float, ink: Colour, tone: Palette
) -> None:
    canvas.fill(rounded(x, y, width, height, 1.4), Fade(ink, mix(ink, tone.dark, 0.5), 90))
    canvas.fill(rectangle(x + width - 9, y + 1.3, 9.6, height - 2.6), Fade(tone.light, tone.glow, 90))
    for place in (0.08, 0.14, 0.66):
        canvas.fill(rectangle(x + width * place, y, 1.2, height), tone.glow)


@scene("statue", palettes.MONUMENT)
def statue(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 88)
    canvas.fill(disc(75, 44, 36), Fade(tone.light, tone.accent, 90, 0.1, 1.0))
    streaks(canvas, 44, 22, 10, tone.sky, 0.5)
    row_of_houses(canvas, -2, 152, 90, 16, (tone.far, tone.middle), tone.near, tone.glow)
    canvas.fill(rectangle(0, 88, 150, 14), Fade(tone.middle, tone.dark, 90))
    for x, y, width, height in ((50, 86, 50, 5), (54, 81, 42, 5), (58, 63, 34, 18), (55, 60, 40, 3.4)):
        canvas.fill(rectangle(x, y, width, height), Fade(tone.near, tone.dark, 0, 0.2, 0.9))
    horse = curve([(56, 36), (53, 43), (54, 50), (57, 45), (60, 41), (65, 43), (75, 44), (84, 41), (88, 34), (91, 28),
                   (95, 22.4), (96.4, 19.6), (97.8, 22.2), (103, 27), (105, 30.4), (102.4, 32), (98, 30.6),
                   (96.4, 36), (93, 43), (87, 46.5), (75, 48), (64, 47), (58, 46), (57, 40)], closed=True)
    body = blob((57, 38), (62, 33), (72, 34.6), (84, 32), (92, 36), (90, 46), (80, 48.4), (66, 48), (58, 46))
    neck = blob((84, 38), (89, 28), (95, 21), (97, 18.4), (98, 22), (103, 27), (104.4, 30.4), (101.4, 31.8), (97.4, 30.4), (95, 38), (90, 46))
    limbs = stroke([(62, 42), (58, 50), (62, 54), (60, 60)], 5, 1.6) + stroke([(66, 44), (68, 51), (66, 55), (67, 60)], 5, 1.6)
    limbs += stroke([(88, 42), (92, 49), (88, 53), (90, 60)], 4.4, 1.6) + stroke([(90, 40), (99, 43), (101, 49), (98, 51)], 4, 1.5)
    tail = stroke(curve([(59, 37), (53, 38), (51, 46), (52, 54)]), 3, 0.8)
    rider = stroke([(75, 34), (76.4, 21)], 6.4, 5) + disc(77.4, 15.4, 2.5, 1.15) + stroke([(76.6, 20), (77.3, 16)], 2)
    rider += stroke([(78, 21.4), (87, 19), (95, 12)], 2, 1.2) + stroke([(75, 22), (80, 29), (86, 31)], 2, 1.3)
    rider += stroke([(75, 34), (81, 41), (79, 49), (82.4, 50)], 3.4, 1.5)
    cloak = blob((74, 20), (66, 28), (60, 31), (64, 36), (76, 35))
    canvas.fill(body + neck + limbs + tail + rider + cloak, Fade(tone.near, tone.dark, 20, 0.0, 0.7))
    for x, height, left in ((30, 8, False), (35, 7.6, False), (116, 8, True)):
        visitor = walker(canvas, x, 95, height, tone.dark, left)
        shadow(canvas, visitor, 95, 0.4, 0.5, tone.dark)
    birds(canvas, 112, 24, 8, 2, tone.near)
