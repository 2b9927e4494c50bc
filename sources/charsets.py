"""Bytes of a foreign page to text: its encoding is told by header, mark, markup, or the bytes."""

import codecs
import re

DECLARED = 1024  # bytes in which HTML has to name its encoding
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.ASCII | re.IGNORECASE)
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

# What browsers know, and no other of Python's codecs: some decode in quadratic time, or unpack.
KNOWN = re.compile(
    r"utf-?8 | utf-?16(-?[lb]e)? | (us-)?ascii | latin-?[1-9]"
    r" | (iso-?8859|windows|cp|x-cp)-?[0-9]{1,4} (-[0-9]{1,2})? (-[ie])?"
    r" | koi8-[ru] | mac(-?roman|intosh) | gbk?(18030|2312)? | big5 (-hkscs)?"
    r" | euc-(jp|kr) | shift[-_]jis | sjis",
    re.VERBOSE | re.IGNORECASE,
)
WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}  # as browsers do


def decoded(body: bytes, content_type: str = "") -> str:
    """The text of a page, of which the end may be missing. Odd bytes are replaced, none raises."""
    for mark, encoding in MARKS.items():
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    encoding = _named(content_type) or _named(body[:DECLARED].decode("latin-1"), in_markup=True)
    return body.decode(encoding or _guessed(body), "replace")


def _named(text: str, in_markup: bool = False) -> str:
    """The codec named as charset there; nothing if it is none that we know."""
    found = CHARSET.search(text)
    if not found or not KNOWN.fullmatch(found[1]):
        return ""
    try:
        name = codecs.lookup(found[1]).name
    except LookupError:
        return ""
    if in_markup and name.startswith("utf-16"):  # it was just read as single bytes
        return "utf-8"
    return WIDENED.get(name, name)


def _guessed(body: bytes) -> str:
    """UTF-8 if the bytes are nothing else, except for a last sign that is cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
