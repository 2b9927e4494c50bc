"""The city: its bridge, its squares and the people in them."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, arcade, awning, dome, row_of_houses
from .palettes import Palette, mix
from .people import STANDING, figure, shadow, walker
from .registry import scene
from .scenery import birds, hills, ripples, sky, streaks, sun, water
from .shapes import Shape, arc_points, band, curve, disc, flipped, points, polygon, rectangle


def _stone_bridge(deck: float, water_line: float, arches: list[tuple[float, float]]) -> Shape:
    """A bridge from edge to edge on round arches, given as (middle, radius)."""
    top = [(-5, deck + 7), (40, deck + 1), (75, deck), (110, deck + 1), (155, deck + 7)]
    under = [(155, water_line + 1)]
    for middle, radius in reversed(arches):
        under += arc_points(middle, water_line + 1, radius, 0, -180)
    return [[*curve(top), *under, (-5, water_line + 1)]]


@scene("bridge", palettes.EMBER)
def bridge(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 70)
    sun(canvas, 88, 40, 15, tone.light, tone.accent)
    streaks(canvas, 22, 16, 9, tone.far, 0.5)
    hills(canvas, 54, 5, tone.middle, tone.far, 3)
    row_of_houses(canvas, -2, 46, 70, 27, (tone.middle, tone.far), tone.near, tone.glow)
    dome(canvas, 30, 46, 9, tone.middle, tone.near)
    row_of_houses(canvas, 118, 152, 70, 24, (tone.far, tone.middle), tone.near, tone.glow)
    water(canvas, 70, tone.near, tone.accent)
    stone = _stone_bridge(50, 70, [(23, 14), (75, 18), (127, 14)])
    canvas.fill(flipped(stone, 70.5, 0.9), tone.dark, 0.6)
    ripples(canvas, 71, tone.light, 120, 0.6, 82, 14)
    ripples(canvas, 71, tone.dark, 60, 0.35)
    canvas.fill(stone, Fade(tone.near, tone.dark, 90, 0.0, 0.7))
    for middle, radius in ((23, 14), (75, 18), (127, 14)):
        canvas.fill(band(middle, 71, radius + 1.6, radius, 180, 360), tone.far, 0.7)
    for x in (42, 58, 71, 77, 98):
        walker(canvas, x, 51, 5.5, tone.dark, x % 2 == 0)
    birds(canvas, 112, 22, 6, 2, tone.dark)


def _bell_tower(canvas: Canvas, x: float, ground: float, width: float, tone: Palette) -> None:
    height = width * 4.4
    top = ground - height
    canvas.fill(rectangle(x, top, width, height), Fade(tone.light, tone.far, 60, 0.2, 1.1))
    canvas.fill(rectangle(x, top, width * 0.26, height), tone.near)
    for part in (0.0, 0.3, 0.62):
        canvas.fill(rectangle(x - 0.7, top + part * height, width + 1.4, 1.1), tone.middle)
    canvas.fill(
        arcade(x + width * 0.34, top + height * 0.06, width * 0.6, height * 0.2, 2), tone.dark
    )
    canvas.fill(disc(x + width * 0.64, top + height * 0.43, width * 0.21), tone.middle)
    canvas.fill(disc(x + width * 0.64, top + height * 0.43, width * 0.16), tone.light)
    canvas.fill(
        polygon((x - 1, top), (x + width / 2, top - width * 0.75), (x + width + 1, top)),
        Fade(tone.near, tone.middle, 0, 0.3, 0.6),
    )


@scene("piazza", palettes.NOON)
def piazza(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(86, 54)
    sky(canvas, tone.sky, tone.glow, 62)
    row_of_houses(
        canvas, 60, 152, 63, 15, (tone.far, tone.accent, tone.light), tone.near, tone.dark
    )
    canvas.fill(rectangle(0, 62, 150, 40), Fade(tone.light, tone.accent, 90))
    for depth in (1.1, 1.4, 1.9, 2.8):
        canvas.fill(eye.floor(-200, 300, 100, depth, depth * 1.012), tone.far, 0.35)
    throw = polygon(*points("98 63, 111 63, 70 90, 40 101, 16 101, 30 95"))
    canvas.fill(throw, tone.near, 0.85)
    _bell_tower(canvas, 98, 63, 12, tone)
    canvas.fill(eye.wall(-20, -24, 104, 1, 5.5), Fade(tone.accent, tone.far, 0, 0.2, 1.0))
    canvas.fill(eye.wall(-20, -24, -14, 1, 5.5), tone.middle)
    canvas.fill(eye.wall(-20, -30, -24, 1, 5.5), tone.near)
    for step in range(9):
        near = 1.05 + step * 0.5
        canvas.fill(eye.arch(-20, 22, 104, near, near + 0.36), tone.dark)
        canvas.fill(eye.wall(-20, -4, 10, near + 0.1, near + 0.26), tone.middle)
    for x, y, height in ((76, 80, 11), (82, 79.5, 10), (122, 71, 6)):
        somebody = walker(canvas, x, y, height, tone.dark, x == 76)
        shadow(canvas, somebody, y, -1.7, 0.55, tone.near)


def _crate(canvas: Canvas, x: float, y: float, width: float, fruit: tuple, tone: Palette) -> None:
    """A crate with a heap of fruit, (x, y) the top left of its front; fruit is (light, dark)."""
    size = width / 10
    for row in range(3):
        for index in range(7 - row):
            a = x + width * 0.1 + (index + row * 0.5) * width * 0.133
            b = y - row * size * 1.25 + canvas.random.uniform(-0.4, 0.4)
            canvas.fill(disc(a, b, size), Fade(fruit[0], fruit[1], 55, 0.25, 1.0))
    canvas.fill(rectangle(x, y, width, width * 0.36), tone.dark)
    for row in range(3):
        slat = rectangle(x, y + row * width * 0.12, width, width * 0.1)
        canvas.fill(slat, Fade(tone.accent, mix(tone.accent, tone.dark, 0.5), 90))


@scene("market", palettes.MARKET)
def market(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 50)
    row_of_houses(canvas, -2, 152, 64, 36, (tone.light, tone.glow, tone.far), tone.middle, tone.sky)
    canvas.fill(rectangle(0, 30, 150, 36), Fade(tone.dark, tone.sky, 90, 0.0, 1.3), 0.35)
    for x, height in ((38, 32), (58, 30), (97, 33)):
        canvas.fill(figure(STANDING, x, 72, height), tone.dark)
    for x in (9, 141):
        canvas.fill(rectangle(x - 0.7, 18, 1.4, 80), tone.dark)
    red, green = tone.middle, tone.near
    fruits = [
        (tone.accent, red),
        (mix(red, tone.light, 0.2), mix(red, tone.dark, 0.4)),
        (tone.glow, tone.accent),
        (mix(green, tone.light, 0.35), green),
        (mix(tone.dark, red, 0.5), tone.dark),
    ]
    for row, (y, width) in enumerate(((62, 28), (76, 33), (93, 40))):
        for index in range(6):
            fruit = fruits[(index + row * 2) % 5]
            _crate(canvas, 75 + (index - 3) * width * 1.04, y, width, fruit, tone)
    awning(canvas, 10, 10, 130, 20, 14, (red, tone.light), 6)
