"""What people hand in becomes a picture of ours: small enough, upright, sRGB and nameless.

Everything is decoded and encoded again, so nothing that travels beside the pixels (place,
camera, comments, scripts in disguise) reaches the storage.
"""

import io
import secrets
from contextlib import suppress
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from photos.likeness import fingerprint_of
from photos.metadata import facts_of

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 2560
MAX_SCANS = 64  # of a JPEG; an honest progressive one has about ten

# By how they begin: what a newsroom hands in by mistake deserves a better answer than "no picture".
OTHER_FORMATS = {
    "TIFF": (b"II*\x00", b"MM\x00*"),
    "HEIC": (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1"),
    "BMP": (b"BM",),
    "PSD": (b"8BPS",),
    "SVG": (b"<svg", b"<?xml"),
    "PDF": (b"%PDF",),
    "EPS": (b"%!PS",),
}

TOO_LARGE = _("This file is larger than 25 MB. Export the picture with less quality or smaller.")
TOO_MANY_PIXELS = _("This picture has more than 40 million pixels. Make it smaller.")
OTHER_FORMAT = _("%(format)s files cannot be used here. Export the picture as JPEG.")
NO_PICTURE = _("This file is not a picture, or it is damaged. Use JPEG, PNG, WebP, GIF or AVIF.")
DAMAGED = _("This file is damaged: the picture cannot be read. Export or download it again.")


class NormalisedUpload(ContentFile):  # type: ignore[type-arg]
    """A picture that may be stored as it is; its name is ours.

    `facts` are the words that its file told of it (`photos.metadata`), `fingerprint` is how it is
    known again (`photos.likeness`).
    """

    facts: dict[str, str]
    fingerprint: str


def normalised(upload: IO[bytes]) -> NormalisedUpload:
    """The picture in `upload`, made safe; ValidationError says what is wrong with it."""
    if isinstance(upload, NormalisedUpload):
        return upload
    upload.seek(0)
    data = upload.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValidationError(TOO_LARGE, code="too_large")
    image = _opened(data)
    facts = facts_of(image)
    try:
        image = _without_metadata(_in_srgb(_upright(_decoded(image))))
    except Exception as error:
        # A decoder that is fed hostile bytes raises whatever it likes.
        raise ValidationError(DAMAGED, code="damaged") from error
    stored = _encoded(image)
    stored.facts, stored.fingerprint = facts, fingerprint_of(image)
    return stored


def _opened(data: bytes) -> Image.Image:
    """Reads the header only, so a bomb costs nothing."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise _not_ours(data[:16].lstrip()) from error
    except Exception as error:
        raise ValidationError(DAMAGED, code="damaged") from error
    if image.width * image.height > MAX_PIXELS:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
    if image.format in ("JPEG", "MPO") and data.count(b"\xff\xda") > MAX_SCANS:
        # Each scan paints the whole picture again: thousands of empty ones take minutes.
        raise ValidationError(DAMAGED, code="damaged")
    return image


def _not_ours(start: bytes) -> ValidationError:
    for name, beginnings in OTHER_FORMATS.items():
        if start.startswith(beginnings) or start[4:].startswith(beginnings):
            return ValidationError(OTHER_FORMAT, code="other_format", params={"format": name})
    return ValidationError(NO_PICTURE, code="no_picture")


def _decoded(image: Image.Image) -> Image.Image:
    """The first frame, no side longer than allowed, in a mode that knows 8 bits a channel."""
    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    elif image.has_transparency_data and image.mode != "RGBA":
        image = image.convert("RGBA")
    elif image.mode in ("1", "P"):
        image = image.convert("RGB")
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=3)
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Greys of 16 bits; Pillow alone would cut them off at 255 and leave a white picture."""
    grey = image.convert("I").point(lambda level: level / 256).convert("L")
    grey.info = image.info
    return grey


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image, in_place=False)
    except Exception:  # noqa: BLE001, the camera's data may be broken in any way
        return image


def _in_srgb(image: Image.Image) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    profile = image.info.get("icc_profile")
    # A profile that is broken, or belongs to another kind of picture, is no profile.
    with suppress(ImageCms.PyCMSError, OSError, ValueError):
        if profile and (converted := _from_profile(image, profile, mode)):
            return converted
    return image.convert(mode)


def _from_profile(image: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(image, io.BytesIO(profile), srgb, outputMode=mode)


def _without_metadata(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    image.info = {}  # Pillow writes comments and profiles that it finds here.
    return image


def _encoded(image: Image.Image) -> NormalisedUpload:
    buffer, name = io.BytesIO(), secrets.token_hex(8)
    if image.mode == "RGBA":
        image.save(buffer, "PNG")
        return NormalisedUpload(buffer.getvalue(), f"{name}.png")
    image.save(buffer, "JPEG", quality=88, progressive=True)
    return NormalisedUpload(buffer.getvalue(), f"{name}.jpg")
