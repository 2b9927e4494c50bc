"""Trees and grasses, each lit from the left."""

from .canvas import Canvas, Fade
from .palettes import Colour
from .shapes import Shape, arc_points, blob, curve, disc, polygon, stroke


def cypress(canvas: Canvas, x: float, y: float, height: float, light: Colour, dark: Colour) -> None:
    wide = height * 0.11
    flame = blob(
        (x, y - height),
        (x + wide * 0.7, y - height * 0.6),
        (x + wide, y - height * 0.25),
        (x + wide * 0.4, y),
        (x - wide * 0.4, y),
        (x - wide, y - height * 0.25),
        (x - wide * 0.7, y - height * 0.6),
    )
    canvas.fill(flame, Fade(light, dark, 0, 0.15, 0.85))


def umbrella_pine(
    canvas: Canvas, x: float, y: float, height: float, light: Colour, dark: Colour
) -> None:
    """The pine of the Italian coast: a leaning trunk under flat plates of needles."""
    top = y - height
    crown = (x + height * 0.1, top + height * 0.16)
    canvas.fill(
        stroke(
            curve([(x, y), (x - height * 0.02, y - height * 0.4), crown]),
            height * 0.05,
            height * 0.03,
        ),
        dark,
    )
    for side, rise in ((-0.22, 0.14), (0.26, 0.13)):
        tip = (crown[0] + side * height, top + height * rise)
        canvas.fill(stroke([(x, y - height * 0.55), tip], height * 0.028, height * 0.015), dark)
    for place, rise, wide in ((-0.2, 0.13, 0.27), (0.22, 0.12, 0.28), (0.0, 0.03, 0.32)):
        middle = crown[0] + place * height, top + rise * height + height * 0.05
        plate = [arc_points(*middle, wide * height, 175, 365, 0.46)]
        canvas.fill(plate, Fade(light, dark, 60, 0.1, 0.95))


def round_tree(
    canvas: Canvas, x: float, y: float, height: float, light: Colour, dark: Colour
) -> None:
    canvas.fill(stroke([(x, y), (x, y - height * 0.5)], height * 0.07, height * 0.04), dark)
    for place, rise, radius in ((-0.2, 0.52, 0.2), (0.21, 0.5, 0.19), (0.0, 0.7, 0.28)):
        ball = disc(x + place * height, y - rise * height, radius * height)
        canvas.fill(ball, Fade(light, dark, 50, 0.2, 0.9))


def poplar(canvas: Canvas, x: float, y: float, height: float, light: Colour, dark: Colour) -> Shape:
    """A tall rounded spindle; returns its outline, for a reflection."""
    wide = height * 0.14
    shape = blob(
        (x, y - height),
        (x + wide, y - height * 0.62),
        (x + wide * 0.8, y - height * 0.2),
        (x, y - height * 0.08),
        (x - wide * 0.8, y - height * 0.2),
        (x - wide, y - height * 0.62),
    ) + stroke([(x, y), (x, y - height * 0.2)], height * 0.03)
    canvas.fill(shape, Fade(light, dark, 20, 0.2, 0.9))
    return shape


def fir(canvas: Canvas, x: float, y: float, height: float, light: Colour, dark: Colour) -> None:
    canvas.fill(stroke([(x, y), (x, y - height * 0.3)], height * 0.05), dark)
    for step in range(4):
        low = y - height * (0.08 + step * 0.2)
        wide, tall = height * (0.24 - step * 0.045), height * (0.4 - step * 0.03)
        tier = polygon((x, low - tall), (x + wide, low), (x, low - tall * 0.1), (x - wide, low))
        canvas.fill(tier, Fade(light, dark, 15, 0.3, 0.8))


def reeds(canvas: Canvas, x: float, y: float, count: int, height: float, colour: Colour) -> None:
    shape: Shape = []
    for _ in range(count):
        foot = x + canvas.random.gauss(0, height * 0.35)
        lean, tall = canvas.random.gauss(0, height * 0.14), height * canvas.random.uniform(0.5, 1)
        blade = curve(
            [(foot, y), (foot + lean * 0.3, y - tall * 0.6), (foot + lean, y - tall)], steps=5
        )
        shape += stroke(blade, height * 0.022, 0.05)
        if canvas.random.random() < 0.35:
            a, b = blade[-1]
            shape += stroke([(a, b), (a, b + tall * 0.16)], height * 0.045)
    canvas.fill(shape, colour)
