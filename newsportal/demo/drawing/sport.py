"""People in motion, and where others watch them."""

from . import palettes
from .canvas import Canvas, Fade
from .houses import Eye
from .palettes import Colour, Palette, mix
from .people import CLIMBING, CYCLING, RUNNING, bare, figure, legs, placed, shadow, trunk
from .plants import cypress
from .registry import scene
from .scenery import beam, birds, cloud, hills, rays, ripples, sky, stars, streaks, sun, water, waves
from .shapes import (
    Outline, Shape, arc_points, band, below, blob, curve, disc, flipped, moved, polygon, rectangle,
    stroke, turned,
)


@scene("stadium", palettes.FLOODLIGHT)
def stadium(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.dark, tone.sky, 60)
    stars(canvas, 90, tone.light, 34)
    for radius, flat, ink in ((84, 0.56, tone.near), (80, 0.54, tone.middle), (68, 0.5, tone.near), (64, 0.485, tone.far)):
        canvas.fill(disc(75, 62, radius, flat), Fade(ink, mix(ink, tone.dark, 0.6), 90))
    _spectators(canvas, tone)
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
            box = [(75 + side * 38, 58), (75 + side * 27, 58), (75 + side * 29, 72), (75 + side * 41, 72)]
            canvas.fill(stroke(box, 0.6), tone.light)
        for _ in range(16):
            x, y = canvas.random.uniform(44, 106), canvas.random.uniform(55, 76)
            ink = canvas.random.choice((tone.light, tone.dark))
            canvas.fill(figure(RUNNING, x, y, 3.6), ink)
            canvas.fill(disc(x + 1.6, y + 0.3, 1.6, 0.25), tone.dark, 0.4)
    for x, top, aim in ((12, 20, 58), (48, 12, 70), (102, 12, 80), (138, 20, 92)):
        _floodlight(canvas, x, top, aim, tone)


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
    lamps = [line for dx in (-4, 0, 4) for dy in (-1.4, 1.4) for line in disc(x + dx, top + dy, 1.15)]
    beam(canvas, ((x - 5, top), (x + 5, top)), ((aim - 26, 80), (aim + 26, 80)), tone.light, 0.4, 90)
    canvas.fill(lamps, tone.light)
    canvas.glow(x, top, 16, tone.glow, 0.95)


def _wheel(canvas: Canvas, x: float, y: float, radius: float, tone: Palette) -> None:
    canvas.fill(band(x, y, radius, radius * 0.9), tone.dark)
    spokes: Shape = []
    for turn in range(0, 180, 30):
        spokes += turned(rectangle(x - radius, y - radius * 0.012, radius * 2, radius * 0.024), turn, x, y)
    canvas.fill(spokes, tone.dark, 0.7)


def _cyclist(canvas: Canvas, x: float, y: float, size: float, shirt: Colour, tone: Palette) -> None:
    """A racing cyclist heading right; (x, y) is the ground under the pedals."""
    def put(points: list[tuple[float, float]], thick: float) -> Shape:
        return placed(stroke(points, thick), x, y, size)

    rear, front = (-0.36, 0.25), (0.58, 0.25)
    saddle, crank, head = (-0.17, 0.64), (0.08, 0.24), (0.44, 0.58)
    for hub in (rear, front):
        _wheel(canvas, x + hub[0] * size, y - hub[1] * size, size * 0.25, tone)
    canvas.fill(placed(stroke([(-0.14, 0.66), (0.16, 0.5), (0.12, 0.14), (0.18, 0.12)], 0.1, 0.05), x, y, size), tone.dark)
    frame = put([rear, crank, head, (-0.15, 0.56), rear], 0.035) + put([saddle, crank], 0.035) + put([head, front], 0.035)
    frame += put([head, (0.45, 0.64), (0.55, 0.64), (0.58, 0.58), (0.52, 0.54)], 0.032) + put([(-0.25, 0.66), (-0.1, 0.66)], 0.045)
    canvas.fill(frame, tone.accent)
    canvas.fill(placed(disc(0.08, 0.24, 0.06), x, y, size), tone.dark)
    skin = mix(tone.far, tone.dark, 0.45)
    canvas.fill(placed(stroke([(-0.12, 0.68), (0.24, 0.53), (0.06, 0.3), (0.02, 0.1), (0.1, 0.07)], 0.115, 0.05), x, y, size), skin)
    canvas.fill(placed(stroke([(-0.13, 0.69), (0.12, 0.58)], 0.16, 0.13), x, y, size), tone.dark)
    canvas.fill(placed(stroke([(0.3, 0.85), (0.36, 0.7), (0.54, 0.62)], 0.065, 0.045), x, y, size), skin)
    canvas.fill(placed(disc(0.42, 0.97, 0.07, 1.1), x, y, size), skin)
    jersey = stroke(curve([(-0.14, 0.7), (-0.02, 0.84), (0.15, 0.9), (0.3, 0.86)]), 0.17, 0.16) + stroke([(0.29, 0.86), (0.35, 0.74)], 0.1, 0.08)
    canvas.fill(placed(jersey, x, y, size), Fade(shirt, mix(shirt, tone.dark, 0.5), 80, 0.3, 1.1))
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


