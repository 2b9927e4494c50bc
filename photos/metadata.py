"""What a file says of its picture: the words of IPTC, XMP and EXIF, before they are dropped.

Whoever made the file chose these bytes. They are read up to a bound, whatever is broken is left
out, and what comes of them is plain words, to be read by a person before anybody else.
"""

import re
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree as ET

from PIL import Image, ImageFile, IptcImagePlugin

from photos.text import not_a_file_name, one_line

LENGTHS = {"alt": 300, "caption": 500, "credit": 150, "licence": 200}
LONGEST = 256 * 1024  # bytes of XMP, characters of a field
# What cameras and programs write where somebody should have said something.
EMPTY_PHRASES = re.compile(
    r"(olympus|minolta|kodak|sony|konica|casio|fujifilm|samsung|nikon|canon|default|digital camera"
    r"|picture|untitled|unknown|author|artist|copyright|dsc|none|ocr|xmp|date|n/?a|\W|\d)*",
    re.IGNORECASE,
)
IPTC_RECORDS = ((2, 80), (2, 110), (2, 116), (2, 120))
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"


def facts_of(image: Image.Image) -> dict[str, str]:
    """Alt, caption, credit and licence as far as the file tells them, each within its field."""
    xmp, iptc, exif = _xmp(image), _iptc(image), _exif(image)
    makers = xmp.get(DC + "creator") or iptc.get((2, 80)) or exif.get(0x013B, "")
    agency = xmp.get(PHOTOSHOP + "Credit") or iptc.get((2, 110), "")
    told = {
        "alt": xmp.get(IPTC + "AltTextAccessibility", ""),
        "caption": xmp.get(DC + "description") or iptc.get((2, 120)) or exif.get(0x010E, ""),
        "credit": _joined(makers, agency),
        "licence": (
            xmp.get(RIGHTS + "UsageTerms")
            or xmp.get(DC + "rights")
            or iptc.get((2, 116))
            or exif.get(0x8298, "")
        ),
    }
    return {name: _cut(words, LENGTHS[name]) for name, words in told.items() if words}


def _joined(makers: str, agency: str) -> str:
    if agency.casefold() in makers.casefold():
        return makers
    return agency if makers.casefold() in agency.casefold() else f"{makers} / {agency}"


def _cut(words: str, length: int) -> str:
    """The words that fit, and an ellipsis for the others."""
    if len(words) <= length:
        return words
    return words[: length - 1].rsplit(" ", 1)[0] + "…"


def _worth(value: Any) -> str:
    """Words that say something, else ""; of several values all, parted by commas."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_worth, value[:10])))
    if isinstance(value, bytes):
        value = _decoded(value[:LONGEST])
    words = one_line(str(value)[:LONGEST].replace("\0", " "))
    with suppress(Exception):
        not_a_file_name(words)
        return "" if EMPTY_PHRASES.fullmatch(words[:200]) else words
    return ""


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "ignore")


def _iptc(image: Image.Image) -> dict[tuple[int, int], str]:
    if not isinstance(image, ImageFile.ImageFile):
        return {}
    with suppress(Exception):
        info: dict[Any, Any] = dict(IptcImagePlugin.getiptcinfo(image) or {})
        return {key: _worth(info[key]) for key in info if key in IPTC_RECORDS}
    return {}


def _exif(image: Image.Image) -> dict[int, str]:
    with suppress(Exception):
        exif = image.getexif()
        return {tag: _worth(_bytes(exif[tag])) for tag in (0x010E, 0x013B, 0x8298) if tag in exif}
    return {}


def _bytes(value: Any) -> Any:
    """Pillow reads EXIF as Latin-1; today's programs write UTF-8."""
    return value.encode("latin-1", "ignore") if isinstance(value, str) else value


def _xmp(image: Image.Image) -> dict[str, str]:
    data = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    with suppress(Exception):
        text = data.decode() if isinstance(data, bytes) else str(data)
        if len(text) > LONGEST or "<!" in text:
            return {}  # no document type, no entities: nothing that grows while it is read
        return _described(ET.fromstring(text.strip("\0 \r\n\ufeff")))  # noqa: S314
    return {}


def _described(root: ET.Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for description in root.iter(RDF + "Description"):
        for name, value in description.attrib.items():
            found.setdefault(name, _worth(value))
        for element in description:
            items = [item.text or "" for item in element.iter(RDF + "li")] or [element.text or ""]
            is_list = element.find(RDF + "Seq") is not None or element.find(RDF + "Bag") is not None
            found.setdefault(element.tag, _worth(items if is_list else items[0]))
    return found
