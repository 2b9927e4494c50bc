"""Places where people make, grow, keep and sell things."""

from math import cos, pi, radians, sin

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, awning, house, row_of_houses, window_grid
from .palettes import Palette, mix
from .people import STANDING, figure, walker
from .plants import cypress
from .registry import scene
from .scenery import beam, birds, cloud, hills, mist, rays, sky, streaks, sun
from .shapes import (
    Shape, arc_points, arch, band, below, blob, curve, disc, moved, polygon, rectangle, rounded,
    stroke, turned,
)


def _gear(x: float, y: float, radius: float, teeth: int) -> Shape:
    shape = disc(x, y, radius)
    for index in range(teeth):
        tooth = polygon((x - 2.6, y - radius + 1), (x - 1.7, y - radius * 1.17),
                        (x + 1.7, y - radius * 1.17), (x + 2.6, y - radius + 1))
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
        canvas.fill(rectangle(x - 0.8, top, 7.6, 2) + rectangle(x - 0.9, top + 6, 7.8, 1.6), tone.light)
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
    canvas.fill(polygon((x, ridge - 1), (x, ridge + 1), (x + size, eaves + 1), (x + size, eaves - 1)), tone.dark)
    panes = window_grid(x + size * 0.1, y - size * 0.36, size * 0.8, size * 0.24, 4, 1, 0.2)
    canvas.fill([outline for pane in panes for outline in pane], tone.glow)


