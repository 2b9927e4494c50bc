"""Chips, screens, flasks and machines."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import lit_windows, row_of_houses, window_grid
from .palettes import Colour, Palette, mix
from .people import STANDING, figure
from .registry import scene
from .scenery import beam, stars
from .shapes import (
    Point,
    Shape,
    band,
    blob,
    curve,
    disc,
    mirrored,
    points,
    polygon,
    rectangle,
    rounded,
    stroke,
    turned,
)


def _trace(canvas: Canvas, start: float, end: float, length: float, tone: Palette) -> None:
    """A copper path that leaves the chip upwards at `start`, bends, and ends in a pad."""
    bend, slope = canvas.random.uniform(3, 16), end - start
    line = [(start, -18.0), (start, -20 - bend), (end, -20 - bend - abs(slope)), (end, -length)]
    for turn in (0, 90, 180, 270):
        path = [turned([[point]], turn, 0, 0)[0][0] for point in line]
        path = [(x + 75, y + 50) for x, y in path]
        canvas.fill(stroke(path, 0.9), tone.accent)
        canvas.fill(band(*path[-1], 1.7, 0.8), tone.glow)
        if canvas.random.random() < 0.5:
            canvas.glow(*path[2], 5, tone.light, 0.9)
            canvas.fill(disc(*path[2], 0.8), tone.light)


@scene("circuit", palettes.COPPER)
def circuit(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.near, 35))
    canvas.glow(75, 50, 80, tone.far, 0.8)
    canvas.fill(
        [line for x in range(3, 150, 6) for y in range(2, 100, 6) for line in disc(x, y, 0.35)],
        tone.far,
        0.6,
    )
    for x, y, wide, tall in (
        (8, 10, 16, 9),
        (124, 76, 18, 12),
        (12, 74, 10, 18),
        (128, 12, 14, 14),
    ):
        canvas.fill(rectangle(x + 1.5, y + 1.5, wide, tall), tone.dark, 0.5)
        canvas.fill(rounded(x, y, wide, tall, 1), Fade(tone.middle, tone.dark, 60))
        canvas.fill(rectangle(x, y + 2, wide, 1.2), tone.glow, 0.6)
    for index in range(9):
        start = (index - 4) * 3.6
        _trace(canvas, start, start * 1.9, 66 - abs(index - 4) * 6.5, tone)
    for turn in (0, 90, 180, 270):
        pins = [line for x in range(-16, 17, 4) for line in rectangle(74.2 + x, 28, 1.6, 5)]
        canvas.fill(turned(pins, turn, 75, 50), tone.light)
    canvas.fill(rounded(56, 31, 42, 42, 2), tone.dark, 0.55)
    canvas.fill(rounded(54, 29, 42, 42, 2), Fade(tone.middle, tone.dark, 45))
    canvas.fill(
        rounded(62, 37, 26, 26, 1.5), Fade(tone.accent, mix(tone.accent, tone.dark, 0.6), 45)
    )
    cells = window_grid(64, 39, 22, 22, 5, 5, 0.25)
    lit_windows(canvas, cells, tone.light, tone.glow, 0.3)
    canvas.glow(75, 50, 26, tone.light, 0.6)
    canvas.fill(disc(57.5, 32.5, 1.1), tone.glow)


def _flask(x: float, y: float, size: float) -> Shape:
    """A conical flask standing at (x, y)."""
    left = curve(
        [
            (x - size * 0.13, y - size * 0.62),
            (x - size * 0.2, y - size * 0.5),
            (x - size * 0.44, y - size * 0.1),
            (x - size * 0.4, y),
        ]
    )
    lip = [(x - size * 0.17, y - size), (x - size * 0.13, y - size * 0.96)]
    half = lip + left
    return [half + mirrored([half], x)[0][::-1]]


def _glassware(canvas: Canvas, glass: Shape, level: float, drink: Colour, tone: Palette) -> None:
    """Glass filled up to `level`, with its bubbles and a reflection."""
    xs = [x for x, _ in glass[0]]
    left, right = min(xs), max(xs)
    canvas.fill(glass, tone.light, 0.45)
    with canvas.inside(glass):
        liquid = rectangle(left - 1, level, right - left + 2, 60)
        canvas.fill(liquid, Fade(drink, mix(drink, tone.dark, 0.45), 50, 0.2, 1.2), 0.9)
        canvas.fill(rectangle(left - 1, level, right - left + 2, 0.9), tone.light, 0.7)
        bubbles: Shape = []
        for _ in range(9):
            place = canvas.random.uniform(left, right), level + canvas.random.uniform(2, 22)
            bubbles += disc(*place, canvas.random.uniform(0.4, 1.2))
        canvas.fill(bubbles, tone.light, 0.5)
        middle = left + (right - left) * 0.3
        canvas.fill(
            turned(rectangle(middle, level - 40, 1.6, 90), 14, middle, level), tone.light, 0.35
        )
    canvas.fill(stroke([*glass[0], glass[0][0]], 0.55), tone.dark)


@scene("laboratory", palettes.MINT)
def laboratory(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.light, 60))
    canvas.fill(disc(75, 46, 40), Fade(tone.glow, tone.light, 60))
    canvas.fill(band(75, 46, 40, 39, 0, 360), tone.middle, 0.5)
    for x in (8, 22, 128, 140):
        canvas.fill(rectangle(x - 4, 16, 8, 12) + rectangle(x - 2, 12, 4, 5), tone.middle, 0.45)
    canvas.fill(rectangle(0, 28, 32, 1.4) + rectangle(120, 28, 32, 1.4), tone.middle)
    canvas.fill(rectangle(0, 80, 150, 22), Fade(tone.near, tone.dark, 90))
    canvas.fill(rectangle(0, 80, 150, 1.4), tone.light, 0.6)
    _distillation(canvas, tone)
    _glassware(canvas, _flask(46, 80, 52), 55, tone.far, tone)
    _glassware(canvas, _flask(20, 80, 32), 66, tone.accent, tone)
    for index, x in enumerate((120, 128, 136)):
        tube = rounded(x - 2.4, 50, 4.8, 27, 2.4)
        _glassware(canvas, tube, 58 + index * 4, (tone.far, tone.accent, tone.middle)[index], tone)
    canvas.fill(rectangle(115, 58, 27, 1.6) + rectangle(115, 74, 27, 6), tone.dark)


def _distillation(canvas: Canvas, tone: Palette) -> None:
    canvas.fill(rectangle(110, 18, 1.6, 62) + rectangle(98, 77, 28, 3), tone.dark)
    canvas.fill(stroke([(111, 40), (89, 40)], 1.2), tone.dark)
    canvas.fill(stroke(curve(points("84 24, 84 16, 74 13, 58 16, 52 24, 52 30")), 1.2), tone.dark)
    retort = points(
        "81.5 22, 81.5 34, 71 41, 69 50, 75 60, 84 63, 93 60, 99 50, 97 41, 86.5 34, 86.5 22"
    )
    _glassware(canvas, [curve(retort)], 46, tone.accent, tone)
    flame = blob((84, 65), (87.5, 73), (84, 78), (80.5, 73))
    canvas.glow(84, 72, 16, tone.glow, 0.9)
    canvas.fill(flame, Fade(tone.glow, tone.accent, 90))
    canvas.fill(rectangle(81, 77, 6, 4), tone.dark)


@scene("screen", palettes.NIGHTSHIFT)
def screen(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.near, 90))
    canvas.fill(rectangle(8, 10, 134, 58), Fade(tone.dark, tone.middle, 90))
    stars(canvas, 60, tone.light, 30)
    with canvas.inside(rectangle(8, 10, 134, 58)):
        row_of_houses(canvas, 4, 148, 70, 24, (tone.near, tone.sky), tone.dark, tone.glow)
    canvas.fill(
        rectangle(8, 38, 134, 0.8) + rectangle(28, 10, 0.8, 58) + rectangle(122, 10, 0.8, 58),
        tone.near,
    )
    canvas.glow(75, 46, 62, tone.far, 0.75)
    canvas.fill(
        polygon((70, 70), (80, 70), (83, 80), (67, 80)) + rectangle(60, 78.5, 30, 2), tone.dark
    )
    canvas.fill(rounded(37, 18, 76, 54, 2.5), tone.dark)
    canvas.fill(rectangle(39.5, 20.5, 71, 47), Fade(tone.far, mix(tone.far, tone.dark, 0.6), 50))
    _windows_on_screen(canvas, tone)
    _desk(canvas, tone)


def _desk(canvas: Canvas, tone: Palette) -> None:
    canvas.fill(rectangle(0, 80, 150, 22), Fade(tone.accent, tone.dark, 90, 0, 1.2))
    canvas.fill(
        polygon((42, 80), (108, 80), (122, 101), (28, 101)), Fade(None, tone.far, 270), 0.55
    )
    canvas.fill(polygon((52, 85), (98, 85), (102, 93), (48, 93)), tone.dark)
    for row in range(3):
        keys = [
            line
            for x in range(15)
            for line in rectangle(52.4 - row + x * (3 + row * 0.1), 86 + row * 2.2, 2.4, 1.5)
        ]
        canvas.fill(keys, tone.far, 0.8)
    canvas.fill(stroke([(134, 81), (128, 52), (114, 40)], 1.4), tone.dark)
    beam(canvas, ((108, 42), (117, 46)), ((86, 82), (140, 82)), tone.glow, 0.7)
    canvas.fill(
        polygon((114, 36), (120, 43), (117, 50), (104, 42)),
        Fade(tone.accent, tone.dark, 40, 0.3, 1.3),
    )
    canvas.fill(rounded(20, 73, 9, 10, 1.2) + band(20, 77.5, 3.4, 2.2, 90, 270), tone.light)


def _windows_on_screen(canvas: Canvas, tone: Palette) -> None:
    """Lines of code on the left, a chart and a ring on the right."""
    canvas.fill(rounded(43, 24, 33, 40, 1), tone.dark, 0.8)
    for row in range(11):
        indent = canvas.random.choice((0, 3, 3, 6))
        colour = canvas.random.choice((tone.glow, tone.light, tone.accent, tone.far))
        bar = rounded(46 + indent, 27.5 + row * 3.2, canvas.random.uniform(6, 20), 1.4, 0.7)
        canvas.fill(bar, colour)
    canvas.fill(rounded(79, 24, 28, 18, 1) + rounded(79, 45, 28, 19, 1), tone.light)
    for index, height in enumerate((5, 8, 6, 11, 13)):
        canvas.fill(
            rectangle(82 + index * 4.8, 40 - height, 3, height),
            tone.accent if index == 4 else tone.near,
        )
    canvas.fill(band(88, 54.5, 7, 4, 0, 360), tone.near)
    canvas.fill(band(88, 54.5, 7, 4, -90, 30), tone.accent)
    for row in range(3):
        canvas.fill(rounded(98, 50 + row * 3.6, 7 - row, 1.4, 0.7), tone.near)


@scene("robot", palettes.WELD)
def robot(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.near, 90))
    panes = window_grid(0, 0, 150, 44, 9, 2, 0.14)
    canvas.fill([line for pane in panes for line in pane], Fade(tone.light, tone.far, 60))
    for left in (8, 58, 108):
        canvas.fill(
            polygon((left, 0), (left + 24, 0), (left + 76, 84), (left + 40, 84)),
            Fade(None, tone.light, 270),
            0.3,
        )
    canvas.fill(rectangle(0, 84, 150, 20), Fade(tone.middle, tone.dark, 90))
    canvas.fill(
        rectangle(70, 74, 84, 5) + rectangle(84, 78, 4, 14) + rectangle(132, 78, 4, 14), tone.dark
    )
    canvas.fill([line for x in range(74, 150, 7) for line in disc(x, 76.5, 1.8)], tone.far)
    _car_shell(canvas, 86, 74, tone)
    canvas.fill(figure(STANDING, 12, 90, 24), tone.dark)
    _robot_arm(canvas, tone)
    canvas.glow(104, 56, 32, tone.glow, 1.0)
    canvas.glow(104, 56, 12, tone.light, 1.0)
    sparks: Shape = []
    for _ in range(46):
        x, y = canvas.random.gauss(0, 10), canvas.random.gauss(3, 8)
        sparks += stroke([(104 + x * 0.45, 56 + y * 0.45), (104 + x, 56 + y)], 0.5, 0.12)
    canvas.fill(sparks, tone.light)


def _car_shell(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    body = blob(
        (x, y - 2),
        (x + 2, y - 11),
        (x + 14, y - 14),
        (x + 24, y - 23),
        (x + 42, y - 24),
        (x + 54, y - 14),
        (x + 68, y - 12),
        (x + 70, y - 2),
        (x + 36, y),
    )
    canvas.fill(body, Fade(tone.far, mix(tone.far, tone.dark, 0.7), 70, 0.2, 1.0))
    canvas.fill(
        polygon((x + 19, y - 14), (x + 26, y - 21), (x + 33, y - 21.6), (x + 33, y - 14)), tone.dark
    )
    canvas.fill(
        polygon((x + 36, y - 14), (x + 36, y - 21.6), (x + 42, y - 21), (x + 49, y - 14)), tone.dark
    )
    canvas.fill(disc(x + 14, y - 2, 6.5), tone.dark)


def _robot_arm(canvas: Canvas, tone: Palette) -> None:
    orange = Fade(tone.accent, mix(tone.accent, tone.dark, 0.5), 40, 0.2, 1.1)
    canvas.fill(polygon((30, 92), (34, 80), (62, 80), (66, 92)), tone.dark)
    canvas.fill(rounded(36, 68, 24, 14, 3), orange)
    shoulder, elbow, wrist, tool = (48, 66), (34, 30), (82, 22), (98, 46)
    joints: tuple[tuple[Point, Point, float, float], ...] = (
        (shoulder, elbow, 14, 11),
        (elbow, wrist, 11, 7),
        (wrist, tool, 6, 4.5),
    )
    for start, end, wide, narrow in joints:
        canvas.fill(stroke([start, end], wide, narrow), orange)
    canvas.fill(stroke(curve([(40, 66), (24, 44), (30, 22), (58, 18), (80, 17)]), 1.1), tone.dark)
    canvas.fill(polygon((94, 46), (101, 43), (105, 54), (103, 55)), tone.dark)
    for (x, y), radius in ((shoulder, 8), (elbow, 7), (wrist, 4.6)):
        canvas.fill(disc(x, y, radius), Fade(tone.near, tone.dark, 50))
        canvas.fill(band(x, y, radius * 0.55, radius * 0.4), tone.light)
