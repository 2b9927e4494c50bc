"""Small pictures of every kind for the tests of the library."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)
ORIENTATION, GPS = 0x0112, 0x8825


def drawn(width=90, height=60):
    """Three upright stripes: red, green, blue."""
    picture = Image.new("RGB", (width, height), GREEN)
    picture.paste(RED, (0, 0, width // 3, height))
    picture.paste(BLUE, (width - width // 3, 0, width, height))
    return picture


def noisy(width, height):
    """What no encoder makes small."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 120) for _ in "RGB"])


def encoded(picture, kind="JPEG", **settings):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **settings)
    return buffer.getvalue()


def upload(picture, name="IMG_1234.jpg", kind="JPEG", **settings):
    """What the browser sends; `picture` may be bytes."""
    data = picture if isinstance(picture, bytes) else encoded(picture, kind, **settings)
    return SimpleUploadedFile(name, data)


def camera_data(orientation=1, place=True):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x0110] = "Fotocamera segreta"
    if place:
        exif.get_ifd(GPS)[1] = "N"
        exif.get_ifd(GPS)[2] = (41.0, 53.0, 24.0)
    return exif


def opened(file):
    with file.open("rb"):
        return Image.open(io.BytesIO(file.read()))


def looks_like(colour, other, tolerance=40):
    return all(abs(a - b) <= tolerance for a, b in zip(colour[:3], other[:3], strict=True))


def png_that_claims(width, height, *chunks):
    """A PNG of a few hundred bytes whose header promises a picture of this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind, data):
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def gif_whose_frame_claims(width, height):
    data = bytearray(encoded(Image.new("P", (10, 10)), "GIF"))
    frame = data.index(b",", 13)
    data[frame + 5 : frame + 9] = struct.pack("<HH", width, height)
    return bytes(data)


def webp_whose_canvas_claims(width, height):
    data = bytearray(encoded(Image.new("RGB", (10, 10)), "WEBP", xmp=b"<x/>"))
    canvas = data.index(b"VP8X") + 12
    data[canvas : canvas + 6] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(
        3, "little"
    )
    return bytes(data)


def jpeg_of_many_scans(scans):
    data = encoded(drawn(), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * scans + data[-2:]


def profile_with_red_and_green_exchanged():
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
