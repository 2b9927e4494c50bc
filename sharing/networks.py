"""Where a page can be passed on. When a network moves, one row changes here and one vector in
the tests; nothing else knows these addresses."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What a parameter carries; "text" is the title and, on a line of its own, the address.
Part = Literal["title", "url", "text"]


class Words(NamedTuple):
    """A link's name in three pieces, of which only the label is seen."""

    before: str
    label: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Network:
    key: str
    label: str
    action: str | Promise  # names the label, so that what is seen is part of what is heard
    address: str
    query: tuple[tuple[str, Part], ...]  # parameter and what it carries, in order
    icon: str  # a symbol of templates/sharing/_icons.svg
    title_limit: int | None = None  # in the weights of `titles.weight`
    url_limit: int | None = None  # characters of the shared address
    link_limit: int = 1_999  # characters of the whole link; apps lose longer ones

    @property
    def words(self) -> Words:
        before, label, after = str(self.action).partition(self.label)
        # A translation that forgot the label is shown whole rather than not at all.
        return Words(before, label, after) if label else Words("", before, "")


NETWORKS = (
    Network(
        key="facebook",
        label="Facebook",
        action=_("Share on Facebook"),
        # Undocumented but used by everyone; the documented dialog wants an app id.
        # Title and text come from the page's Open Graph data only.
        address="https://www.facebook.com/sharer/sharer.php",
        query=(("u", "url"),),
        icon="facebook",
    ),
    Network(
        key="whatsapp",
        label="WhatsApp",
        action=_("Send with WhatsApp"),
        # Where wa.me redirects to: a redirect would leave an empty tab behind the app.
        address="https://api.whatsapp.com/send",
        query=(("text", "text"),),
        icon="whatsapp",
    ),
    Network(
        key="twitter",
        label="X (Twitter)",
        action=_("Share on X (Twitter)"),
        address="https://x.com/intent/tweet",
        query=(("text", "title"), ("url", "url")),
        icon="x",
        title_limit=280 - 23 - 1,  # any address counts 23, the space before it 1
    ),
    Network(
        key="linkedin",
        label="LinkedIn",
        action=_("Share on LinkedIn"),
        address="https://www.linkedin.com/sharing/share-offsite/",
        query=(("url", "url"),),
        icon="linkedin",
        url_limit=1_024,
    ),
    Network(
        key="telegram",
        label="Telegram",
        action=_("Send with Telegram"),
        address="https://t.me/share/url",
        query=(("url", "url"), ("text", "title")),
        icon="telegram",
    ),
)
