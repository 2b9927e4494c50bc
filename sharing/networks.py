"""Where a page can be passed on. When a network moves, one row changes here and one vector in
the tests; nothing else knows these addresses. All rows last checked by hand: not yet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sharing.titles import graphemes, weight

# What a parameter carries; "text" is the title and, on a line of its own, the address.
Part = Literal["title", "url", "text"]
VISIBLE = 8  # more than these are a wall of buttons


class Words(NamedTuple):
    """A link's name in three pieces, of which only the label is seen."""

    before: str
    label: str
    after: str


class Limit(NamedTuple):
    """How long one part may be, in whatever the network counts."""

    part: Part
    most: int
    measure: Callable[[str], int] = len


@dataclass(frozen=True, kw_only=True)
class Network:
    """A place that a link leads to."""

    key: str
    label: str | Promise
    action: str | Promise  # names the label, so that what is seen is part of what is heard
    address: str
    query: tuple[tuple[str, Part], ...]  # parameter and what it carries, in order
    limits: tuple[Limit, ...] = ()
    link_limit: int = 1_999  # characters of the whole link; apps lose longer ones
    begins: str = "?"  # what parts the address from the parameters
    line_end: str = "\n"  # between title and address
    leaves: bool = True  # to another site, in a tab of its own

    @property
    def words(self) -> Words:
        label = str(self.label)
        before, found, after = str(self.action).partition(label)
        # A translation that forgot the label is shown whole rather than not at all.
        return Words(before, label, after) if found else Words("", before, "")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What the page's script does, on a button that it reveals."""

    key: str
    label: str | Promise


ROWS: tuple[Network | Deed, ...] = (
    Network(
        key="facebook",
        label="Facebook",
        action=_("Share on Facebook"),
        # Undocumented but used by everyone; the documented dialog wants an app id.
        # Title and text come from the page's Open Graph data only.
        address="https://www.facebook.com/sharer/sharer.php",
        query=(("u", "url"),),
    ),
    Network(
        key="whatsapp",
        label="WhatsApp",
        action=_("Send with WhatsApp"),
        # Where wa.me redirects to: a redirect would leave an empty tab behind the app.
        address="https://api.whatsapp.com/send",
        query=(("text", "text"),),
    ),
    Network(
        key="twitter",
        label="X (Twitter)",
        action=_("Share on X (Twitter)"),
        address="https://x.com/intent/tweet",
        query=(("text", "title"), ("url", "url")),
        limits=(Limit("title", 280 - 23 - 1, weight),),  # any address counts 23, the space 1
    ),
    Network(
        key="linkedin",
        label="LinkedIn",
        action=_("Share on LinkedIn"),
        address="https://www.linkedin.com/sharing/share-offsite/",
        query=(("url", "url"),),
        limits=(Limit("url", 1_024),),
    ),
    Network(
        key="telegram",
        label="Telegram",
        action=_("Send with Telegram"),
        address="https://t.me/share/url",
        query=(("url", "url"), ("text", "title")),
    ),
    Network(
        key="email",
        label=_("Email"),
        action=_("Send by Email"),
        address="mailto:",
        query=(("subject", "title"), ("body", "text")),
        line_end="\r\n",  # RFC 6068
        leaves=False,
    ),
    Deed(key="copy", label=_("Copy link")),
    Network(
        key="bluesky",
        label="Bluesky",
        action=_("Share on Bluesky"),
        address="https://bsky.app/intent/compose",
        query=(("text", "text"),),
        limits=(Limit("text", 300, graphemes),),
    ),
    Network(
        key="mastodon",
        label="Mastodon",
        action=_("Share on Mastodon"),
        # Asks the reader for his server; the text stays in the fragment, which no server sees.
        address="https://share.joinmastodon.org/",
        query=(("text", "text"),),
        limits=(Limit("text", 500, graphemes),),
        begins="#",
    ),
    Network(
        key="threads",
        label="Threads",
        action=_("Share on Threads"),
        address="https://www.threads.com/intent/post",
        query=(("text", "title"), ("url", "url")),
        limits=(Limit("title", 500),),
    ),
    Network(
        key="reddit",
        label="Reddit",
        action=_("Share on Reddit"),
        address="https://www.reddit.com/submit",
        query=(("url", "url"), ("title", "title")),
        limits=(Limit("title", 300),),
    ),
    Deed(key="print", label=_("Print")),
)
TABLE = {row.key: row for row in ROWS}
DEFAULT = ("facebook", "whatsapp", "twitter", "linkedin", "telegram", "email", "copy")


def chosen(keys: list[str]) -> list[str]:
    """The keys themselves; ValueError says what is wrong with them and how to repair it."""
    if unknown := [key for key in keys if key not in TABLE]:
        raise ValueError(f"no such network: {', '.join(unknown)}; write some of {', '.join(TABLE)}")
    if len(keys) > VISIBLE:
        raise ValueError(f"{len(keys)} networks are too many; choose at most {VISIBLE}")
    if len(set(keys)) < len(keys):
        raise ValueError("a network stands there twice; name each once")
    return keys
