"""What a form sends to be kept while it is written: whose it is, and how much of it.

Each opened form has a key of its own, so that two windows of one person never write over one
another: `article-12-0123456789abcdef`, or `new-0123456789abcdef` before there is an article.
"""

import json
import re
import secrets

MOST_FIELDS = 3_000
KEY = re.compile(r"(?:article-(?P<article>[1-9][0-9]{0,17})|new)-[0-9a-f]{16}")
BUTTONS = ("_save", "_continue", "_addanother", "_publish")
# Never kept: what belongs to one page or one session.
LEFT_OUT = {"csrfmiddlewaretoken", "_working_copy", *BUTTONS}


class NotKept(ValueError):
    """What was sent is no form."""


def new_key(article: int | None = None) -> str:
    """The key of a form that is being opened, of that article or of a new one."""
    form = f"article-{article}" if article else "new"
    return f"{form}-{secrets.token_hex(8)}"


def article_of(key: str) -> int | None:
    """The article that a key names, None for a new one; NotKept if it is no key."""
    found = KEY.fullmatch(key)
    if not found:
        raise NotKept(key)
    return int(found["article"]) if found["article"] else None


def own_key(sent: str, article: int | None = None) -> str:
    """The key a form came with if it is one of that article, else a new one."""
    try:
        fits = article_of(sent) == article
    except NotKept:
        fits = False
    return sent if fits else new_key(article)


def fields_in(body: bytes) -> list[list[str]]:
    """Pairs of name and value out of JSON, without what no database keeps; NotKept if it is not."""
    try:
        pairs = json.loads(body)["fields"]
        fields = [[_kept(name), _kept(value)] for name, value in pairs]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotKept(body[:100]) from error
    if len(fields) > MOST_FIELDS:
        raise NotKept(len(fields))
    return [[name, value] for name, value in fields if name not in LEFT_OUT]


def _kept(text: str) -> str:
    """Text that PostgreSQL takes: without NUL and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def base_in(fields: list[list[str]]) -> int:
    """Number of the revision that the form began from; 0 if it does not say."""
    base = dict(fields).get("_base", "")
    return int(base) if re.fullmatch("[0-9]{1,9}", base) else 0
