"""Outlines in poster units: 150 wide, 100 high, the origin at the top left.

A Shape is a list of closed outlines, painted as one: where they overlap, they merge. Shapes are
added with `+`, which keeps a tree or a cloud one silhouette under one light.
"""

from math import cos, hypot, pi, radians, sin
from random import Random

WIDTH, HEIGHT = 150.0, 100.0

Point = tuple[float, float]
Outline = list[Point]
Shape = list[Outline]


def points(text: str) -> Outline:
    """An outline written as numbers, "x y, x y": long ones stay readable on one line."""
    return [(float(x), float(y)) for x, y in (pair.split() for pair in text.split(","))]


def polygon(*points: Point) -> Shape:
    return [list(points)]


def rectangle(x: float, y: float, width: float, height: float) -> Shape:
    return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def arc_points(
    x: float, y: float, radius: float, start: float, end: float, flat: float = 1.0
) -> Outline:
    """Points along an arc from `start` to `end` degrees, clockwise from three o'clock."""
    steps = 1 + int(abs(end - start) * max(1.2, radius**0.5) / 22)
    angles = (radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(x + radius * cos(angle), y + radius * flat * sin(angle)) for angle in angles]


def disc(x: float, y: float, radius: float, flat: float = 1.0) -> Shape:
    return [arc_points(x, y, radius, 0, 360, flat)]


def band(
    x: float,
    y: float,
    outer: float,
    inner: float,
    start: float = 0,
    end: float = 360,
    flat: float = 1.0,
) -> Shape:
    """A ring, or the part of it between two angles."""
    outside = arc_points(x, y, outer, start, end, flat)
    return [outside + arc_points(x, y, inner, end, start, flat)]


def arch(x: float, y: float, width: float, height: float) -> Shape:
    """A doorway with a round head; (x, y) is the top left of its frame."""
    radius = width / 2
    head = arc_points(x + radius, y + radius, radius, 180, 360)
    return [[*head, (x + width, y + height), (x, y + height)]]


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Shape:
    right, bottom = x + width - radius, y + height - radius
    corners = ((right, y + radius, -90), (right, bottom, 0))
    corners += ((x + radius, bottom, 90), (x + radius, y + radius, 180))
    return [
        [point for a, b, turn in corners for point in arc_points(a, b, radius, turn, turn + 90)]
    ]


def curve(points: list[Point], closed: bool = False, steps: int = 10) -> Outline:
    """A smooth line through the points (Catmull-Rom)."""
    ends = [points[-1], *points, *points[:2]] if closed else [points[0], *points, points[-1]]
    line = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            line.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return line if closed else [*line, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    bend = (2 * a - 5 * b + 4 * c - d) * t + (3 * b - a - 3 * c + d) * t * t
    return b + (c - a + bend) * t / 2


def blob(*points: Point) -> Shape:
    return [curve(list(points), closed=True)]


def stroke(points: list[Point], width: float, end_width: float | None = None) -> Shape:
    """A line with round joints and ends, which may grow thinner towards its end."""
    last = width if end_width is None else end_width
    count = max(1, len(points) - 1)
    radii = [(width + (last - width) * index / count) / 2 for index in range(len(points))]
    shape = [
        arc_points(*point, radius, 0, 360) for point, radius in zip(points, radii, strict=True)
    ]
    for (ax, ay), (bx, by), a, b in zip(points, points[1:], radii, radii[1:], strict=False):
        length = hypot(bx - ax, by - ay) or 1
        nx, ny = (ay - by) / length, (bx - ax) / length
        shape.append(
            [
                (ax + nx * a, ay + ny * a),
                (bx + nx * b, by + ny * b),
                (bx - nx * b, by - ny * b),
                (ax - nx * a, ay - ny * a),
            ]
        )
    return shape


def ridge(
    random: Random, base: float, height: float, waves: float = 2, rough: float = 0.35
) -> Outline:
    """A line of hills from edge to edge: four sines, each wave shorter and lower by `rough`."""
    parts = [
        (height * rough**octave, waves * 2.1**octave, random.uniform(0, 2 * pi))
        for octave in range(4)
    ]
    return [
        (x, base + sum(a * sin(x / WIDTH * pi * n + phase) for a, n, phase in parts))
        for x in range(-2, 153)
    ]


def below(line: Outline) -> Shape:
    """Everything under a line, down to the bottom of the picture."""
    return [[*line, (line[-1][0], HEIGHT + 2), (line[0][0], HEIGHT + 2)]]


def moved(shape: Shape, dx: float, dy: float, scale: float = 1.0) -> Shape:
    """The shape scaled about the origin, then moved."""
    return [[(x * scale + dx, y * scale + dy) for x, y in outline] for outline in shape]


def turned(shape: Shape, degrees: float, x: float, y: float) -> Shape:
    """The shape turned clockwise about (x, y)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return [
        [(x + (a - x) * c - (b - y) * s, y + (a - x) * s + (b - y) * c) for a, b in outline]
        for outline in shape
    ]


def flipped(shape: Shape, y: float, squeeze: float = 1.0) -> Shape:
    """The shape as still water at height `y` reflects it."""
    return [[(a, y + (y - b) * squeeze) for a, b in outline] for outline in shape]


def mirrored(shape: Shape, x: float) -> Shape:
    """The shape as a mirror standing at `x` shows it."""
    return [[(2 * x - a, b) for a, b in outline] for outline in shape]


def slanted(shape: Shape, ground: float, lean: float, squeeze: float) -> Shape:
    """The shadow that an upright shape throws on level ground towards the viewer."""
    return [
        [(x + (ground - y) * lean, ground + (ground - y) * squeeze) for x, y in outline]
        for outline in shape
    ]