@scene("vineyard", palettes.HARVEST)
def vineyard(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(62, 42)
    sky(canvas, tone.sky, tone.light, 50)
    sun(canvas, 62, 29, 9, tone.light, tone.glow)
    hills(canvas, 38, 7, tone.middle, tone.far, 3)
    hill = curve([(-4, 47), (30, 46), (70, 44), (98, 36), (122, 33), (154, 40)])
    canvas.fill(below(hill), Fade(tone.accent, tone.middle, 90, 0, 0.3))
    house(canvas, 110, 35, 14, 8, tone.light, tone.sky, tone.near)
    for x, height in ((102, 12), (106, 15), (128, 14), (132, 11), (92, 8), (86, 7)):
        cypress(canvas, x, 38, height, tone.near, tone.dark)
    canvas.fill(rectangle(0, 47, 150, 60), Fade(tone.glow, tone.accent, 90))
    for index in range(-13, 14):
        _vine_row(canvas, eye, 62 + index * 26, tone)
    _grapes(canvas, 118, 46, tone)


def _vine_row(canvas: Canvas, eye: Eye, x: float, tone: Palette) -> None:
    """A hedge of vines towards the vanishing point, its leaves loose dots."""
    canvas.fill(eye.floor(x - 6, x + 12, 108, 0.9, 12), tone.near, 0.55)
    canvas.fill(eye.wall(x, 86, 106, 0.9, 12), Fade(tone.middle, tone.near, 90, 0.2, 0.9))
    leaves: Shape = []
    for step in range(64):
        depth = 0.95 * 1.035**step
        a, b = eye.at(x + canvas.random.uniform(-2, 3), 87 + canvas.random.uniform(-4, 4), depth)
        leaves += disc(a, b, 3.2 / depth)
    canvas.fill(leaves, tone.middle)


def _grapes(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    canvas.fill(stroke(curve([(152, 8), (132, 14), (116, 12), (98, 16)]), 2.2, 0.8), tone.dark)
    canvas.fill(stroke([(x + 2, 12), (x + 1, y - 18)], 1), tone.dark)
    for a, b, size, turn in ((136, 22, 15, 20), (102, 21, 12, -25), (126, 14, 12, 70)):
        leaf = blob((0, -1), (0.55, -0.65), (0.95, -0.75), (0.75, -0.1), (1, 0.4), (0.4, 0.45),
                    (0, 1), (-0.4, 0.45), (-1, 0.4), (-0.75, -0.1), (-0.95, -0.75), (-0.55, -0.65))
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
        stone = turned(rectangle(72.2, 8.6, 5.8, 8), (index - 8) * 11.2, 75, 51)
        canvas.fill(stone, Fade(tone.accent, tone.middle, 90, 0.2, 1.2))
    with canvas.inside(arch(43, 19, 64, 51)):
        canvas.fill(rectangle(40, 12, 70, 60), Fade(tone.sky, tone.dark, 270, 0.25, 1.0))
        canvas.glow(75, 68, 40, tone.glow, 1.0)
        for x, height in ((54, 15), (62, 22), (71, 17), (81, 25), (90, 18), (98, 13)):
            flame = blob((x - 4, 68), (x - 3.4, 62), (x + 0.6, 68 - height), (x + 3.6, 61), (x + 4, 68))
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
    crust = blob((x - size, y + size * 0.25), (x - size * 0.75, y - size * 0.32), (x, y - size * 0.58),
                 (x + size * 0.75, y - size * 0.32), (x + size, y + size * 0.25), (x, y + size * 0.52))
    canvas.fill(crust, Fade(tone.accent, mix(tone.middle, tone.dark, 0.35), 70, 0.2, 1.0))
    for part in (-0.5, 0.0, 0.5):
        a = x + part * size
        cut = curve([(a - size * 0.16, y - size * 0.34), (a + size * 0.1, y - size * 0.12),
                     (a + size * 0.14, y + size * 0.14)])
        canvas.fill(stroke(cut, size * 0.1, size * 0.03), tone.light)


def _lattice(x: float, y: float, length: float, depth: float, step: float) -> Shape:
    """A level girder: two booms and a zigzag between them; (x, y) is its top left."""
    shape = stroke([(x, y), (x + length, y)], 0.7) + stroke([(x, y + depth), (x + length, y + depth)], 0.7)
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
    canvas.fill(rectangle(25, 53, 30, 1) + rectangle(25, 55.4, 30, 1) + rectangle(39, 53, 1.5, 3), tone.near)
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


@scene("shop", palettes.VETRINA)
def shop(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.near, 90))
    panes = window_grid(0, -8, 150, 26, 7, 1, 0.55)
    canvas.fill([outline for pane in panes for outline in pane], tone.dark)
    canvas.fill(rectangle(14, 20, 122, 66), Fade(tone.middle, tone.near, 90))
    canvas.fill(rectangle(12, 18, 126, 3) + rectangle(14, 78, 122, 8), tone.dark)
    window = rectangle(22, 30, 70, 47)
    for opening in (window, rectangle(102, 30, 26, 56)):
        canvas.fill(opening, Fade(tone.light, tone.glow, 90, 0.1, 0.9))
    with canvas.inside(window):
        _goods(canvas, tone)
    canvas.fill(rectangle(102, 64, 26, 22), Fade(tone.accent, tone.dark, 90))
    canvas.fill(rectangle(114.6, 30, 0.9, 56) + disc(112, 62, 0.9), tone.dark)
    canvas.fill(rectangle(0, 86, 150, 16), Fade(tone.dark, tone.sky, 90))
    for left, right in ((22, 92), (102, 128)):
        pool = polygon((left, 86), (right, 86), (right + 8, 101), (left - 8, 101))
        canvas.fill(pool, Fade(None, tone.glow, 270), 0.75)
    awning(canvas, 20, 21, 110, 12, 18, (tone.accent, tone.light), 4)
    canvas.fill(stroke([(140, 90), (140, 40)], 1.1) + stroke([(140, 41), (145, 36)], 1), tone.dark)
    canvas.glow(145, 38, 22, tone.glow, 0.9)
    for x, height, left in ((40, 26, False), (97, 28, True)):
        walker(canvas, x, 94, height, tone.dark, left)


def _goods(canvas: Canvas, tone: Palette) -> None:
    """Hats, bottles and a dress on a stand, under three lamps."""
    for x in (34, 57, 80):
        canvas.fill(stroke([(x, 28), (x, 38)], 0.3) + polygon((x - 3, 41), (x, 37), (x + 3, 41)), tone.dark)
        canvas.glow(x, 42, 14, tone.light, 0.9)
    dress = blob((57, 46), (60, 47), (59.6, 54), (66, 71), (57, 73), (48, 71), (54.4, 54), (54, 47))
    canvas.fill(dress, Fade(tone.accent, tone.dark, 20, 0.3, 1.3))
    canvas.fill(stroke([(57, 70), (57, 78)], 0.7), tone.dark)
    for x, y, colour in ((30, 56, tone.sky), (41, 63, tone.accent), (76, 56, tone.middle)):
        hat = [arc_points(x, y, 3.2, 180, 360, 1.1)] + disc(x, y, 5.4, 0.22)
        canvas.fill(hat, Fade(colour, tone.dark, 60, 0.4, 1.3))
        canvas.fill(rectangle(x - 0.4, y, 0.8, 24), tone.dark)
    for index, x in enumerate(range(68, 92, 5)):
        bottle = rounded(x - 1.6, 66, 3.2, 9, 1) + rectangle(x - 0.6, 62, 1.2, 5)
        canvas.fill(bottle, (tone.near, tone.accent, tone.sky)[index % 3])
    canvas.fill(rectangle(22, 74.5, 70, 3), tone.middle)


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
        beam(canvas, (left, right), (eye.at(10, 108, depth), eye.at(140, 108, depth)), tone.light, alpha)
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
    frame = stroke([(x, ground - 10), (x + 2, ground - 23), (x + 12, ground - 23), (x + 15, ground - 8)], 1)
    canvas.fill(frame + rectangle(x + 18, ground - 30, 1.6, 29) + rectangle(x + 19, ground - 4, 12, 1), tone.dark)
    canvas.fill(figure(STANDING, x + 7, ground - 2, 18), tone.dark)
    canvas.fill(rounded(x - 4, ground - 11, 22, 9, 2), Fade(tone.accent, tone.dark, 80, 0.3, 1.4))
    canvas.fill(disc(x + 1, ground - 2, 3.2) + disc(x + 14, ground - 2, 3.2), tone.dark)
    for row, wide in ((0, 12), (1, 9)):
        box = rectangle(x + 20, ground - 12 - row * 7, wide, 7)
        canvas.fill(box, Fade(tone.glow, tone.middle, 30))
