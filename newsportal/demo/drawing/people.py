"""Small silhouettes of people: a pose is a set of joints, a figure the limbs between them."""

from typing import NamedTuple

from .canvas import Canvas
from .palettes import Colour
from .shapes import Point, Shape, disc, mirrored, moved, polygon, slanted, stroke

Pair = tuple[Point, Point]


class Pose(NamedTuple):
    """Joints of a person one unit tall, facing right, feet at the origin, up is positive."""

    head: Point
    neck: Point
    hip: Point
    elbows: Pair
    hands: Pair
    knees: Pair
    feet: Pair


STANDING = Pose(
    (0.01, 0.93),
    (0, 0.82),
    (0, 0.5),
    ((-0.1, 0.66), (0.1, 0.66)),
    ((-0.08, 0.5), (0.09, 0.5)),
    ((-0.045, 0.26), (0.04, 0.26)),
    ((-0.06, 0.02), (0.04, 0.02)),
)
WALKING = Pose(
    (0.03, 0.93),
    (0.02, 0.82),
    (0, 0.5),
    ((-0.12, 0.66), (0.14, 0.67)),
    ((-0.17, 0.51), (0.2, 0.54)),
    ((-0.06, 0.27), (0.1, 0.28)),
    ((-0.2, 0.04), (0.15, 0.02)),
)
RUNNING = Pose(
    (0.16, 0.95),
    (0.11, 0.83),
    (0.0, 0.52),
    ((-0.11, 0.72), (0.2, 0.63)),
    ((-0.16, 0.54), (0.34, 0.75)),
    ((-0.13, 0.3), (0.23, 0.46)),
    ((-0.4, 0.17), (0.2, 0.2)),
)
CLIMBING = Pose(
    (0.04, 0.92),
    (0, 0.8),
    (-0.1, 0.48),
    ((0.12, 0.98), (0.14, 0.66)),
    ((0.18, 1.18), (0.3, 0.78)),
    ((0.14, 0.5), (-0.08, 0.24)),
    ((0.12, 0.26), (0.02, 0.0)),
)


def legs(pose: Pose) -> Shape:
    shape: Shape = []
    for knee, foot in zip(pose.knees, pose.feet, strict=True):
        toe = (foot[0] + 0.07, foot[1] - 0.01)
        shape += stroke([pose.hip, knee], 0.13, 0.09) + stroke([knee, foot, toe], 0.085, 0.04)
    return shape


def trunk(pose: Pose) -> Shape:
    """The back from shoulders to hips, with both upper arms: what a jersey covers."""
    (nx, ny), (hx, hy) = pose.neck, pose.hip
    shape = stroke([(nx, ny - 0.04), (hx, hy)], 0.19, 0.14)
    for elbow in pose.elbows:
        shape += stroke([(nx, ny - 0.04), elbow], 0.1, 0.07)
    return shape


def bare(pose: Pose) -> Shape:
    """Head, neck and forearms."""
    shape = disc(*pose.head, 0.06, 1.2) + stroke([pose.neck, pose.head], 0.06)
    for elbow, hand in zip(pose.elbows, pose.hands, strict=True):
        shape += stroke([elbow, hand], 0.065, 0.045)
    return shape


def placed(shape: Shape, x: float, y: float, height: float, left: bool = False) -> Shape:
    """Body coordinates brought to the picture: feet at (x, y), `height` tall."""
    upright = [[(a, -b) for a, b in outline] for outline in shape]
    standing = moved(upright, x, y, height)
    return mirrored(standing, x) if left else standing


def figure(pose: Pose, x: float, y: float, height: float, left: bool = False) -> Shape:
    """The whole silhouette."""
    return placed(legs(pose) + trunk(pose) + bare(pose), x, y, height, left)


def walker(
    canvas: Canvas, x: float, y: float, height: float, colour: Colour, left: bool = False
) -> Shape:
    """Somebody in a coat, walking; returns the silhouette, for a shadow or a reflection."""
    coat = polygon((-0.07, 0.82), (0.1, 0.82), (0.14, 0.3), (-0.13, 0.3))
    shape = figure(WALKING, x, y, height, left) + placed(coat, x, y, height, left)
    canvas.fill(shape, colour)
    return shape


def shadow(
    canvas: Canvas, shape: Shape, ground: float, lean: float, squeeze: float, colour: Colour
) -> None:
    canvas.fill(slanted(shape, ground, lean, squeeze), colour, 0.45)


def crowd(
    canvas: Canvas, base: float, count: int, size: float, colour: Colour, cheering: float = 0.0
) -> None:
    """Heads and shoulders from behind, edge to edge; `cheering` is the share with arms raised."""
    shape: Shape = []
    for index in range(count):
        x = (index + canvas.random.uniform(0.2, 0.8)) * 154 / count - 2
        y = base + canvas.random.uniform(-0.35, 0.35) * size
        shape += disc(x, y, size * 0.42, 1.15)
        shape += disc(x, y + size * 1.45, size, 1.0)
        if canvas.random.random() < cheering:
            side = canvas.random.choice((-1, 1))
            arm = [(x + side * size * 0.65, y + size * 1.3), (x + side * size, y - size * 0.7)]
            shape += stroke(arm, size * 0.45, size * 0.28)
    shape += polygon((-2, base + size), (152, base + size), (152, 102), (-2, 102))
    canvas.fill(shape, colour)