@scene("swimming", palettes.POOL)
def swimming(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.far, 60))
    for lane in range(-3, 8):
        x = lane * 32 - 6
        canvas.fill(polygon((x, -2), (x + 3.4, -2), (x - 32.6, 102), (x - 36, 102)), tone.middle, 0.55)
    nets: Shape = []
    for _ in range(70):
        x, y = canvas.random.uniform(-5, 155), canvas.random.uniform(-5, 105)
        wide = canvas.random.uniform(4, 11)
        nets += stroke(curve([(x - wide, y), (x - wide / 3, y - 1.6), (x + wide / 3, y + 1.2), (x + wide, y - 0.6)], steps=5), 0.5)
    canvas.fill(nets, tone.light, 0.35)
    for index, (x, y) in enumerate(((44, 66), (78, 40), (116, 62))):
        _crawler(canvas, x, y, 27, (tone.accent, tone.glow, tone.near)[index], tone)
    for lane in range(-2, 8):
        for step in range(48):
            x, y = lane * 32 + 12 - step * 0.76, step * 2.2 - 2
            ink = tone.accent if step // 4 % 2 else tone.light
            canvas.fill(disc(x, y, 1.05), ink)


def _crawler(canvas: Canvas, x: float, y: float, size: float, cap: Colour, tone: Palette) -> None:
    """A swimmer seen from above, along the lane, one arm ahead, with the wake behind."""
    def put(shape: Shape) -> Shape:
        return turned(moved(shape, x, y, size), 19, x, y)

    canvas.fill(moved(put(stroke([(0, 0), (0, 0.7)], 0.36, 0.2)), 2.4, 3), tone.near, 0.5)
    wake = polygon((0.1, -0.2), (0.62, 1.5), (0.2, 1.25), (0, 1.6), (-0.2, 1.25), (-0.62, 1.5), (-0.1, -0.2))
    canvas.fill(put(wake), Fade(tone.light, tone.sky, 90, 0.2, 1.0), 0.65)
    skin = mix(tone.glow, tone.dark, 0.42)
    limbs = stroke([(0.12, -0.02), (0.2, -0.4), (0.12, -0.72)], 0.12, 0.07) + stroke([(-0.14, 0), (-0.34, 0.26), (-0.26, 0.52)], 0.12, 0.07)
    limbs += stroke([(0.06, 0.5), (0.1, 0.84), (0.06, 1.1)], 0.14, 0.06) + stroke([(-0.06, 0.5), (-0.09, 0.8), (-0.04, 1.06)], 0.14, 0.06)
    canvas.fill(put(limbs), skin)
    canvas.fill(put(blob((-0.2, -0.02), (0, -0.1), (0.2, -0.02), (0.13, 0.3), (0.13, 0.54), (-0.13, 0.54), (-0.13, 0.3))), Fade(skin, mix(skin, tone.dark, 0.3), 0))
    canvas.fill(put(rectangle(-0.135, 0.4, 0.27, 0.18)), tone.dark)
    canvas.fill(put(disc(0, -0.2, 0.115, 1.2)), Fade(cap, mix(cap, tone.dark, 0.4), 30))
    foam: Shape = []
    for _ in range(26):
        foam += put(disc(canvas.random.gauss(0, 0.16), canvas.random.gauss(1.15, 0.14), canvas.random.uniform(0.02, 0.06)))
        foam += put(disc(canvas.random.gauss(0.14, 0.06), canvas.random.gauss(-0.7, 0.06), canvas.random.uniform(0.015, 0.035)))
    canvas.fill(foam, tone.light, 0.9)


