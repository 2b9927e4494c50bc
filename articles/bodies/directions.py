"""Which way the parts of a body are written, when some of it runs from right to left."""

import re
import unicodedata

# Hebrew, Arabic and their neighbours, with what is written like them beyond the first plane.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
BLOCK = "p|h2|h3|blockquote|li|td|th|caption|figcaption"
TOKEN = re.compile(rf"<(?P<end>/?)(?P<block>{BLOCK})(?=[ >])[^>]*+>|<[^>]*+>|(?P<word>[^\W\d_]++)")


def with_directions(body: str) -> str:
    """Clean HTML whose blocks say their direction, by the first letter in each.

    A body without right-to-left letters comes back as it is. Linear.
    """
    if not RIGHT_TO_LEFT.search(body):
        return body
    directions: dict[int, str] = {}  # by the place where they are written
    undecided: list[int] = []  # open blocks without a letter so far: always the innermost ones
    for token in TOKEN.finditer(body):
        if token["word"]:
            directions |= dict.fromkeys(undecided, _direction(token["word"][0]))
            undecided.clear()
        elif token["block"] and not token["end"]:
            undecided.append(token.end("block"))
        elif token["block"] and undecided:
            undecided.pop()
    parts, last = [], 0
    for place, direction in sorted(directions.items()):
        parts += [body[last:place], f' dir="{direction}"']
        last = place
    return "".join(parts) + body[last:]


def _direction(letter: str) -> str:
    return "rtl" if unicodedata.bidirectional(letter) in ("R", "AL") else "ltr"
