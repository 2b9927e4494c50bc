"""Pieces of architecture: houses, windows, arcades, domes, towers, awnings and streets in depth."""

from typing import NamedTuple

from .canvas import Canvas, Fade
from .palettes import Colour, mix
from .shapes import Point, Shape, arc_points, arch, disc, polygon, rectangle


class Eye(NamedTuple):
    """One-point perspective: everything runs towards this vanishing point."""

    x: float
    y: float

    def at(self, x: float, y: float, depth: float) -> Point:
        """Where a point that stands at (x, y) at depth 1 is seen at another depth."""
        return self.x + (x - self.x) / depth, self.y + (y - self.y) / depth

    def seen(self, shape: Shape, depth: float) -> Shape:
        return [[self.at(x, y, depth) for x, y in outline] for outline in shape]

    def wall(self, x: float, top: float, low: float, near: float, far: float) -> Shape:
        """A piece of wall along the line of sight, between two depths."""
        corners = ((top, near), (top, far), (low, far), (low, near))
        return polygon(*(self.at(x, y, depth) for y, depth in corners))

    def floor(self, left: float, right: float, y: float, near: float, far: float) -> Shape:
        """A piece of floor, or of ceiling, between two depths."""
        corners = ((left, near), (right, near), (right, far), (left, far))
        return polygon(*(self.at(x, y, depth) for x, depth in corners))

    def arch(self, x: float, top: float, low: float, near: float, far: float) -> Shape:
        """A round-headed opening in a wall along the line of sight."""
        middle, half = (near + far) / 2, (far - near) / 2
        head = arc_points(0, 0, 1, 180, 360)
        rise = (low - top) * 0.3
        line = [(middle + a * half, top + rise + b * rise) for a, b in head]
        return polygon(*(self.at(x, y, depth) for depth, y in [*line, (far, low), (near, low)]))


def window_grid(
    x: float, y: float, width: float, height: float, columns: int, rows: int, gap: float = 0.4
) -> list[Shape]:
    """The panes that fill a wall, row by row; `gap` is the part of each cell left to the wall."""
    wide, tall = width / columns, height / rows
    return [
        rectangle(
            x + (column + gap / 2) * wide,
            y + (row + gap / 2) * tall,
            wide * (1 - gap),
            tall * (1 - gap),
        )
        for row in range(rows)
        for column in range(columns)
    ]


def lit_windows(
    canvas: Canvas, panes: list[Shape], light: Colour, dark: Colour, share: float
) -> None:
    """Paint the panes, a `share` of them lit."""
    lamps = [canvas.random.random() < share for _ in panes]
    for lamp, colour in ((False, dark), (True, light)):
        chosen = [
            outline for pane, on in zip(panes, lamps, strict=True) if on is lamp for outline in pane
        ]
        if chosen:
            canvas.fill(chosen, colour)


def house(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    wall: Colour,
    roof: Colour,
    pane: Colour,
) -> None:
    """A southern town house seen from the front: shallow roof, tall shutters; y is the ground."""
    top = y - height
    canvas.fill(rectangle(x, top, width, height), Fade(wall, mix(wall, roof, 0.35), 30, 0.3, 1.1))
    eaves = polygon(
        (x - 0.6, top + 0.4), (x + width / 2, top - width * 0.17), (x + width + 0.6, top + 0.4)
    )
    canvas.fill(eaves, roof)
    columns, rows = max(1, round(width / 4)), max(1, round(height / 6))
    panes = window_grid(x + 0.5, top + 1, width - 1, height - 2, columns, rows, 0.52)
    canvas.fill([outline for window in panes for outline in window], pane)


def row_of_houses(
    canvas: Canvas,
    left: float,
    right: float,
    y: float,
    height: float,
    walls: tuple[Colour, ...],
    roof: Colour,
    pane: Colour,
) -> None:
    """Houses side by side, none like its neighbour; y is the ground."""
    x, index = left, 0
    while x < right:
        width = min(canvas.random.uniform(0.6, 1.1) * height * 0.6, right - x + 1)
        tall = height * canvas.random.uniform(0.7, 1.1)
        house(canvas, x, y, width, tall, walls[index % len(walls)], roof, pane)
        x, index = x + width, index + 1


def dome(canvas: Canvas, x: float, y: float, radius: float, light: Colour, dark: Colour) -> None:
    """A ribbed dome on a drum with a lantern; (x, y) is the middle of its foot."""
    paint = Fade(light, dark, 0, 0.25, 0.9)
    canvas.fill(rectangle(x - radius, y - radius * 0.5, radius * 2, radius * 0.5), paint)
    canvas.fill([arc_points(x, y - radius * 0.5, radius * 0.95, 180, 360, 1.15)], paint)
    canvas.fill(rectangle(x - radius * 0.16, y - radius * 2.0, radius * 0.32, radius * 0.5), paint)
    tip = polygon(
        (x - radius * 0.2, y - radius * 2),
        (x, y - radius * 2.5),
        (x + radius * 0.2, y - radius * 2),
    )
    canvas.fill(tip, dark)


def arcade(
    x: float, y: float, width: float, height: float, count: int, pier: float = 0.28
) -> Shape:
    """The openings of a row of round arches; y is their top."""
    step = width / count
    return [
        outline
        for index in range(count)
        for outline in arch(x + (index + pier / 2) * step, y, step * (1 - pier), height)
    ]


def awning(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    stripes: int,
    colours: tuple[Colour, Colour],
    flare: float = 0.0,
) -> None:
    """Striped cloth with a scalloped hem, wider by `flare` below on each side."""
    step, low = width / stripes, (width + 2 * flare) / stripes
    for index in range(stripes):
        a, b = x + index * step, x - flare + index * low
        colour = colours[index % 2]
        cloth = polygon((a, y), (a + step, y), (b + low, y + height), (b, y + height))
        canvas.fill(cloth, Fade(colour, mix(colour, (40, 20, 30), 0.3), 90, 0.4, 1.2))
        canvas.fill(disc(b + low / 2, y + height, low / 2, 0.8), mix(colour, (40, 20, 30), 0.14))


def flag(
    canvas: Canvas, x: float, y: float, width: float, height: float, colours: tuple[Colour, ...]
) -> None:
    """A long banner of upright stripes, hanging from (x, y)."""
    step = width / len(colours)
    for index, colour in enumerate(colours):
        cloth = rectangle(x + index * step, y, step + 0.05, height)
        canvas.fill(cloth, Fade(colour, mix(colour, (20, 10, 30), 0.35), 90, 0.3, 1.2))
