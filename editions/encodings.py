"""In which forms a reader takes a body: the header Accept-Encoding."""

from functools import lru_cache

# What `accepted` answers: the place of the form in a page's list of bodies.
PLAIN, GZIP, BROTLI, BROTLI_OR_GZIP = range(4)
LONGEST = 200  # characters that are looked at; browsers send 25


def accepted(header: str) -> int:
    """The form to send, for such a header; what cannot be understood takes none but plain."""
    return _accepted(header[:LONGEST])


@lru_cache(256)
def _accepted(header: str) -> int:
    wished = dict(filter(None, map(_wish, header.lower().split(","))))
    others = wished.get("*", 0.0)
    gzip = wished.get("gzip", wished.get("x-gzip", others))
    brotli = wished.get("br", others)
    plain = wished.get("identity", 0.0)
    takes_gzip = gzip > 0 and gzip >= plain
    takes_brotli = brotli > 0 and brotli >= plain and brotli >= gzip
    if takes_brotli:
        return BROTLI_OR_GZIP if takes_gzip else BROTLI
    return GZIP if takes_gzip else PLAIN


def _wish(part: str) -> tuple[str, float] | None:
    """`gzip;q=0.5` as its name and weight."""
    name, _, parameter = part.partition(";")
    key, _, weight = parameter.partition("=")
    if not parameter.strip():
        return name.strip(), 1.0
    try:
        return (name.strip(), float(weight)) if key.strip() == "q" else None
    except ValueError:
        return None
