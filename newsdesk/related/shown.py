"""What the desk shows of one article: its list as readers get it, and what stands beside it."""

from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext

from articles.models import Article, RelatedExclusion, RelatedLink
from articles.models.lasting import is_lasting
from articles.models.listing import MOST_RELATED, MOST_TAGS
from newsdesk.admin.state import state_of

KINDS = dict(RelatedLink.Kind.choices)
PARTS = "up down remove more kind headline expire exclude two_way pin".split()
FACTS = ("position", "kind", "own_headline", "expires_at", "origin")


class Row(NamedTuple):
    """A card of the list. `number`: its place before readers' eyes, None where they do not see it;
    `hidden`: why not; `is_curated`: whether somebody chose it, or the machine filled the place."""

    target: Article
    number: int | None
    is_curated: bool
    hidden: str = ""
    is_first: bool = False
    is_last: bool = False

    @property
    def kind(self):
        return KINDS[self.target.link_kind]

    @property
    def until(self):
        """Day and time of its end as fields of a page say them, in the site's time zone."""
        moment = self.target.link_expires_at
        local = moment and timezone.localtime(moment)
        return (f"{local:%Y-%m-%d}", f"{local:%H:%M}") if local else ("", "")

    @property
    def focus(self):
        """The names by which the page finds its parts again after a deed."""
        return {name: f"link-{self.target.pk}-{name}" for name in PARTS}


class Shown(NamedTuple):
    """`rows` in readers' order, with what they do not see in its place; `excluded`: public ones."""

    rows: list[Row]
    excluded: list[Article]

    @property
    def curated(self):
        return [row for row in self.rows if row.is_curated]

    @property
    def seen(self):
        return [row for row in self.rows if row.number]


def opened(pk):
    """The article that readers see or have seen, with what is known of its list and the keys of
    its tags as `tag_keys`; None where there is none. One query."""
    found = Article.objects.once_public().filter(pk=pk).defer("body")
    beside = found.select_related("section", "related_list__reviewed_by")
    rows = list(beside.annotate(tag_key=F("tag_uses__tag")).order_by("tag_uses__tag__name"))
    if not rows:
        return None
    rows[0].tag_keys = [row.tag_key for row in rows if row.tag_key]
    return rows[0]


def shown(article) -> Shown:
    """The list of a public article that was `opened`. Two queries.

    What readers lost is named where it was chosen, for it waits there to come back; not among what
    is excluded, as it is suggested to nobody meanwhile.
    """
    known = list(_concerned(article))
    chosen = sorted(
        (target for target in known if target.link_key),
        key=lambda target: (target.link_position, target.link_key),
    )
    cards = _cards(article)
    places = {card.pk: number for number, card in enumerate(cards, 1)}
    last = len(chosen) - 1
    rows = [
        Row(
            target,
            places.get(target.pk),
            is_curated=True,
            hidden="" if target.pk in places else why_hidden(target),
            is_first=number == 0,
            is_last=number == last,
        )
        for number, target in enumerate(chosen)
    ]
    keys = {target.pk for target in chosen}
    rows += [Row(card, places[card.pk], is_curated=False) for card in cards if card.pk not in keys]
    return Shown(rows, [target for target in known if target.no_key and target.is_published()])


def _cards(article):
    """What readers get, by the one rule for it."""
    tags, now = (
        article.tag_keys[:MOST_TAGS],
        connection.ops.adapt_datetimefield_value(timezone.now()),
    )
    return list(Article.objects.related_by(article.pk, article.section_id, tags, now, MOST_RELATED))


def why_hidden(target) -> str:
    """Why readers do not see a chosen card."""
    if not target.is_published():
        return state_of(target)
    if not is_lasting(target.link_expires_at):
        return gettext("expired")
    return gettext("not among the first places")


def _concerned(article):
    """What the article leads to, and what is excluded there, with how."""
    of_article = {"article": article.pk}
    chosen = RelatedLink.objects.filter(**of_article).values("target")
    excluded = RelatedExclusion.objects.filter(**of_article).values("target")
    back = RelatedLink.objects.filter(article=OuterRef("pk"), target=article.pk)
    return (
        Article.objects.filter(Q(pk__in=chosen) | Q(pk__in=excluded))
        .annotate(
            link=FilteredRelation(
                "incoming_links", condition=Q(incoming_links__article=article.pk)
            ),
            link_key=F("link__pk"),
            **{f"link_{name}": F(f"link__{name}") for name in FACTS},
            no_key=_exclusion("pk", article),
            no_reason=_exclusion("reason", article),
            leads_back=Exists(back),
        )
        .select_related("section")
        .defer("body")
        .order_by("pk")
    )


def _exclusion(name, article):
    own = RelatedExclusion.objects.filter(article=article.pk, target=OuterRef("pk"))
    return Subquery(own.values(name)[:1])
