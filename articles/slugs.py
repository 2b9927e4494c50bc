"""Addresses made from headlines: lower-case ASCII words joined by hyphens."""

import re
import unicodedata

from django.conf import settings

LIMIT = 80

# What Unicode's decomposition leaves alone or takes away.
LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "æ": "ae", "ı": "i"}
)
SIGNS = {
    "it": {"&": " e ", "%": " percento ", "€": " euro ", "$": " dollari "},
    "en": {"&": " and ", "%": " percent ", "€": " euro ", "$": " dollars "},
}
STOP_WORDS = {
    "it": "a ad agli ai al all alla alle allo che con d da dagli dai dal dall dalla dalle dallo"
    " degli dei del dell della delle dello di e ed fra gli i il in l la le lo negli nei nel nell"
    " nella nelle nello o per su sugli sui sul sull sulla sulle sullo tra un una uno",
    "en": "a an and at by for from in of on or the to with",
}


def slugify(text: str, language: str | None = None, limit: int = LIMIT) -> str:
    """`text` as an address of at most `limit` characters of `[a-z0-9-]`; "" where nothing is left.

    An apostrophe parts words (`l’Austria` gives `l-austria`), accents go, `language` ("it" or
    "en", the site's by default) spells signs out. Stop words go only when the limit asks for it.
    """
    language = language or settings.SITE_LANGUAGE
    text = text.lower().translate(LETTERS)
    for sign, word in SIGNS[language].items():
        text = text.replace(sign, word)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", text)
    if len("-".join(words)) > limit:
        words = [word for word in words if word not in STOP_WORDS[language].split()] or words
    return _cut("-".join(words), limit)


def _cut(slug: str, limit: int) -> str:
    """`slug` cut at a hyphen; a single word that is too long is cut anywhere."""
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]
