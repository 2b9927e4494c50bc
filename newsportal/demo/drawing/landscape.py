"""Mountains, coasts and snow: the pictures of the travel posters."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import dome, house, row_of_houses
from .palettes import Palette, mix
from .plants import cypress, fir, umbrella_pine
from .registry import scene
from .scenery import birds, cloud, crescent, hills, mist, ripples, sky, stars, streaks, water
from .shapes import (
    HEIGHT, Outline, Point, Shape, below, blob, curve, disc, flipped, polygon, rectangle, stroke,
)


def _peak(canvas: Canvas, ridge: Outline, foot: float, tone: Palette) -> Shape:
    """A mountain along its ridge: each facet left of a summit lit, right of it in shade."""
    shape: Shape = [[(ridge[0][0], foot), *ridge, (ridge[-1][0], foot)]]
    canvas.fill(shape, Fade(tone.middle, tone.far, 90, 0.2, 1.0))
    for (ax, ay), (bx, by) in zip(ridge, ridge[1:], strict=False):
        rising = by < ay
        slide = canvas.random.uniform(3, 9) * (-1 if rising else 1)
        low = max(ay, by) + canvas.random.uniform(10, 22)
        facet = polygon((ax, ay), (bx, by), ((bx if rising else ax) + slide * 0.4, low), ((ax if rising else bx) + slide, low - 4))
        ink = tone.accent if rising else tone.near
        with canvas.inside(shape):
            canvas.fill(facet, Fade(ink, mix(ink, tone.middle, 0.8), 90, 0.2, 1.0))
            if rising:
                canvas.fill(polygon((bx, by), (ax + (bx - ax) * 0.45, ay + (by - ay) * 0.45), (bx + 0.5, by + 8)), tone.light, 0.85)
    return shape


@scene("mountains", palettes.DOLOMITI)
def mountains(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow, 66)
    crescent(canvas, 116, 17, 4, tone.light)
    back: Outline = [(-4, 48), (10, 38), (20, 44), (34, 31), (48, 44), (104, 46), (118, 34), (130, 40), (142, 32), (156, 46)]
    canvas.fill([[(-4, 70), *back, (156, 70)]], Fade(tone.far, tone.glow, 90), 0.9)
    ridge: Outline = [(20, 60), (32, 47), (38, 50), (46, 33), (50, 36), (57, 17), (61, 20), (66, 12.5), (72, 24), (76, 22),
             (83, 38), (88, 34), (95, 27), (101, 40), (106, 38), (118, 55), (132, 61)]
    peak = _peak(canvas, ridge, 68, tone)
    mist(canvas, 60, 12, tone.glow, 0.75)
    forest = hills(canvas, 64, 2, tone.dark, tone.near, 4)
    for x in range(-2, 152, 3):
        fir(canvas, x + canvas.random.uniform(-1, 1), 69, canvas.random.uniform(5, 10), tone.near, tone.dark)
    water(canvas, 68, tone.near, tone.glow)
    with canvas.inside(rectangle(0, 68, 150, 34)):
        canvas.fill(flipped(peak, 68, 0.62), Fade(tone.far, tone.middle, 270), 0.75)
        canvas.fill(flipped(below(forest), 68, 0.5)[:0] + rectangle(0, 68, 150, 2.4), tone.dark, 0.6)
        ripples(canvas, 69, tone.light, 90, 0.4)
    shore = curve([(-4, 86), (20, 88), (50, 95), (90, 98), (120, 94), (154, 90)])
    canvas.fill(below(shore), tone.dark)
    house(canvas, 113, 92, 14, 7, tone.near, tone.dark, tone.glow)
    for x, height in ((4, 50), (14, 38), (24, 26), (136, 34), (146, 46)):
        fir(canvas, x, 94, height, tone.near, tone.dark)


@scene("sea", palettes.RIVIERA)
def sea(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 46)
    cloud(canvas, 36, 36, 36, tone.light, tone.glow)
    hills(canvas, 44, 3, mix(tone.far, tone.sky, 0.4), mix(tone.far, tone.sky, 0.6), 3)
    water(canvas, 45, tone.far, tone.middle)
    ripples(canvas, 46, tone.light, 150, 0.6)
    for x, y, size in ((28, 52, 7), (46, 60, 11), (16, 68, 15)):
        _sail_boat(canvas, x, y, size, tone)
    cliff = curve([(154, 8), (134, 14), (118, 22), (106, 36), (96, 52), (84, 66), (70, 74), (66, 80)])
    canvas.fill([[*cliff, (80, 101), (154, 101)]], Fade(tone.near, tone.dark, 110, 0.1, 1.1))
    walls = (tone.light, tone.glow, tone.accent, mix(tone.accent, tone.light, 0.5), tone.light)
    for row, (left, ground, tall) in enumerate(((118, 36, 11), (108, 48, 12), (98, 60, 13), (88, 72, 14), (78, 84, 15))):
        row_of_houses(canvas, left, 152, ground, tall, walls[row:] + walls[:row], tone.accent, tone.far)
    dome(canvas, 112, 58, 6.5, tone.glow, tone.near)
    beach = curve([(66, 84), (80, 84), (110, 88), (154, 86)])
    canvas.fill([[*beach, (154, 102), (40, 102), (54, 92)]], Fade(tone.glow, tone.light, 200))
    for index in range(18):
        x, y = 70 + index % 9 * 9.4 + index // 9 * 4, 91 + index // 9 * 5
        canvas.fill(disc(x + 1, y + 2.4, 3, 0.3), tone.far, 0.5)
        canvas.fill([arc_points_of_shade(x, y)], tone.accent if index % 2 else tone.far)
    umbrella_pine(canvas, 20, 108, 84, tone.near, tone.dark)
