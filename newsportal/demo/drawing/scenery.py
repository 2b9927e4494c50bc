"""What lies behind and around a subject: sky, sun, clouds, hills, mist, water, rain and stars."""

from math import cos, radians, sin

from .canvas import Canvas, Fade
from .palettes import Colour, mix
from .shapes import (
    HEIGHT,
    WIDTH,
    Outline,
    Point,
    Shape,
    arc_points,
    below,
    disc,
    polygon,
    rectangle,
    ridge,
    stroke,
)


def sky(canvas: Canvas, top: Colour, low: Colour, horizon: float = HEIGHT) -> None:
    canvas.fill(rectangle(0, 0, WIDTH, horizon + 1), Fade(top, low, 90, 0.05, 0.95))


def sun(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, halo: Colour) -> None:
    """A disc in a soft light and three printed rings."""
    canvas.glow(x, y, radius * 4.2, halo, 0.85)
    for step, alpha in ((2.3, 0.13), (1.8, 0.16), (1.4, 0.22)):
        canvas.fill(disc(x, y, radius * step), halo, alpha)
    canvas.fill(disc(x, y, radius), Fade(colour, halo, 90, 0.45, 1.5))


def crescent(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    canvas.glow(x, y, radius * 4, colour, 0.4)
    outside = arc_points(x, y, radius, 60, 300)
    inside = arc_points(x + radius * 0.62, y, radius * 0.872, 263.5, 96.5)
    canvas.fill([outside + inside], colour)


def rays(
    canvas: Canvas, x: float, y: float, colour: Colour, count: int, alpha: float, turn: float = 0
) -> None:
    """Wedges of light from a point to beyond the edges, as many dark as light."""
    wedges = []
    for index in range(count):
        a, b = (radians(turn + 360 / count * (index + part)) for part in (0, 0.5))
        far = ((x + 200 * cos(a), y + 200 * sin(a)), (x + 200 * cos(b), y + 200 * sin(b)))
        wedges += polygon((x, y), *far)
    canvas.fill(wedges, colour, alpha)


def beam(
    canvas: Canvas,
    source: tuple[Point, Point],
    target: tuple[Point, Point],
    colour: Colour,
    alpha: float = 0.6,
    angle: float = 90,
) -> None:
    """Light that leaves `source` and dies on its way to `target`, along `angle`."""
    (a, b), (c, d) = source, target
    canvas.fill(polygon(a, b, d, c), Fade(None, colour, angle + 180, 0.0, 1.0), alpha)


def cloud(canvas: Canvas, x: float, y: float, width: float, light: Colour, shade: Colour) -> None:
    """A heap with a flat base, lit from above; (x, y) is the middle of the base."""
    heads = ((-0.3, 0.11), (-0.12, 0.19), (0.1, 0.15), (0.28, 0.1))
    shape: Shape = []
    for place, radius in heads:
        shape += [arc_points(x + place * width, y, radius * width, 180, 360)]
    shape += stroke([(x - width * 0.45, y - 0.4), (x + width * 0.42, y - 0.4)], width * 0.05)
    canvas.fill(shape, Fade(light, shade, 80, 0.3, 1.1))


def streaks(
    canvas: Canvas, y: float, spread: float, count: int, colour: Colour, alpha: float
) -> None:
    """Long thin evening clouds, pointed at both ends."""
    for _ in range(count):
        x, line = canvas.random.uniform(0, WIDTH), canvas.random.gauss(y, spread / 2)
        half, thick = canvas.random.uniform(14, 40), canvas.random.uniform(0.5, 1.6)
        tips = ((x - half, line), (x + half, line + 0.3))
        lens = polygon(
            tips[0],
            (x - half / 3, line - thick),
            (x + half / 2, line - thick / 2),
            tips[1],
            (x + half / 4, line + thick / 3),
        )
        canvas.fill(lens, colour, alpha)


def hills(
    canvas: Canvas,
    base: float,
    height: float,
    near: Colour,
    far: Colour,
    waves: float = 2,
    rough: float = 0.35,
) -> Outline:
    """A range from edge to edge that pales from `near` at its foot; returns its ridge."""
    line = ridge(canvas.random, base, height, waves, rough)
    canvas.fill(below(line), Fade(far, near, 90, 0.0, 0.75))
    return line


def mist(canvas: Canvas, y: float, height: float, colour: Colour, alpha: float) -> None:
    half = height / 2
    canvas.fill(rectangle(0, y - half, WIDTH, half), Fade(None, colour, 90), alpha)
    canvas.fill(rectangle(0, y, WIDTH, half), Fade(None, colour, 270), alpha)


def water(canvas: Canvas, top: float, near: Colour, far: Colour) -> None:
    canvas.fill(rectangle(0, top, WIDTH, HEIGHT - top), Fade(far, near, 90))


def ripples(
    canvas: Canvas,
    top: float,
    colour: Colour,
    count: int,
    alpha: float = 0.5,
    middle: float | None = None,
    spread: float = 12,
) -> None:
    """Strokes on water, longer and thicker towards the viewer; around `middle`, a path of light."""
    strokes: Shape = []
    for _ in range(count):
        depth = canvas.random.random() ** 1.6
        y = top + 0.6 + depth * (HEIGHT - top)
        x = canvas.random.uniform(0, WIDTH)
        if middle is not None:
            x = canvas.random.gauss(middle, spread * (0.45 + depth * 0.6))
        half, thick = 1.5 + depth * 6 * canvas.random.random(), 0.12 + depth * 0.5
        strokes += polygon((x - half, y), (x, y - thick), (x + half, y), (x, y + thick))
    canvas.fill(strokes, colour, alpha)


def waves(
    canvas: Canvas, y: float, length: float, height: float, near: Colour, far: Colour
) -> None:
    """A row of pointed swells from edge to edge, with a line of foam."""
    start = canvas.random.uniform(-length, 0)
    line: Outline = []
    while start < WIDTH + length:
        for step in range(12):
            part = step / 12
            line.append((start + part * length, y - height * (1 - abs(sin(part * 3.1416))) ** 1.3))
        start += length
    canvas.fill(below(line), Fade(far, near, 90, 0, 0.6))
    canvas.fill(stroke(line, 0.35), mix(far, (255, 255, 255), 0.65), 0.7)


def stars(canvas: Canvas, count: int, colour: Colour, low: float = HEIGHT) -> None:
    shape: Shape = []
    for _ in range(count):
        place = canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, low)
        shape += disc(*place, canvas.random.choice((0.14, 0.14, 0.2, 0.32)))
    canvas.fill(shape, colour, 0.85)


def falling(
    canvas: Canvas, count: int, colour: Colour, length: float, lean: float, alpha: float
) -> None:
    """Rain, as long slanted strokes."""
    shape: Shape = []
    for _ in range(count):
        x, y = canvas.random.uniform(-10, WIDTH + 20), canvas.random.uniform(-10, HEIGHT)
        long = length * canvas.random.uniform(0.5, 1.3)
        shape += stroke([(x, y), (x - long * lean, y + long)], 0.3, 0.08)
    canvas.fill(shape, colour, alpha)


def birds(canvas: Canvas, x: float, y: float, count: int, size: float, colour: Colour) -> None:
    shape: Shape = []
    for _ in range(count):
        a, b = canvas.random.gauss(x, size * 4), canvas.random.gauss(y, size * 1.6)
        span = size * canvas.random.uniform(0.6, 1.1)
        wing = [(a - span, b - span * 0.35), (a - span * 0.4, b - span * 0.45), (a, b)]
        wing += [(a + span * 0.4, b - span * 0.45), (a + span, b - span * 0.25)]
        shape += stroke(wing, span * 0.16)
    canvas.fill(shape, colour)
