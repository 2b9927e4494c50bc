"""Drawings as files. Without Django, so that other processes can draw on any system."""

import io

from newsportal.demo.drawing import draw


def drawn_jpeg(scene: str) -> bytes:
    """The drawing as a JPEG, like one that a journalist would upload; KeyError as `draw`."""
    file = io.BytesIO()
    draw(scene).save(file, "JPEG", quality=92)
    return file.getvalue()
