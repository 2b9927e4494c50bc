"""Power from wind and sun."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye
from .palettes import Palette, mix
from .registry import scene
from .scenery import birds, cloud, hills, rays, sky
from .shapes import Shape, below, blob, curve, disc, polygon, rectangle, stroke, turned


def _turbine(canvas: Canvas, x: float, y: float, height: float, turn: float, tone: Palette) -> None:
    """A wind turbine: tower, hub and three blades, lit from the left."""
    top, length = y - height, height * 0.56
    tower = polygon(
        (x - height * 0.012, top),
        (x + height * 0.012, top),
        (x + height * 0.026, y),
        (x - height * 0.026, y),
    )
    canvas.fill(tower, Fade(tone.light, tone.middle, 0, 0.3, 1.0))
    for index in range(3):
        blade = blob(
            (x, top - length),
            (x + length * 0.05, top - length * 0.5),
            (x + length * 0.075, top - length * 0.16),
            (x, top),
            (x - length * 0.02, top - length * 0.2),
        )
        canvas.fill(
            turned(blade, turn + index * 120, x, top), Fade(tone.light, tone.middle, 40, 0.35, 1.1)
        )
    canvas.fill(disc(x, top, height * 0.03), tone.light)
    canvas.fill(disc(x, top, height * 0.014), tone.accent)


@scene("windfarm", palettes.BREEZE)
def windfarm(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 80)
    for index in range(7):
        y = 8 + index * 11
        gust = curve([(-5, y + 20), (40, y + 6), (90, y + 8), (155, y - 14)])
        canvas.fill(
            [
                [
                    *gust,
                    (155, y - 10),
                    *curve([(155, y - 10), (90, y + 11), (40, y + 8), (-5, y + 20)]),
                ]
            ],
            tone.light,
            0.28,
        )
    cloud(canvas, 118, 34, 44, tone.light, mix(tone.sky, tone.light, 0.4))
    cloud(canvas, 28, 56, 30, tone.light, mix(tone.sky, tone.light, 0.4))
    for x, height, turn in ((16, 24, 20), (34, 28, 75), (128, 26, 50), (142, 22, 5)):
        _turbine(canvas, x, 72, height, turn, tone)
    hills(canvas, 70, 4, tone.middle, tone.far, 3)
    _turbine(canvas, 106, 80, 40, 95, tone)
    hills(canvas, 79, 4, tone.near, tone.middle, 2.2)
    _turbine(canvas, 64, 92, 58, 38, tone)
    field = curve([(-4, 86), (30, 88), (70, 92), (110, 90), (154, 82)])
    canvas.fill(below(field), Fade(tone.glow, tone.accent, 90))
    for x in range(-40, 200, 9):
        canvas.fill(polygon((75 + (x - 75) * 0.7, 91), (x, 103), (x + 3, 103)), tone.near, 0.5)
    birds(canvas, 40, 30, 6, 1.8, tone.dark)


@scene("solar", palettes.ZENITH)
def solar(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(75, 46)
    sky(canvas, tone.sky, tone.glow, 50)
    rays(canvas, 75, 34, tone.light, 32, 0.3, 2.8)
    for radius, alpha in ((34, 0.25), (28, 0.35), (22, 0.6)):
        canvas.fill(disc(75, 34, radius), tone.glow, alpha)
    canvas.fill(disc(75, 34, 17), tone.light)
    hills(canvas, 47, 2.5, tone.far, tone.accent, 3)
    canvas.fill(rectangle(0, 50, 150, 52), Fade(tone.middle, tone.near, 90))
    for depth in (7, 5, 3.6, 2.7, 2.05, 1.55, 1.15):
        for index in range(-6, 6):
            _panel(canvas, eye, 75 + index * 62 + 4, depth, tone)


def _panel(canvas: Canvas, eye: Eye, x: float, depth: float, tone: Palette) -> None:
    """A tilted table of cells that mirrors the sun at its upper edge."""
    (a, top), (b, low) = eye.at(x, 60, depth * 1.12), eye.at(x, 92, depth)
    (c, _), (d, _) = eye.at(x + 54, 60, depth * 1.12), eye.at(x + 54, 92, depth)
    if d < -2 or b > 152:
        return
    for side in (0.2, 0.8):
        leg = b + (d - b) * side
        canvas.fill(stroke([(leg, low - 1), (leg, low + 14 / depth)], 1.6 / depth), tone.dark)
    canvas.fill(
        polygon(
            (b, low + 12 / depth),
            (d, low + 12 / depth),
            (d, low + 18 / depth),
            (b, low + 18 / depth),
        ),
        tone.dark,
        0.45,
    )
    table = polygon((a, top), (c, top), (d, low), (b, low))
    canvas.fill(table, Fade(tone.accent, tone.dark, 90, 0.0, 0.8))
    lines: Shape = []
    for part in range(1, 6):
        t = part / 6
        lines += stroke([(a + (c - a) * t, top), (b + (d - b) * t, low)], 0.5 / depth)
    for part in (0.0, 0.33, 0.66, 1.0):
        y = top + (low - top) * part
        lines += stroke([(a + (b - a) * part, y), (c + (d - c) * part, y)], 0.6 / depth)
    canvas.fill(lines, tone.light, 0.75)
