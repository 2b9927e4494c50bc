"""On the way: rails, roads, and the weather one meets."""

import itertools
from math import pi, sin

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye, house
from .palettes import Palette, mix
from .plants import cypress, umbrella_pine
from .registry import scene
from .scenery import falling, hills, sky, streaks, sun
from .shapes import Shape, below, blob, curve, disc, points, polygon, rectangle, rounded, stroke

_TRAIN_EYE = Eye(12, 56)


@scene("train", palettes.EXPRESS)
def train(canvas: Canvas, tone: Palette) -> None:
    eye = _TRAIN_EYE
    sky(canvas, tone.sky, tone.glow, 60)
    streaks(canvas, 26, 22, 16, tone.far, 0.45)
    hills(canvas, 52, 5, tone.middle, tone.far, 3)
    hills(canvas, 58, 2, tone.near, tone.middle, 5)
    canvas.fill(rectangle(0, 60, 150, 42), Fade(tone.near, tone.dark, 90))
    for track in (-70, 70):
        for step in range(22):
            near = 0.8 + step * 0.28
            canvas.fill(eye.floor(track - 10, track + 60, 92, near, near + 0.1), tone.far, 0.6)
        for rail in (track, track + 44):
            canvas.fill(eye.floor(rail, rail + 1.6, 91, 0.7, 20), tone.light)
    for depth in (6, 4, 2.8, 2, 1.4):
        pole = rectangle(-26, -40, 2, 132) + rectangle(-26, -30, 34, 1.6)
        canvas.fill(eye.seen(pole, depth), tone.dark)
    for y in (-30, -42):
        canvas.fill(polygon(eye.at(6, y, 0.7), eye.at(6, y + 0.7, 0.7), (12, 56)), tone.dark)
    _coaches(canvas, tone)
    _engine_front(canvas, tone)


def _coaches(canvas: Canvas, tone: Palette) -> None:
    eye = _TRAIN_EYE
    canvas.fill(
        eye.wall(68, 23, 90, 0.98, 14), Fade(tone.accent, mix(tone.accent, tone.dark, 0.5), 180)
    )
    canvas.fill(eye.wall(68, 23, 25, 0.98, 14), tone.light)
    canvas.fill(eye.wall(68, 30, 50, 0.98, 14), tone.light)
    for step in range(14):
        near = 1.08 + step * 0.42
        canvas.fill(eye.wall(68, 33, 47, near, near + 0.32), Fade(tone.dark, tone.sky, 0))
    canvas.fill(eye.wall(68, 84, 92, 0.98, 14), tone.dark)


def _engine_front(canvas: Canvas, tone: Palette) -> None:
    nose = blob(
        *points("68 90, 66.5 50, 69 22, 80 13.5, 94 12.5, 108 15, 116 24, 119 50, 117 90, 92 93")
    )
    canvas.fill(nose, Fade(tone.accent, mix(tone.accent, tone.dark, 0.55), 20, 0.3, 1.1))
    with canvas.inside(nose):
        canvas.fill(rectangle(60, 27, 62, 25), Fade(tone.light, tone.glow, 0, 0.2, 1.2))
        canvas.fill(polygon(*points("60 52, 92 70, 124 52, 124 57, 92 76, 60 57")), tone.light)
        canvas.fill(rectangle(60, 84, 62, 12), tone.dark)
    for x in (71.5, 93.5):
        canvas.fill(rounded(x, 30, 20.5, 17, 4), Fade(tone.sky, tone.dark, 60))
        canvas.fill(polygon((x + 9, 30), (x + 14, 30), (x + 8, 47), (x + 3, 47)), tone.light, 0.25)
    for x, y, radius in ((92.5, 20.5, 2.6), (77, 78, 3.4), (108, 78, 3.4)):
        canvas.fill(disc(x, y, radius + 0.9), tone.dark)
        canvas.glow(x, y, radius * 6, tone.light, 0.95)
        canvas.fill(disc(x, y, radius), tone.light)


def _winding(border: float) -> Shape:
    """A road that climbs in bends and thins with distance; `border` widens it for its edge."""
    count, line = 150, []
    for step in range(count + 1):
        t = step / count
        swing = sin(t**0.85 * pi * 5.6 - 0.9)
        x = 72 + swing * 50 * (1 - t) ** 1.1 + t * 16
        line.append((x, 106 - 69 * t**0.66, 13 * (1 - t) ** 1.8 + 0.9 + border))
    pieces: Shape = []
    for a, b in itertools.pairwise(line):
        pieces += stroke([a[:2], b[:2]], a[2], b[2])
    return pieces