@scene("running", palettes.TRACK)
def running(canvas: Canvas, tone: Palette) -> None:
    eye = Eye(112, 34)
    sky(canvas, tone.sky, tone.glow, 42)
    sun(canvas, 112, 31, 11, tone.light, tone.glow)
    canvas.fill(rectangle(0, 33, 150, 10), Fade(tone.near, tone.dark, 90))
    for x in range(2, 150, 3):
        canvas.fill(disc(x, 33.4 - canvas.random.uniform(0, 1.2), 1.2), tone.near)
    canvas.fill(rectangle(0, 42, 150, 60), Fade(tone.middle, tone.far, 180))
    canvas.fill(polygon(eye.at(-80, 104, 7.5), eye.at(190, 104, 7.5), (190, 104), (-80, 104)), Fade(tone.far, tone.accent, 270))
    for x in range(-80, 200, 30):
        canvas.fill(eye.floor(x, x + 1.6, 104, 0.9, 7.5), tone.light)
    for x, y, height, shirt in ((104, 66, 30, tone.near), (78, 77, 42, tone.sky), (42, 92, 62, tone.light)):
        whole = figure(RUNNING, x, y, height)
        shadow(canvas, whole, y, -1.1, 0.2, tone.dark)
        skin = mix(tone.middle, tone.dark, 0.62)
        canvas.fill(placed(legs(RUNNING) + bare(RUNNING), x, y, height), skin)
        canvas.fill(placed(trunk(RUNNING), x, y, height), Fade(shirt, mix(shirt, tone.dark, 0.55), 170, 0.1, 1.1))
        shorts = stroke([(0.02, 0.54), (0.16, 0.48)], 0.19, 0.15) + stroke([(0.0, 0.52), (-0.05, 0.4)], 0.17, 0.14)
        canvas.fill(placed(shorts, x, y, height), tone.dark)


