"""Ships, boats and swimmers."""

from . import palettes
from .canvas import Canvas, Fade
from .palettes import Colour, Palette, mix
from .registry import scene
from .scenery import birds, cloud, hills, rays, ripples, sky, streaks, water, waves
from .shapes import (
    Shape,
    blob,
    curve,
    disc,
    mirrored,
    moved,
    points,
    polygon,
    rectangle,
    stroke,
    turned,
)


@scene("harbour", palettes.LINER)
def harbour(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 80)
    rays(canvas, 75, 78, tone.light, 18, 0.22, 5)
    cloud(canvas, 26, 46, 36, tone.light, tone.glow)
    cloud(canvas, 130, 38, 32, tone.light, tone.glow)
    hills(canvas, 74, 3, tone.far, tone.far, 4)
    for x, size in ((8, 30), (24, 24), (126, 26), (140, 32)):
        _quay_crane(canvas, x, 80, size, tone)
    water(canvas, 80, tone.near, tone.far)
    canvas.fill(polygon((68, 82), (82, 82), (92, 101), (58, 101)), Fade(None, tone.dark, 270), 0.6)
    ripples(canvas, 81, tone.light, 90, 0.55)
    _liner(canvas, tone)
    for spread, low, alpha in ((46, 99, 0.35), (32, 95, 0.5), (20, 91, 0.9)):
        foam = curve(
            [
                (75 - spread, low),
                (75 - spread / 3, 87),
                (75, 83),
                (75 + spread / 3, 87),
                (75 + spread, low),
            ]
        )
        canvas.fill(
            [[*foam, (75 + spread / 2, low - 2), (75, 88), (75 - spread / 2, low - 2)]],
            tone.light,
            alpha,
        )
    tug = polygon((112, 84), (130, 84), (127, 89), (114, 89)) + rectangle(117, 79, 7, 5)
    canvas.fill(tug + rectangle(119, 75, 2.4, 5), tone.dark)
    canvas.fill(rectangle(119, 75.6, 2.4, 1.4), tone.accent)
    birds(canvas, 40, 58, 7, 2.2, tone.light)


def _quay_crane(canvas: Canvas, x: float, ground: float, size: float, tone: Palette) -> None:
    legs = stroke([(x - size * 0.12, ground), (x, ground - size * 0.6)], 0.9)
    legs += stroke([(x + size * 0.12, ground), (x, ground - size * 0.6)], 0.9)
    boom = stroke([(x - size * 0.3, ground - size * 0.5), (x + size * 0.45, ground - size)], 0.9)
    rope = stroke(
        [(x + size * 0.4, ground - size * 0.96), (x + size * 0.4, ground - size * 0.4)], 0.3
    )
    canvas.fill(legs + boom + rope, tone.middle)


def _liner(canvas: Canvas, tone: Palette) -> None:
    """An ocean liner from straight ahead: the lit half, then the same in shade beside it."""
    canvas.fill(rectangle(74.4, 2, 1.2, 20), tone.dark)
    canvas.fill(stroke([(75, 6), (50, 34)], 0.2) + stroke([(75, 6), (100, 34)], 0.2), tone.dark)
    funnel = polygon((67, 8), (83, 8), (84.5, 24), (65.5, 24))
    canvas.fill(funnel, Fade(tone.accent, mix(tone.accent, tone.dark, 0.6), 0, 0.3, 0.9))
    canvas.fill(rectangle(66, 8, 18, 3.6), tone.dark)
    for half, top in ((17, 20), (22, 25), (26, 30)):
        deck = rectangle(75 - half, top, half * 2, 6)
        canvas.fill(deck, Fade(tone.light, tone.glow, 0, 0.3, 1.1))
        canvas.fill(rectangle(75 - half + 1.2, top + 1.5, half * 2 - 2.4, 1.5), tone.middle)
    hull = curve(points("75 31, 56 33, 45 34, 48 46, 57 62, 66 78, 71 89"))
    side: Shape = [[*hull, (75, 91)]]
    canvas.fill(side, Fade(mix(tone.dark, tone.far, 0.55), tone.dark, 20, 0.2, 1.0))
    canvas.fill(mirrored(side, 75), Fade(tone.dark, mix(tone.dark, (0, 0, 0), 0.6), 0))
    with canvas.inside(side + mirrored(side, 75)):
        canvas.fill(rectangle(40, 81, 70, 12), tone.accent)
        canvas.fill(rectangle(75, 81, 40, 12), tone.dark, 0.45)
        rail = [(40, 32), (58, 36.5), (75, 38), (92, 36.5), (110, 32)]
        canvas.fill(stroke(curve(rail), 0.9), tone.light)
    for x in (63, 87):
        canvas.fill(stroke([(x, 46), (x, 53)], 0.9) + disc(x, 53, 1.9, 0.6), tone.light, 0.8)