@scene("road", palettes.PASS)
def road(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 60)
    sun(canvas, 38, 24, 8, tone.light, tone.accent)
    hills(canvas, 34, 12, mix(tone.far, tone.light, 0.35), tone.far, 3, 0.5)
    hills(canvas, 42, 7, tone.middle, tone.far, 3, 0.5)
    slope = curve(points("-4 62, 30 50, 62 39, 88 35, 112 40, 154 58"))
    canvas.fill(below(slope), Fade(tone.accent, tone.middle, 100, 0.0, 0.9))
    for y, height in ((58, 3), (72, 3), (88, 3)):
        fold = hills(canvas, y, height, tone.middle, tone.accent, 2.4)
        canvas.fill(stroke(fold, 0.25), tone.light, 0.4)
    canvas.fill(_winding(0.9), tone.light)
    canvas.fill(_winding(0.0), Fade(tone.near, tone.dark, 90))
    for x, y, height in ((133, 72, 22), (140, 74, 27), (147, 72, 20)):
        cypress(canvas, x, y, height, tone.near, tone.dark)
    house(canvas, 116, 50, 12, 7, tone.light, tone.glow, tone.near)
    umbrella_pine(canvas, 12, 92, 42, tone.near, tone.dark)
    _small_car(canvas, 79, 74, tone)


def _small_car(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    canvas.fill(disc(x + 5, y + 0.4, 6.5, 0.14), tone.dark, 0.6)
    roof = blob((x + 1, y - 3), (x + 3, y - 6), (x + 7, y - 6), (x + 9.4, y - 3))
    canvas.fill(roof, tone.light)
    body = rounded(x - 0.8, y - 4, 12.4, 3.6, 1.7)
    canvas.fill(body, Fade(tone.glow, tone.sky, 90, 0.2, 1.4))
    canvas.fill(disc(x + 2, y - 0.6, 1.3) + disc(x + 8.8, y - 0.6, 1.3), tone.dark)


@scene("storm", palettes.THUNDER)
def storm(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, mix(tone.accent, tone.glow, 0.35), 74)
    canvas.glow(84, 70, 46, tone.glow, 0.6)
    for y, shade in ((34, 0.0), (24, 0.45), (13, 0.85)):
        heap: Shape = rectangle(-2, -30, 154, y + 24)
        for x in range(-6, 160, 13):
            heap += disc(x + canvas.random.uniform(-4, 4), y - 8, canvas.random.uniform(8, 14), 0.8)
        colour = mix(tone.far, tone.dark, shade)
        canvas.fill(heap, Fade(mix(colour, tone.dark, 0.7), colour, 90, 0.4, 1.0))
    bolt = polygon(
        *points("96 22, 85 38, 90 39, 79 55, 84 56, 74 76, 92 52, 87 51, 98 36, 93 35, 103 22")
    )
    canvas.glow(86, 46, 34, tone.light, 0.5)
    canvas.fill(
        bolt
        + stroke([(88, 39), (74, 44), (70, 52), (58, 56), (54, 64)], 1.1, 0.2)
        + stroke([(92, 52), (104, 57), (108, 66)], 0.9, 0.2),
        tone.light,
    )
    hills(canvas, 73, 2, tone.middle, tone.accent, 3)
    canvas.fill(rectangle(0, 80, 150, 22), Fade(tone.near, tone.dark, 90))
    for x in range(-60, 220, 12):
        canvas.fill(polygon((75 + (x - 75) * 0.45, 79), (x, 102), (x + 4, 102)), tone.accent, 0.35)
    house(canvas, 104, 82, 15, 10, tone.dark, tone.dark, tone.light)
    _bent_tree(canvas, 42, 86, tone)
    falling(canvas, 230, tone.light, 9, 0.42, 0.34)


def _bent_tree(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    trunk = stroke(curve([(x, y), (x - 1, y - 14), (x - 6, y - 26), (x - 14, y - 34)]), 3.2, 1.2)
    boughs = stroke([(x - 2, y - 17), (x - 13, y - 24)], 1.4, 0.5)
    leaves: Shape = []
    for _ in range(46):
        a = x - 12 + canvas.random.gauss(0, 8)
        b = y - 34 + canvas.random.gauss(0, 4.5) - (a - x + 12) * 0.2
        leaves += polygon((a + 5, b - 1.6), (a - 6, b - 0.4), (a + 2, b + 2.2))
    canvas.fill(trunk + boughs + leaves, tone.dark)
