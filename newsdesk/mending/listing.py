"""Which sources need a person, the worst damage first; read from an index, counted so far."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from articles.models import Article, SourceLink
from sources.jobs import begun
from sources.models import SourceCheck

COUNTED = 1_000  # of what needs a person; how many there are beyond is not told
OUTLETS = 12  # offered to narrow the list by
LONGEST_HOST = LONGEST_SLUG = 255
MOST_SOURCES = 100
SETTLED = "settled"
# What an address calls each kind of damage, and what people do.
KINDS = {
    "gone": (SourceCheck.DAMAGE[SourceCheck.State.GONE], _("Gone")),
    "soft_gone": (SourceCheck.DAMAGE[SourceCheck.State.SOFT_GONE], _("Probably gone")),
    "unreachable": (SourceCheck.DAMAGE[SourceCheck.State.UNREACHABLE], _("Unreachable")),
    "moved": (SourceCheck.DAMAGE[SourceCheck.State.MOVED], _("Moved")),
    "retitled": (SourceCheck.DAMAGE[SourceCheck.State.RETITLED], _("Title changed")),
    "returned": (SourceCheck.RETURNED, _("Back online")),
}


class Choice(NamedTuple):
    """A way to narrow the list, with how many it leaves."""

    value: str
    name: str
    number: int


class Numbers(NamedTuple):
    """How many need a person, by damage and by outlet; `more` where it was not counted further."""

    total: int
    kinds: list[Choice]
    outlets: list[Choice]
    more: bool


def of_public():
    """Checks of what readers have; with the rows that a list names, bodies and texts left."""
    return (
        SourceCheck.objects.filter(Article.objects.published().holds("link__article"))
        .select_related("link__source", "link__article__section")
        .defer("first_text", "text", "link__article__body")
    )


def to_look_at():
    """What needs a person, the worst first, of that the latest."""
    return of_public().filter(damage__gt=0).order_by("-damage", "-since", "-pk")


def narrowed(kind="", outlet=""):
    """The list by what an address asks for; what it does not know narrows nothing.

    `outlet` is the key of one, or the host of links that name none.
    """
    if kind == SETTLED:
        found = of_public().filter(settled_at__isnull=False).order_by("-settled_at", "-pk")
    else:
        found = to_look_at()
    if kind in KINDS:
        found = found.filter(damage=KINDS[kind][0])
    if outlet.isascii() and outlet.isdigit():
        return found.filter(link__source=int(outlet[:9]))
    return found.filter(link__source=None, host=outlet[:LONGEST_HOST]) if outlet else found


def numbers(kind="") -> Numbers:
    """Of all that needs a person; the outlets of one kind only, if one is given. One query."""
    names = ("damage", "link__source", "link__source__name", "host")
    rows = list(to_look_at().values_list(*names)[: COUNTED + 1])
    by_damage, by_outlet = {}, {}
    wanted = KINDS[kind][0] if kind in KINDS else None
    for damage, source, name, host in rows[:COUNTED]:
        by_damage[damage] = by_damage.get(damage, 0) + 1
        if wanted in (None, damage):
            outlet = (str(source), name) if source else (host, host.removeprefix("www."))
            by_outlet[outlet] = by_outlet.get(outlet, 0) + 1
    kinds = [Choice(key, name, by_damage.get(damage, 0)) for key, (damage, name) in KINDS.items()]
    outlets = [Choice(*outlet, number) for outlet, number in by_outlet.items()]
    outlets.sort(key=lambda choice: (-choice.number, choice.name))
    is_cut = len(rows) > COUNTED
    return Numbers(min(len(rows), COUNTED), kinds, outlets[:OUTLETS], is_cut)


def of_article(address):
    """Checks of all sources of the public article at our address, or with that slug.

    Of what was never looked at a new one, not saved.
    """
    slug = address.partition("?")[0].partition("#")[0].strip().rstrip("/").rpartition("/")[2]
    public = Article.objects.published().order_by().filter(slug=slug[:LONGEST_SLUG])
    links = SourceLink.objects.filter(article__in=public)
    links = links.select_related("source", "article__section", "check_of_source")
    return [check_of(link) for link in links.defer("article__body")[:MOST_SOURCES]]


def check_of(link):
    """What is known of the link's page; of what was never looked at a new check, not saved."""
    check = getattr(link, "check_of_source", None) or begun(link)
    check.link = link
    return check


def number_to_look_at(most=99) -> int:
    """How many need a person, counted so far."""
    return len(to_look_at().values("pk")[:most])
