"""A logo for the masthead: a small picture on the server's disk that a setting names."""

import re
from pathlib import Path
from typing import NamedTuple

from PIL import Image

KINDS = (".svg", ".png", ".webp")
HEIGHT = 64  # pixels, on pages that lost their style sheet
MAX_BYTES = 50_000  # every page brings it
VIEW_BOX = re.compile(rb"""<svg\b[^>]*?\sviewBox=["']\s*([-\d.,\s]+)["']""")


class Logo(NamedTuple):
    path: Path
    name: str  # among the static files
    width: int
    height: int = HEIGHT


def read(path: Path, stem: str = "logo") -> Logo:
    """The picture and its proportions; OSError or ValueError says what is wrong with it."""
    if path.suffix not in KINDS:
        raise ValueError(f"{path.name} is none")
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise ValueError(f"{path.name} has {len(data) // 1000} kB")
    width, height = _drawn_size(data) if path.suffix == ".svg" else _painted_size(path)
    return Logo(path, stem + path.suffix, round(HEIGHT * width / height))


def _painted_size(path: Path) -> tuple[float, float]:
    with Image.open(path, formats=["PNG", "WEBP"]) as image:
        return image.size


def _drawn_size(data: bytes) -> tuple[float, float]:
    box = VIEW_BOX.search(data)
    numbers = [float(number) for number in re.split(rb"[,\s]+", box[1].strip())] if box else []
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        raise ValueError("its <svg> says no viewBox, so nobody knows its proportions")
    return numbers[2], numbers[3]
