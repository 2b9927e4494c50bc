"""People in motion, and where others watch them."""

import itertools

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye
from .palettes import Colour, Palette, mix
from .people import CLIMBING, RUNNING, bare, figure, legs, placed, shadow, trunk
from .plants import cypress
from .registry import scene
from .scenery import beam, birds, cloud, hills, sky, stars, sun
from .shapes import (
    Outline,
    Shape,
    arc_points,
    band,
    curve,
    disc,
    moved,
    points,
    polygon,
    rectangle,
    stroke,
    turned,
)


@scene("stadium", palettes.FLOODLIGHT)
def stadium(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(tone.near)
    sky(canvas, tone.dark, tone.sky, 60)
    stars(canvas, 90, tone.light, 34)
    for radius, flat, ink in (
        (84, 0.56, tone.near),
        (80, 0.54, tone.middle),
        (68, 0.5, tone.near),
        (64, 0.485, tone.far),
    ):
        canvas.fill(disc(75, 62, radius, flat), Fade(ink, mix(ink, tone.dark, 0.6), 90))
    _spectators(canvas, tone)
    _pitch(canvas, tone)
    for x, top, aim in ((12, 20, 58), (48, 12, 70), (102, 12, 80), (138, 20, 92)):
        _floodlight(canvas, x, top, aim, tone)


def _pitch(canvas: Canvas, tone: Palette) -> None:
    canvas.fill(disc(75, 65, 51, 0.44), tone.dark)
    lawn = disc(75, 65, 49, 0.42)
    canvas.fill(lawn, Fade(tone.accent, mix(tone.accent, tone.dark, 0.45), 90))
    eye = Eye(75, -30)
    with canvas.inside(lawn):
        for index in range(-6, 6, 2):
            canvas.fill(eye.floor(75 + index * 8, 83 + index * 8, 96, 0.8, 2), tone.glow, 0.18)
        marks = [eye.at(x, y, 1) for x, y in ((39, 52), (111, 52), (117, 78), (33, 78), (39, 52))]
        canvas.fill(stroke(marks, 0.6) + stroke([(75, 52), (75, 78)], 0.6), tone.light)
        canvas.fill(band(75, 65, 9, 8.4, 0, 360, 0.5), tone.light)
        for side in (-1, 1):
            box = [(75 + side * x, y) for x, y in ((38, 58), (27, 58), (29, 72), (41, 72))]
            canvas.fill(stroke(box, 0.6), tone.light)
        for _ in range(16):
            x, y = canvas.random.uniform(44, 106), canvas.random.uniform(55, 76)
            ink = canvas.random.choice((tone.light, tone.dark))
            canvas.fill(figure(RUNNING, x, y, 3.6), ink)
            canvas.fill(disc(x + 1.6, y + 0.3, 1.6, 0.25), tone.dark, 0.4)


def _spectators(canvas: Canvas, tone: Palette) -> None:
    """Dots of colour all round the stands."""
    for ink in (tone.light, tone.glow, tone.far, mix(tone.far, tone.dark, 0.4)):
        dots: Shape = []
        for _ in range(260):
            angle, row = canvas.random.uniform(0, 360), canvas.random.randrange(7)
            x, y = arc_points(75, 62.5, 54 + row * 3.8, angle, angle, 0.45 + row * 0.011)[0]
            dots += disc(x, y, 0.62)
        canvas.fill(dots, ink, 0.9)


def _floodlight(canvas: Canvas, x: float, top: float, aim: float, tone: Palette) -> None:
    canvas.fill(stroke([(x, top), (x, top + 26)], 0.9, 1.4), tone.dark)
    canvas.fill(rectangle(x - 6, top - 3, 12, 6), tone.dark)
    lamps = [
        line for dx in (-4, 0, 4) for dy in (-1.4, 1.4) for line in disc(x + dx, top + dy, 1.15)
    ]
    beam(
        canvas, ((x - 5, top), (x + 5, top)), ((aim - 26, 80), (aim + 26, 80)), tone.light, 0.4, 90
    )
    canvas.fill(lamps, tone.light)
    canvas.glow(x, top, 16, tone.glow, 0.95)


def _wheel(canvas: Canvas, x: float, y: float, radius: float, tone: Palette) -> None:
    canvas.fill(band(x, y, radius, radius * 0.9), tone.dark)
    spokes: Shape = []
    for turn in range(0, 180, 30):
        spokes += turned(
            rectangle(x - radius, y - radius * 0.012, radius * 2, radius * 0.024), turn, x, y
        )
    canvas.fill(spokes, tone.dark, 0.7)


def _bicycle(canvas: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    rear, front = (-0.36, 0.25), (0.58, 0.25)
    saddle, crank, head = (-0.17, 0.64), (0.08, 0.24), (0.44, 0.58)
    for hub in (rear, front):
        _wheel(canvas, x + hub[0] * size, y - hub[1] * size, size * 0.25, tone)
    frame = stroke([rear, crank, head, (-0.15, 0.56), rear], 0.035)
    frame += stroke([saddle, crank], 0.035) + stroke([head, front], 0.035)
    frame += stroke([head, (0.45, 0.64), (0.55, 0.64), (0.58, 0.58), (0.52, 0.54)], 0.032)
    frame += stroke([(-0.25, 0.66), (-0.1, 0.66)], 0.045)
    canvas.fill(placed(frame, x, y, size), tone.accent)
    canvas.fill(placed(disc(*crank, 0.06), x, y, size), tone.dark)


def _cyclist(canvas: Canvas, x: float, y: float, size: float, shirt: Colour, tone: Palette) -> None:
    """A racing cyclist heading right; (x, y) is the ground under the pedals."""
    far_leg = stroke([(-0.14, 0.66), (0.16, 0.5), (0.12, 0.14), (0.18, 0.12)], 0.1, 0.05)
    canvas.fill(placed(far_leg, x, y, size), tone.dark)
    _bicycle(canvas, x, y, size, tone)
    shorts = stroke([(-0.13, 0.69), (0.12, 0.58)], 0.16, 0.13)
    leg = [(-0.12, 0.68), (0.24, 0.53), (0.06, 0.3), (0.02, 0.1), (0.1, 0.07)]
    arm = stroke([(0.3, 0.85), (0.36, 0.7), (0.54, 0.62)], 0.065, 0.045)
    jersey = stroke(curve([(-0.14, 0.7), (-0.02, 0.84), (0.15, 0.9), (0.3, 0.86)]), 0.17, 0.16)
    jersey += stroke([(0.29, 0.86), (0.35, 0.74)], 0.1, 0.08)
    skin = mix(mix(tone.accent, tone.glow, 0.5), tone.dark, 0.45)
    for part, paint in (
        (stroke(leg, 0.115, 0.05), skin),
        (shorts, tone.dark),
        (arm + disc(0.42, 0.97, 0.07, 1.1), skin),
        (jersey, Fade(shirt, mix(shirt, tone.dark, 0.5), 80, 0.3, 1.1)),
    ):
        canvas.fill(placed(part, x, y, size), paint)
    helmet = turned([arc_points(0, 0, 0.105, 180, 360, 0.85)], 14, 0, 0)
    canvas.fill(moved(helmet, x + 0.41 * size, y - 0.985 * size, size), shirt)


@scene("cycling", palettes.GIRO)
def cycling(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 70)
    sun(canvas, 112, 28, 10, tone.light, tone.glow)
    hills(canvas, 48, 9, tone.far, mix(tone.far, tone.sky, 0.5), 3, 0.5)
    hills(canvas, 58, 5, tone.middle, mix(tone.middle, tone.glow, 0.5), 2.4)
    for x, height in ((6, 18), (12, 22), (19, 17), (136, 20), (143, 25)):
        cypress(canvas, x, 64, height, tone.near, tone.dark)
    hills(canvas, 66, 2, tone.near, tone.middle, 3)
    road = polygon((-4, 72), (154, 66), (154, 102), (-4, 102))
    canvas.fill(road, Fade(tone.light, tone.far, 90, 0.2, 1.4))
    canvas.fill(polygon((-4, 72), (154, 66), (154, 67.4), (-4, 73.6)), tone.dark, 0.5)
    riders = ((30, 79, 34, tone.near), (112, 77, 36, tone.glow), (70, 88, 52, tone.sky))
    for x, y, size, shirt in riders:
        canvas.fill(disc(x + size * 0.1, y + 0.6, size * 0.66, 0.07), tone.dark, 0.55)
        _cyclist(canvas, x, y, size, shirt, tone)
    for index in range(9):
        y = 30 + index * 7
        canvas.fill(stroke([(-4, y), (14 + index * 3 % 17, y - 0.8)], 0.5, 0.1), tone.light, 0.7)


@scene("running", palettes.TRACK)
def running(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(112, 34)
    sky(canvas, tone.sky, tone.glow, 42)
    sun(canvas, 112, 31, 11, tone.light, tone.glow)
    canvas.fill(rectangle(0, 33, 150, 10), Fade(tone.near, tone.dark, 90))
    for x in range(2, 150, 3):
        canvas.fill(disc(x, 33.4 - canvas.random.uniform(0, 1.2), 1.2), tone.near)
    canvas.fill(rectangle(0, 42, 150, 60), Fade(tone.middle, tone.far, 180))
    canvas.fill(
        polygon(eye.at(-80, 104, 7.5), eye.at(190, 104, 7.5), (190, 104), (-80, 104)),
        Fade(tone.far, tone.accent, 270),
    )
    for x in range(-80, 200, 30):
        canvas.fill(eye.floor(x, x + 1.6, 104, 0.9, 7.5), tone.light)
    for x, y, height, shirt in (
        (104, 66, 30, tone.near),
        (78, 77, 42, tone.sky),
        (42, 92, 62, tone.light),
    ):
        whole = figure(RUNNING, x, y, height)
        shadow(canvas, whole, y, -1.1, 0.2, tone.dark)
        skin = mix(tone.middle, tone.dark, 0.62)
        canvas.fill(placed(legs(RUNNING) + bare(RUNNING), x, y, height), skin)
        canvas.fill(
            placed(trunk(RUNNING), x, y, height),
            Fade(shirt, mix(shirt, tone.dark, 0.55), 170, 0.1, 1.1),
        )
        shorts = stroke([(0.02, 0.53), (0.15, 0.49)], 0.17, 0.13) + stroke(
            [(0.0, 0.52), (-0.05, 0.4)], 0.16, 0.12
        )
        canvas.fill(placed(shorts, x, y, height), tone.dark)


@scene("climbing", palettes.OVERHANG)
def climbing(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow)
    canvas.fill(disc(58, 44, 27), Fade(tone.light, tone.glow, 90, 0.2, 1.2))
    cloud(canvas, 24, 66, 34, tone.light, tone.glow)
    hills(canvas, 72, 9, tone.far, mix(tone.far, tone.glow, 0.5), 3, 0.5)
    hills(canvas, 84, 5, tone.middle, tone.far, 2.5, 0.5)
    face: Outline = points("70 -4, 78 8, 72 20, 85 34, 80 45, 86 54, 78 65, 92 76, 100 86, 98 104")
    canvas.fill([[*face, (154, 104), (154, -4)]], Fade(tone.accent, tone.dark, 0, 0.0, 0.9))
    for index, ((ax, ay), (bx, by)) in enumerate(itertools.pairwise(face)):
        ink = tone.accent if bx < ax else tone.near
        facet = polygon(
            (ax, ay),
            (bx, by),
            (bx + 24 + index % 3 * 9, by - 3),
            (ax + 16 + index % 2 * 14, ay + 4),
        )
        canvas.fill(facet, Fade(mix(ink, tone.light, 0.2), mix(ink, tone.dark, 0.5), 10), 0.9)
    for line in (
        [(100, -2), (106, 20), (98, 38), (112, 60), (108, 102)],
        [(132, -2), (124, 30), (136, 56), (128, 102)],
    ):
        canvas.fill(stroke(line, 0.9, 0.3), tone.dark, 0.7)
    rope = curve([(77, 9), (71, 22), (70, 36), (71, 45)]) + curve(
        [(71, 45), (66, 64), (72, 82), (66, 104)]
    )
    canvas.fill(stroke(rope, 0.55), tone.light)
    _climber(canvas, 74.5, 63, 37, tone)
    birds(canvas, 30, 28, 6, 2.2, tone.dark)


def _climber(canvas: Canvas, x: float, y: float, height: float, tone: Palette) -> None:
    canvas.fill(placed(legs(CLIMBING), x, y, height), tone.dark)
    canvas.fill(placed(bare(CLIMBING), x, y, height), tone.dark)
    canvas.fill(placed(trunk(CLIMBING), x, y, height), Fade(tone.sky, tone.dark, 30, 0.2, 1.3))
    canvas.fill(placed(stroke([(-0.17, 0.5), (-0.03, 0.48)], 0.07), x, y, height), tone.light)
    helmet = [arc_points(x + 0.04 * height, y - 0.93 * height, 0.085 * height, 180, 360)]
    canvas.fill(helmet, tone.near)
