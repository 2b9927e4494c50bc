"""Which function paints which scene, and with which colours."""

from collections.abc import Callable

from .canvas import Canvas
from .palettes import Palette

Painter = Callable[[Canvas, Palette], None]

PAINTERS: dict[str, tuple[Painter, Palette]] = {}


def scene(name: str, palette: Palette) -> Callable[[Painter], Painter]:
    """Register the decorated function as the painter of the scene `name`."""

    def register(painter: Painter) -> Painter:
        PAINTERS[name] = (painter, palette)
        return painter

    return register