@scene("boat", palettes.REGATTA)
def boat(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 80)
    canvas.fill(disc(46, 38, 21), Fade(tone.glow, tone.light, 90, 0.3, 1.2))
    streaks(canvas, 30, 20, 9, tone.light, 0.5)
    hills(canvas, 72, 3, tone.far, mix(tone.far, tone.sky, 0.5), 3)
    for x, size in ((16, 14), (32, 20), (132, 17)):
        sail = polygon((x, 76 - size), (x, 75), (x + size * 0.5, 75)) + polygon((x - 1, 77 - size), (x - 1, 75), (x - size * 0.32, 75))
        canvas.fill(sail, tone.light, 0.9)
    canvas.fill(rectangle(0, 76, 150, 26), tone.middle)
    waves(canvas, 80, 16, 2.4, tone.near, tone.middle)
    hull = curve([(38, 72), (46, 82), (60, 85), (96, 84), (108, 80), (114, 72)])
    canvas.fill(turned([[*hull, (76, 74)]], -7, 76, 78), Fade(tone.light, tone.far, 90))
    canvas.fill(turned(polygon((38, 72), (114, 72), (112.4, 75), (40, 75)), -7, 76, 78), tone.accent)
    main = [[(82, 4), *curve([(82, 4), (72, 30), (54, 52), (40, 69)]), *curve([(40, 69), (60, 71), (79, 70)])]]
    canvas.fill(turned(main, 4, 80, 72), Fade(tone.light, tone.glow, 150, 0.2, 1.1))
    jib = [[(84, 8), *curve([(84, 8), (100, 30), (112, 50), (117, 68)]), *curve([(117, 68), (102, 60), (88, 66)]), *curve([(88, 66), (92, 40), (84, 8)])]]
    canvas.fill(turned(jib, 2, 80, 72), Fade(tone.accent, mix(tone.accent, tone.dark, 0.5), 20))
    canvas.fill(stroke([(85, 1), (80, 73)], 0.9), tone.dark)
    for x, y in ((54, 76), (60, 75.4), (66, 74.8)):
        canvas.fill(stroke([(x, y), (x - 2, y - 5)], 3.4, 2.6) + disc(x - 2.2, y - 8, 1.4), tone.dark)
    waves(canvas, 87, 22, 3.6, tone.dark, tone.near)
    spray: Shape = []
    for _ in range(50):
        spray += disc(canvas.random.gauss(112, 5), canvas.random.gauss(80, 3), canvas.random.uniform(0.3, 1.1))
    canvas.fill(spray, tone.light)
    waves(canvas, 97, 30, 4, mix(tone.dark, (0, 0, 0), 0.3), tone.dark)
    birds(canvas, 126, 30, 5, 2.4, tone.dark)


@scene("climbing", palettes.OVERHANG)
def climbing(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.glow)
    canvas.fill(disc(58, 44, 27), Fade(tone.light, tone.glow, 90, 0.2, 1.2))
    cloud(canvas, 24, 66, 34, tone.light, tone.glow)
    hills(canvas, 72, 9, tone.far, mix(tone.far, tone.glow, 0.5), 3, 0.5)
    hills(canvas, 84, 5, tone.middle, tone.far, 2.5, 0.5)
    face: Outline = [(70, -4), (78, 8), (72, 20), (86, 34), (82, 48), (94, 58), (90, 72), (102, 84), (98, 104)]
    canvas.fill([[*face, (154, 104), (154, -4)]], Fade(tone.accent, tone.dark, 0, 0.0, 0.9))
    for index, ((ax, ay), (bx, by)) in enumerate(zip(face, face[1:], strict=False)):
        ink = tone.accent if bx < ax else tone.near
        facet = polygon((ax, ay), (bx, by), (bx + 24 + index % 3 * 9, by - 3), (ax + 16 + index % 2 * 14, ay + 4))
        canvas.fill(facet, Fade(mix(ink, tone.light, 0.2), mix(ink, tone.dark, 0.5), 10), 0.9)
    for line in ([(100, -2), (106, 20), (98, 38), (112, 60), (108, 102)], [(132, -2), (124, 30), (136, 56), (128, 102)]):
        canvas.fill(stroke(line, 0.9, 0.3), tone.dark, 0.7)
    rope = curve([(76, 10), (73, 24), (72, 38), (74, 46)]) + curve([(74, 46), (80, 64), (92, 78), (97, 104)])
    canvas.fill(stroke(rope, 0.55), tone.light)
    _climber(canvas, 70, 58, 30, tone)
    birds(canvas, 30, 28, 6, 2.2, tone.dark)


def _climber(canvas: Canvas, x: float, y: float, height: float, tone: Palette) -> None:
    canvas.fill(placed(legs(CLIMBING), x, y, height), tone.dark)
    canvas.fill(placed(bare(CLIMBING), x, y, height), tone.dark)
    canvas.fill(placed(trunk(CLIMBING), x, y, height), Fade(tone.sky, tone.dark, 30, 0.2, 1.3))
    canvas.fill(placed(stroke([(-0.17, 0.5), (-0.03, 0.48)], 0.07), x, y, height), tone.light)
    helmet = [arc_points(x + 0.04 * height, y - 0.93 * height, 0.085 * height, 180, 360)]
    canvas.fill(helmet, tone.light)
