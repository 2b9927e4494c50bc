"""Evenings out: theatre, concert and cinema."""

from math import cos, radians, sin

from . import palettes
from .canvas import Canvas, Fade
from .palettes import Palette, mix
from .people import STANDING, crowd, figure, shadow, walker
from .plants import cypress
from .registry import scene
from .scenery import beam, crescent, sky, stars
from .shapes import Shape, arc_points, band, curve, disc, polygon, rectangle, rounded, stroke


def _curtain(left: float, width: float, folds: int, low: float) -> list[Shape]:
    step = width / folds
    return [
        polygon(
            (left + i * step, -2),
            (left + (i + 1) * step, -2),
            (left + (i + 1) * step, low),
            (left + (i + 0.5) * step, low + 1.6),
            (left + i * step, low),
        )
        for i in range(folds)
    ]


@scene("theatre", palettes.VELVET)
def theatre(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.near, tone.dark, 90))
    canvas.fill(rectangle(24, 12, 102, 64), Fade(tone.sky, tone.middle, 90))
    canvas.fill(disc(75, 40, 22), Fade(tone.light, tone.glow, 90, 0.3, 1))
    for x, height in ((40, 30), (50, 22), (108, 34), (99, 24)):
        cypress(canvas, x, 71, height, tone.middle, tone.dark)
    canvas.fill(rectangle(24, 70, 102, 12), Fade(tone.accent, tone.near, 90))
    beam(canvas, ((110, -4), (116, -4)), ((58, 76), (92, 76)), tone.light, 0.6, 100)
    canvas.fill(disc(75, 75, 17, 0.17), tone.light, 0.85)
    for x, left in ((70, False), (81, True)):
        somebody = walker(canvas, x, 75, 23, tone.dark, left)
        shadow(canvas, somebody, 75, -0.5, 0.14, tone.dark)
    for left, width, folds in ((-4, 42, 9), (112, 42, 9)):
        for fold in _curtain(left, width, folds, 84):
            canvas.fill(fold, Fade(tone.accent, tone.near, 0, 0.1, 0.95))
    for index in range(9):
        x = 8 + index * 16.7
        swag = [arc_points(x, 0, 9.6, 0, 180, 1.75)]
        canvas.fill(swag, Fade(tone.accent, tone.near, 40, 0.2, 0.95))
        canvas.fill(stroke(arc_points(x, 0, 9.6, 10, 170, 1.75), 0.9), tone.glow)
    for x, side in ((30, -1), (120, 1)):
        canvas.fill(
            stroke(curve([(x + side * -6, 42), (x, 50), (x + side * 10, 52)]), 1.6), tone.glow
        )
    canvas.fill(rectangle(0, 82, 150, 3), tone.glow)
    canvas.fill(
        [line for x in range(8, 150, 9) for line in [arc_points(x, 83, 2.6, 180, 360)]], tone.light
    )
    canvas.fill(rectangle(0, 85, 150, 17), Fade(tone.near, mix(tone.near, tone.dark, 0.5), 90))
    crowd(canvas, 91, 14, 4.4, tone.dark)


@scene("concert", palettes.OPENAIR)
def concert(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.dark, tone.sky)
    stars(canvas, 150, tone.light, 60)
    crescent(canvas, 24, 20, 6, tone.light)
    canvas.glow(75, 70, 90, tone.far, 0.7)
    warm = mix(tone.accent, tone.glow, 0.6)
    inks = (tone.near, tone.middle, tone.far, tone.accent, warm, tone.glow)
    for step, ink in enumerate(inks):
        shell = [arc_points(75, 77, 62 - step * 8.4, 180, 360, 1.03)]
        canvas.fill(shell, Fade(ink, mix(ink, tone.dark, 0.35), 90, 0.3, 1.3))
    canvas.fill(rectangle(10, 76, 130, 8), Fade(tone.near, tone.dark, 90))
    canvas.fill(rectangle(10, 76, 130, 0.9), tone.light)
    for x in (20, 34, 116, 130):
        target = ((x * 1.9 - 77.5, -4), (x * 1.9 - 57.5, -4))
        beam(canvas, ((x - 1, 78), (x + 1, 78)), target, tone.glow, 0.35, 270)
    _grand_piano(canvas, 78, 76, tone)
    for x in (36, 42, 108, 114):
        _cellist(canvas, x, 76, tone)
    crowd(canvas, 88, 26, 2.6, mix(tone.near, tone.dark, 0.4), 0.15)
    crowd(canvas, 94, 19, 3.6, tone.dark, 0.3)