@scene("swimming", palettes.POOL)
def swimming(canvas: Canvas, tone: Palette) -> None:
    canvas.wash(Fade(tone.sky, tone.far, 60))
    for lane in range(-3, 8):
        x = lane * 32 - 6
        canvas.fill(
            polygon((x, -2), (x + 3.4, -2), (x - 32.6, 102), (x - 36, 102)), tone.middle, 0.55
        )
    nets: Shape = []
    for _ in range(70):
        x, y = canvas.random.uniform(-5, 155), canvas.random.uniform(-5, 105)
        wide = canvas.random.uniform(4, 11)
        nets += stroke(
            curve(
                [
                    (x - wide, y),
                    (x - wide / 3, y - 1.6),
                    (x + wide / 3, y + 1.2),
                    (x + wide, y - 0.6),
                ],
                steps=5,
            ),
            0.5,
        )
    canvas.fill(nets, tone.light, 0.35)
    for index, (x, y) in enumerate(((38.6, 60), (78.5, 39), (103, 58))):
        _crawler(canvas, x, y, 30, (tone.accent, tone.glow, tone.near)[index], tone)
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
    wake = polygon(*points("0.1 -0.2, 0.62 1.5, 0.2 1.25, 0 1.6, -0.2 1.25, -0.62 1.5, -0.1 -0.2"))
    canvas.fill(put(wake), Fade(tone.light, tone.sky, 90, 0.2, 1.0), 0.65)
    skin = mix(mix(tone.accent, tone.glow, 0.5), tone.dark, 0.3)
    limbs: Shape = []
    for joints, wide, thin in (
        ([(0.12, -0.02), (0.2, -0.4), (0.12, -0.72)], 0.12, 0.07),
        ([(-0.14, 0), (-0.34, 0.26), (-0.26, 0.52)], 0.12, 0.07),
        ([(0.06, 0.5), (0.1, 0.84), (0.06, 1.1)], 0.14, 0.06),
        ([(-0.06, 0.5), (-0.09, 0.8), (-0.04, 1.06)], 0.14, 0.06),
    ):
        limbs += stroke(joints, wide, thin)
    canvas.fill(put(limbs), skin)
    back = points("-0.2 -0.02, 0 -0.1, 0.2 -0.02, 0.13 0.3, 0.13 0.54, -0.13 0.54, -0.13 0.3")
    canvas.fill(put(blob(*back)), Fade(skin, mix(skin, tone.dark, 0.3), 0))
    canvas.fill(put(rectangle(-0.135, 0.4, 0.27, 0.18)), tone.dark)
    canvas.fill(put(disc(0, -0.2, 0.115, 1.2)), Fade(cap, mix(cap, tone.dark, 0.4), 30))
    foam: Shape = []
    for a, b, spread, size_limit in ((0, 1.15, 0.16, 0.06), (0.14, -0.7, 0.06, 0.035)):
        for _ in range(26):
            place = canvas.random.gauss(a, spread), canvas.random.gauss(b, min(spread, 0.14))
            foam += put(disc(*place, canvas.random.uniform(size_limit / 3, size_limit)))
    canvas.fill(foam, tone.light, 0.9)


@scene("boat", palettes.REGATTA)
def boat(canvas: Canvas, tone: Palette) -> None:
    sky(canvas, tone.sky, tone.light, 80)
    canvas.fill(disc(46, 38, 21), Fade(tone.glow, tone.light, 90, 0.3, 1.2))
    streaks(canvas, 30, 20, 9, tone.light, 0.5)
    hills(canvas, 72, 3, tone.far, mix(tone.far, tone.sky, 0.5), 3)
    for x, size in ((16, 14), (32, 20), (132, 17)):
        sail = polygon((x, 76 - size), (x, 75), (x + size * 0.5, 75)) + polygon(
            (x - 1, 77 - size), (x - 1, 75), (x - size * 0.32, 75)
        )
        canvas.fill(sail, tone.light, 0.9)
    canvas.fill(rectangle(0, 76, 150, 26), tone.middle)
    waves(canvas, 80, 16, 2.4, tone.near, tone.middle)
    _yacht(canvas, tone)
    waves(canvas, 87, 22, 3.6, tone.dark, tone.near)
    spray: Shape = []
    for _ in range(50):
        place = canvas.random.gauss(112, 5), canvas.random.gauss(80, 3)
        spray += disc(*place, canvas.random.uniform(0.3, 1.1))
    canvas.fill(spray, tone.light)
    waves(canvas, 97, 30, 4, mix(tone.dark, (0, 0, 0), 0.3), tone.dark)
    birds(canvas, 126, 30, 5, 2.4, tone.dark)


def _yacht(canvas: Canvas, tone: Palette) -> None:
    """A sloop heeling to the wind, three of the crew on the windward rail."""
    hull = [[*curve(points("38 72, 46 82, 60 85, 96 84, 108 80, 114 72")), (76, 74)]]
    canvas.fill(turned(hull, -7, 76, 78), Fade(tone.light, tone.far, 90))
    rail = polygon((38, 72), (114, 72), (112.4, 75), (40, 75))
    canvas.fill(turned(rail, -7, 76, 78), tone.accent)
    leech, foot = [(82, 11), (72, 33), (54, 52), (40, 69)], [(40, 69), (60, 71), (79, 70)]
    main = [[*curve(leech), *curve(foot)]]
    canvas.fill(turned(main, 4, 80, 72), Fade(tone.light, tone.glow, 150, 0.2, 1.1))
    edges = ([(84, 15), (100, 33), (112, 50), (117, 68)], [(117, 68), (102, 60), (88, 66)])
    jib = [[point for edge in (*edges, [(88, 66), (92, 42), (84, 15)]) for point in curve(edge)]]
    canvas.fill(turned(jib, 2, 80, 72), Fade(tone.accent, mix(tone.accent, tone.dark, 0.5), 20))
    canvas.fill(stroke([(84.2, 8), (80, 73)], 0.9), tone.dark)
    for x, y in ((54, 76), (60, 75.4), (66, 74.8)):
        sailor = stroke([(x, y), (x - 2, y - 5)], 3.4, 2.6) + disc(x - 2.2, y - 8, 1.4)
        canvas.fill(sailor, tone.dark)
