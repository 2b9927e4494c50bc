"""The sheet on which a scene is painted: flat fills, fades made of grain, light, and the print."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, cos, floor, radians, sin
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

from .palettes import Colour
from .shapes import HEIGHT, WIDTH, Shape, disc, rectangle

Box = tuple[int, int, int, int]

# Edges are drawn this much larger and averaged: smooth at a ninth of the cost of a larger sheet.
OVERSAMPLING = 3

# How hard the grain of a fade is: 1 is a smooth ramp, 8 is black-or-white spatter.
GRAIN = 2.2


class Fade(NamedTuple):
    """A paint that turns from one colour into another along `angle` (0 right, 90 down).

    Without a first colour it begins transparent: light beams, mist, shadows that dissolve.
    """

    start: Colour | None
    end: Colour
    angle: float = 90
    first: float = 0.0
    last: float = 1.0


class Canvas:
    """Paints shapes given in poster units on a picture of any size; see shapes.py for the units."""

    def __init__(self, size: tuple[int, int], random: Random) -> None:
        self.random = random
        self.scale = max(size[0] / WIDTH, size[1] / HEIGHT)
        self.left = (size[0] - WIDTH * self.scale) / 2
        self.top = (size[1] - HEIGHT * self.scale) / 2
        self.image = Image.new("RGB", size)
        self.stencil: Image.Image | None = None
        # Its own random numbers: the composition must not depend on the number of pixels.
        self.noise = Image.frombytes("L", size, Random("grain").randbytes(size[0] * size[1]))
        margin = 128 / GRAIN
        self.grain = self.noise.point(
            [round(margin + v * (1 - 2 * margin / 255)) for v in range(256)]
        )

    def fill(self, shape: Shape, paint: Colour | Fade, alpha: float = 1.0) -> None:
        box = self._box(shape)
        if box is None:
            return
        mask = self._mask(shape, box, alpha)
        if not isinstance(paint, Fade):
            self.image.paste(paint, box, mask)
            return
        if paint.start is not None:
            self.image.paste(paint.start, box, mask)
        ramp = self._grainy(self._ramp(paint, shape, box), box)
        self.image.paste(paint.end, box, ImageChops.multiply(mask, ramp))

    def wash(self, paint: Colour | Fade, alpha: float = 1.0) -> None:
        """Paint the whole sheet."""
        self.fill(rectangle(0, 0, WIDTH, HEIGHT), paint, alpha)

    def glow(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        """Light around a point, dying away at `radius`."""
        box = self._box(disc(x, y, radius))
        if box is None:
            return
        a, b = self._pixel(x - radius, y - radius)
        step = 256 / (2 * radius * self.scale)
        part = ((box[0] - a) * step, (box[1] - b) * step, (box[2] - a) * step, (box[3] - b) * step)
        part = tuple(min(256.0, max(0.0, edge)) for edge in part)
        size = (box[2] - box[0], box[3] - box[1])
        # Pillow's gradient has 181 in the middle of its edges and 255 only in its corners.
        fall = [_level(255 * max(0.0, 1 - value / 181) ** 1.1) for value in range(256)]
        ramp = Image.radial_gradient("L").point(fall)
        ramp = self._grainy(ramp.resize(size, Image.Resampling.BILINEAR, part), box)
        self.image.paste(colour, box, self._cut(ramp.point(_dimmer(alpha)), box))

    @contextmanager
    def inside(self, shape: Shape) -> Iterator[None]:
        """Paint only inside the shape, as through a window; windows may lie in windows."""
        outer, whole = self.stencil, (0, 0, *self.image.size)
        self.stencil = self._mask(shape, whole, 1.0)
        try:
            yield
        finally:
            self.stencil = outer

    def finished(self) -> Image.Image:
        """The print: uneven ink, darker corners and the grain of the paper."""
        size = self.image.size
        blotches = Image.frombytes("L", (48, 32), Random("ink").randbytes(48 * 32))
        blotches = blotches.point([246 + v // 28 for v in range(256)])
        corners = Image.radial_gradient("L").point([255 - (v * v) // 2000 for v in range(256)])
        shade = ImageChops.multiply(
            blotches.resize(size, Image.Resampling.BICUBIC),
            corners.resize(size, Image.Resampling.BILINEAR, (38, 38, 218, 218)),
        )
        paper = self.noise.point([v // 18 for v in range(256)])
        printed = ImageChops.multiply(self.image, Image.merge("RGB", (shade,) * 3))
        return ImageChops.add(printed, Image.merge("RGB", (paper,) * 3), 1, -5)

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        return x * self.scale + self.left, y * self.scale + self.top

    def _box(self, shape: Shape) -> Box | None:
        """The pixels around the shape, cut at the edges; None if it lies outside."""
        xs, ys = zip(*(point for outline in shape for point in outline), strict=True)
        left, top = self._pixel(min(xs), min(ys))
        right, bottom = self._pixel(max(xs), max(ys))
        width, height = self.image.size
        box = (max(0, floor(left)), max(0, floor(top)))
        box += (min(width, ceil(right) + 1), min(height, ceil(bottom) + 1))
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _mask(self, shape: Shape, box: Box, alpha: float) -> Image.Image:
        zoom = self.scale * OVERSAMPLING
        dx = (self.left - box[0]) * OVERSAMPLING
        dy = (self.top - box[1]) * OVERSAMPLING
        size = ((box[2] - box[0]) * OVERSAMPLING, (box[3] - box[1]) * OVERSAMPLING)
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        for outline in shape:
            pen.polygon([(x * zoom + dx, y * zoom + dy) for x, y in outline], fill=255)
        mask = mask.reduce(OVERSAMPLING)
        return self._cut(mask if alpha == 1 else mask.point(_dimmer(alpha)), box)

    def _cut(self, mask: Image.Image, box: Box) -> Image.Image:
        return ImageChops.multiply(mask, self.stencil.crop(box)) if self.stencil else mask

    def _ramp(self, fade: Fade, shape: Shape, box: Box) -> Image.Image:
        """How far the fade has come at each pixel, 0 to 255."""
        c, s = cos(radians(fade.angle)), sin(radians(fade.angle))
        pixels = [self._pixel(x, y) for outline in shape for x, y in outline]
        along = [x * c + y * s for x, y in pixels]
        low, length = min(along), (max(along) - min(along)) or 1
        corners = [(x * c + y * s - low) / length for y in box[1::2] for x in box[::2]]
        # The ramp is linear, so its four corners tell all; a table then sets first and last.
        ramp = Image.frombytes("L", (2, 2), bytes(_level(corner * 255) for corner in corners))
        size = (box[2] - box[0], box[3] - box[1])
        wide = ramp.resize(size, Image.Resampling.BILINEAR, (0.5, 0.5, 1.5, 1.5))
        span = fade.last - fade.first
        return wide.point([_level((value - fade.first * 255) / span) for value in range(256)])

    def _grainy(self, ramp: Image.Image, box: Box) -> Image.Image:
        return ImageChops.subtract(ramp, self.grain.crop(box), 1 / GRAIN, 128)


def _level(value: float) -> int:
    return round(min(255, max(0, value)))


def _dimmer(alpha: float) -> list[int]:
    return [round(value * alpha) for value in range(256)]