def _cellist(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    canvas.fill(figure(STANDING, x, y, 15), tone.dark)
    cello = disc(x + 2.6, y - 4.4, 2.4, 1.2) + disc(x + 2.4, y - 8, 1.7)
    cello += stroke([(x + 2.5, y - 5), (x + 2, y - 14)], 0.6)
    canvas.fill(cello, mix(tone.accent, tone.dark, 0.35))


def _grand_piano(canvas: Canvas, x: float, ground: float, tone: Palette) -> None:
    lid = curve(
        [
            (x - 12, ground - 13),
            (x - 9, ground - 22),
            (x + 3, ground - 31),
            (x + 17, ground - 30),
            (x + 20, ground - 25),
        ]
    )
    canvas.fill([[*lid, (x + 19, ground - 13)]], tone.dark)
    canvas.fill(stroke([(x + 2, ground - 13), (x + 6, ground - 27)], 0.7), tone.light)
    canvas.fill(rounded(x - 15, ground - 13.5, 36, 5.5, 1.2), tone.dark)
    canvas.fill(rectangle(x - 18, ground - 10.4, 5, 1.2), tone.light)
    for foot in (x - 11, x + 15):
        canvas.fill(stroke([(foot, ground - 8), (foot, ground)], 1.4, 0.8), tone.dark)
    player = stroke([(x - 25, ground - 8), (x - 24, ground - 16)], 4.6, 3.2) + disc(
        x - 22.6, ground - 20, 1.9
    )
    player += stroke(
        [(x - 23.6, ground - 15), (x - 20, ground - 11.5), (x - 16, ground - 11.6)], 1.2
    )
    player += stroke([(x - 25, ground - 7), (x - 18, ground - 7), (x - 18, ground)], 1.8, 1.2)
    canvas.fill(player + rectangle(x - 28, ground - 6, 6, 6), tone.dark)


@scene("cinema", palettes.REEL)
def cinema(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.dark, 150))
    _projected_light(canvas, 78, 52, tone)
    for x, y, radius, turn in ((30, 26, 17, 10), (62, 23, 15, 40)):
        _film_reel(canvas, x, y, radius, turn, tone)
    film = curve([(45, 32), (50, 40), (47, 48)])
    canvas.fill(stroke(film, 1.8), tone.dark)
    canvas.fill(rounded(26, 40, 42, 29, 3), Fade(tone.middle, tone.dark, 60, 0.1, 1.1))
    canvas.fill(rounded(66, 45, 14, 14, 1.5), Fade(tone.light, tone.near, 90, 0, 0.9))
    canvas.fill(rectangle(70, 45, 1.6, 14) + rectangle(74.5, 45, 1.6, 14), tone.dark)
    for row in range(4):
        canvas.fill(rounded(31, 46 + row * 4.2, 13, 1.6, 0.8), tone.glow)
    canvas.fill(disc(56, 55, 7), tone.dark)
    canvas.fill(disc(56, 55, 5), Fade(tone.accent, tone.near, 50))
    canvas.fill(polygon((32, 69), (62, 69), (58, 74), (36, 74)), tone.near)
    for foot in (24, 47, 70):
        canvas.fill(stroke([(47, 73), (foot, 104)], 3, 1.8), tone.dark)


def _projected_light(canvas: Canvas, x: float, y: float, tone: Palette) -> None:
    """The fan of light from the lens at (x, y), with the dust that dances in it."""
    for step in range(9):
        a, b = (12 * sin(radians(angle)) for angle in (step * 20 - 90, step * 20 - 70))
        wedge = polygon((x, y), (160, y + a * 4.4), (160, y + b * 4.4))
        ink = tone.accent if step % 2 else tone.glow
        canvas.fill(wedge, Fade(tone.light, ink, 0, 0.0, 1.0), 0.95)
    canvas.glow(x, y, 44, tone.light, 0.9)
    motes: Shape = []
    for _ in range(70):
        reach = canvas.random.uniform(6, 74)
        height = y + canvas.random.uniform(-0.55, 0.55) * reach
        motes += disc(x + reach, height, canvas.random.uniform(0.2, 0.6))
    canvas.fill(motes, tone.light, 0.9)


def _film_reel(
    canvas: Canvas, x: float, y: float, radius: float, turn: float, tone: Palette
) -> None:
    canvas.fill(disc(x + 1.4, y + 1.6, radius), tone.dark, 0.6)
    canvas.fill(disc(x, y, radius), Fade(tone.light, tone.far, 50, 0.1, 1.0))
    canvas.fill(band(x, y, radius * 0.93, radius * 0.86), tone.near)
    for index in range(5):
        angle = radians(turn + index * 72)
        hole = disc(x + radius * 0.54 * cos(angle), y + radius * 0.54 * sin(angle), radius * 0.24)
        canvas.fill(hole, Fade(tone.near, tone.dark, 50))
    canvas.fill(disc(x, y, radius * 0.16), tone.dark)
    canvas.fill(disc(x, y, radius * 0.07), tone.glow)
