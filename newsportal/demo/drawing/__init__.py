"""The pictures of the demo newspaper: drawn, so that they need no download and no licence."""

from random import Random

from PIL import Image

# Importing a module registers its scenes.
from . import (  # noqa: F401
    afloat,
    culture,
    energy,
    institutions,
    landscape,
    nature,
    signals,
    sport,
    stage,
    technology,
    town,
    trade,
    travel,
    work,
)
from .canvas import Canvas
from .registry import PAINTERS

__all__ = ["SCENES", "draw"]

SCENES: tuple[str, ...] = tuple(sorted(PAINTERS))


def draw(scene: str, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Draw one scene, named in SCENES, as an RGB picture of `size` pixels.

    The composition is made for 3:2; any other format shows a centred cut of it, and the subject
    stays inside down to 1200 by 630. The same scene and size give the same bytes every time.
    Raises KeyError, naming the known scenes, for an unknown one. Costs about 0.3 s CPU at the
    default size.
    """
    if scene not in PAINTERS:
        raise KeyError(f"unknown scene {scene!r}, known are: {', '.join(SCENES)}")
    painter, palette = PAINTERS[scene]
    canvas = Canvas(size, Random(scene))
    painter(canvas, palette)
    return canvas.finished()
