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


def with_iptc(data, records):
    """A JPEG that says these things: `records` are bytes, or a list of them, by their numbers."""
    said = b""
    for (group, number), values in records.items():
        for value in values if isinstance(values, list) else [values]:
            said += struct.pack(">BBBH", 0x1C, group, number, len(value)) + value
    said = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(said)) + said + b"\0" * (len(said) % 2)
    segment = b"Photoshop 3.0\0" + said
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]


def xmp(**said):
    """A packet of XMP; names with `_` instead of the colon, e.g. `dc_description="…"`."""
    names = "".join(
        f"<{name}><rdf:Alt><rdf:li xml:lang='x-default'>{words}</rdf:li></rdf:Alt></{name}>"
        for name, words in ((name.replace("_", ":"), words) for name, words in said.items())
    )
    return (
        "<?xpacket begin='\ufeff'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
        " xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/'"
        " xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'>"
        f"{names}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()
