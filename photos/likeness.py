"""How a picture is known again, though it was made smaller, saved again or slightly changed.

A fingerprint is 64 bits, each of which says whether a spot is darker than its neighbour. Two of one
picture differ in no more than a few. The 64 are looked up in four bands: if at most three bits
differ, one band at least is the same, and each has an index.
"""

from collections.abc import Iterable

from PIL import Image

SIDE = 8
MARGIN = 2  # shades between neighbours that count; less is noise
DISTANCE = 3  # bits, at most the number of bands less one
BANDS = 4
BAND = 4  # hexadecimal digits of each
NOTHING_TO_SEE = "0" * 16  # of one colour: like all others of one colour


def fingerprint_of(image: Image.Image) -> str:
    """16 hexadecimal digits. About 5 ms for the largest picture."""
    small = image.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX)
    shades = small.tobytes()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            place = row * (SIDE + 1) + column
            bits = bits << 1 | (shades[place] > shades[place + 1] + MARGIN)
    return f"{bits:016x}"


def bands(fingerprint: str) -> list[str]:
    return [fingerprint[start : start + BAND] for start in range(0, BANDS * BAND, BAND)]


def are_alike(one: str, other: str) -> bool:
    if NOTHING_TO_SEE in (one, other) or not (one and other):
        return False
    return (int(one, 16) ^ int(other, 16)).bit_count() <= DISTANCE


def nearest(wanted: str, candidates: Iterable[tuple[int, str]]) -> list[int]:
    """Keys of those candidates that look like `wanted`, the most alike first."""
    alike = [
        ((int(wanted, 16) ^ int(fingerprint, 16)).bit_count(), key)
        for key, fingerprint in candidates
        if are_alike(wanted, fingerprint)
    ]
    return [key for _distance, key in sorted(alike)]
