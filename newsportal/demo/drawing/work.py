"""Places where things are made, built and stored."""

from math import sin

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, row_of_houses, window_grid
from .palettes import Palette, mix
from .people import STANDING, figure, walker
from .registry import scene
from .scenery import beam, birds, rays, sky, streaks, sun
from .shapes import Shape, arc_points, disc, polygon, rectangle, rounded, stroke, turned


def _gear(x: float, y: float, radius: float, teeth: int) -> Shape:
    shape = disc(x, y, radius)
    for index in range(teeth):
        tooth = polygon(
            (x - 2.6, y - radius + 1),
            (x - 1.7, y - radius * 1.17),
            (x + 1.7, y - radius * 1.17),
            (x + 2.6, y - radius + 1),
        )
        shape += turned(tooth, 360 / teeth * index, x, y)
    return shape


def _smoke(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    """A plume that leans with the wind and swells as it goes."""
    puffs: Shape = []
    for step in range(15):
        t = step / 14
        middle = x + 54 * t**1.4, y - 24 * t**0.75 + 1.3 * sin(step * 2.1)
        puffs += disc(*middle, 1.8 + 8 * t + 0.8 * (step % 2))
    canvas.fill(puffs, Fade(tone.light, tone.far, 200, 0.0, 1.0), 0.95)


@scene("factory", palettes.FOUNDRY)
def factory(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow)
    rays(canvas, 58, 50, tone.light, 24, 0.16, 4)
    canvas.fill(_gear(58, 50, 30, 18), Fade(tone.accent, mix(tone.accent, tone.sky, 0.6), 60))
    canvas.fill(disc(58, 50, 21), tone.glow)
    canvas.fill(disc(58, 50, 21), Fade(tone.light, tone.glow, 90))
    for x, top in ((86, 34), (102, 26), (119, 18)):
        _smoke(canvas, x + 3, top, tone)
    for x, top in ((86, 34), (102, 26), (119, 18)):
        stack = polygon((x, top), (x + 6, top), (x + 8, 90), (x - 2, 90))
        canvas.fill(stack, Fade(tone.middle, tone.dark, 0, 0.15, 0.9))
        canvas.fill(
            rectangle(x - 0.8, top, 7.6, 2) + rectangle(x - 0.9, top + 6, 7.8, 1.6), tone.light
        )
    for row, (low, size, wall) in enumerate(((76, 22, tone.far), (88, 27, tone.middle))):
        for index in range(-1, 7):
            _saw_tooth(canvas, index * size - row * 9 + 2, low, size, wall, tone)
    canvas.fill(rectangle(0, 87, 150, 15), Fade(tone.near, tone.dark, 90))
    for x in (20, 29, 36, 70, 76, 101, 131):
        walker(canvas, x, 94, 7.5, tone.dark)
        canvas.fill(polygon((x - 2, 94), (x + 2, 94), (x - 8, 99), (x - 13, 99)), tone.dark, 0.4)


def _saw_tooth(canvas: Canvas, x: float, y: float, size: float, wall: tuple, tone: Palette) -> None:
    ridge, eaves = y - size * 0.95, y - size * 0.45
    front = polygon((x, y), (x, ridge), (x + size, eaves), (x + size, y))
    canvas.fill(front, Fade(wall, mix(wall, tone.dark, 0.6), 20, 0.1, 1.2))
    canvas.fill(
        polygon((x, ridge - 1), (x, ridge + 1), (x + size, eaves + 1), (x + size, eaves - 1)),
        tone.dark,
    )
    panes = window_grid(x + size * 0.1, y - size * 0.36, size * 0.8, size * 0.24, 4, 1, 0.2)
    canvas.fill([outline for pane in panes for outline in pane], tone.glow)


def _lattice(x: float, y: float, length: float, depth: float, step: float) -> Shape:
    """A level girder: two booms and a zigzag between them; (x, y) is its top left."""
    shape = stroke([(x, y), (x + length, y)], 0.7) + stroke(
        [(x, y + depth), (x + length, y + depth)], 0.7
    )
    count = int(length / step)
    zigzag = [(x + index * step, y + depth * (index % 2)) for index in range(count + 1)]
    return shape + stroke(zigzag, 0.45)


@scene("crane", palettes.SCAFFOLD)
def crane(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow)
    sun(canvas, 56, 58, 17, tone.light, tone.far)
    streaks(canvas, 40, 20, 9, tone.light, 0.4)
    for shade, height in ((0.65, 30), (0.3, 20)):
        colour = mix(tone.middle, tone.glow, shade)
        row_of_houses(canvas, -2, 152, 101, height, (colour,), colour, mix(colour, tone.light, 0.3))
    _skeleton(canvas, tone)
    mast = turned(_lattice(100, -6, 100, 5.5, 5), 90, 100, 0)
    jib = turned(_lattice(12, 21, 128, 4, 4), -4, 98, 22)
    canvas.fill(mast + jib, tone.accent)
    canvas.fill(polygon((94, 24), (98, 4), (101, 24)), tone.accent)
    canvas.fill(stroke([(98, 5), (30, 25)], 0.35) + stroke([(98, 5), (135, 18)], 0.35), tone.dark)
    canvas.fill(turned(rectangle(128, 21, 11, 8), -4, 98, 22), tone.near)
    canvas.fill(rounded(92, 24, 6.5, 7.5, 1), Fade(tone.light, tone.middle, 40))
    canvas.fill(stroke([(40, 27), (40, 47)], 0.35), tone.dark)
    canvas.fill(stroke([(40, 47), (29, 53)], 0.3) + stroke([(40, 47), (51, 53)], 0.3), tone.dark)
    canvas.fill(
        rectangle(25, 53, 30, 1) + rectangle(25, 55.4, 30, 1) + rectangle(39, 53, 1.5, 3), tone.near
    )
    birds(canvas, 70, 32, 5, 2, tone.dark)


def _skeleton(canvas: Canvas, tone: Palette) -> None:
    """A building going up: slabs on columns, unfinished towards the right, with its builders."""
    for floor, width in enumerate((74, 74, 66, 50)):
        y = 92 - floor * 11
        columns = [outline for x in range(6, width, 11) for outline in rectangle(x, y - 9, 1.8, 9)]
        canvas.fill(rectangle(4, y - 9, width - 2, 9), tone.near, 0.3)
        canvas.fill(columns, tone.dark)
        canvas.fill(rectangle(2, y - 11, width + 3, 2.4), Fade(tone.far, tone.near, 0, 0.2, 1))
    for x, y in ((20, 48), (44, 48), (60, 59)):
        canvas.fill(figure(STANDING, x, y, 7), tone.dark)
        canvas.fill([arc_points(x, y - 6.7, 0.8, 180, 360)], tone.accent)
    canvas.fill(rectangle(0, 92, 150, 10), Fade(tone.near, tone.dark, 90))


@scene("warehouse", palettes.DEPOT)
def warehouse(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(75, 52)
    canvas.wash(Fade(tone.sky, tone.dark, 270, 0.4, 1))
    canvas.fill(eye.floor(-40, 190, 108, 1, 9), Fade(tone.far, tone.near, 90))
    canvas.fill(rectangle(62, 40, 26, 20), tone.light)
    canvas.glow(75, 52, 42, tone.glow, 0.9)
    for depth in (1.2, 1.6, 2.2, 3.2, 4.8):
        canvas.fill(eye.floor(35, 115, -40, depth, depth * 1.12), tone.light)
        canvas.fill(eye.seen(rectangle(-40, -44, 230, 3), depth), tone.dark)
    for side in (False, True):
        _shelves(canvas, eye, side, tone)
    for depth, alpha in ((1.6, 0.35), (3.2, 0.3)):
        left, right = eye.at(40, -40, depth), eye.at(110, -40, depth)
        beam(
            canvas,
            (left, right),
            (eye.at(10, 108, depth), eye.at(140, 108, depth)),
            tone.light,
            alpha,
        )
    canvas.fill(eye.floor(74, 76, 108, 1, 9), tone.accent, 0.8)
    _forklift(canvas, 66, 86, tone)


def _shelves(canvas: Canvas, eye: Eye, right: bool, tone: Palette) -> None:
    """A rack along one side with four boards of boxes, far bays first."""
    x = 152 if right else -2
    cards = (tone.accent, tone.middle, tone.glow, mix(tone.accent, tone.dark, 0.3))
    canvas.fill(eye.wall(x, -22, 108, 0.95, 7.5), Fade(tone.dark, tone.near, 0 if right else 180))
    for bay in range(13, -1, -1):
        near = 0.95 + bay * 0.5
        for low in (108, 76, 44, 12):
            for part in (0.04, 0.27):
                top = low - canvas.random.uniform(14, 24)
                box = eye.wall(x, top, low, near + part, near + part + 0.2)
                colour = canvas.random.choice(cards)
                canvas.fill(box, Fade(colour, mix(colour, tone.dark, 0.45), 0 if right else 180))
        canvas.fill(eye.wall(x, -24, 108, near - 0.03, near + 0.01), tone.sky)
    for low in (78, 46, 14):
        canvas.fill(eye.wall(x, low - 1.5, low + 1.5, 0.95, 7.5), tone.sky)


def _forklift(canvas: Canvas, x: float, ground: float, tone: Palette) -> None:
    canvas.fill(disc(x + 10, ground, 22, 0.12), tone.dark, 0.5)
    frame = stroke(
        [(x, ground - 10), (x + 2, ground - 23), (x + 12, ground - 23), (x + 15, ground - 8)], 1
    )
    canvas.fill(
        frame + rectangle(x + 18, ground - 30, 1.6, 29) + rectangle(x + 19, ground - 4, 12, 1),
        tone.dark,
    )
    canvas.fill(figure(STANDING, x + 7, ground - 2, 18), tone.dark)
    canvas.fill(rounded(x - 4, ground - 11, 22, 9, 2), Fade(tone.accent, tone.dark, 80, 0.3, 1.4))
    canvas.fill(disc(x + 1, ground - 2, 3.2) + disc(x + 14, ground - 2, 3.2), tone.dark)
    for row, wide in ((0, 12), (1, 9)):
        box = rectangle(x + 20, ground - 12 - row * 7, wide, 7)
        canvas.fill(box, Fade(tone.glow, tone.middle, 30))
