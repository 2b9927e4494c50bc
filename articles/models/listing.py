"""How lists are read: newest first or oldest first, from any place on, from one index each."""

from django.db import connections
from django.db.models import Count, F, FilteredRelation, Q, Subquery
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles import months
from articles.cursors import Cursor
from photos.public import PublicQuerySet

MOST_TAGS = 12  # of an article, that its related ones are looked for by

# Parts of `related_to` as SQL: Django takes ten times as long to write them as any database to
# answer them.
IN_PARENTHESES = "SELECT * FROM ({}) AS part"  # as SQLite wants it where a part is ordered
CHOSEN = "SELECT target_id FROM articles_relatedlink WHERE article_id = %s"
OF_TAG = IN_PARENTHESES.format(
    "SELECT content_object_id FROM articles_articletag WHERE tag_id = %s AND listed_at <= %s"
    " ORDER BY listed_at DESC, content_object_id DESC LIMIT %s"
)
SHARED_TAGS = """(SELECT COUNT(*) FROM articles_articletag AS own
    JOIN articles_articletag AS shared ON shared.tag_id = own.tag_id
    WHERE own.content_object_id = %s AND shared.content_object_id = articles_article.id)"""


class ListingQuerySet(PublicQuerySet):
    """Articles in the order of their publication; chainable.

    What was narrowed by `tagged` or `by` is ordered by the moments that tags and bylines repeat,
    so that its newest are read without sorting all of them.
    """

    _order = ("published_at", "pk")

    def _clone(self):
        clone = super()._clone()
        clone._order = self._order
        return clone

    def latest_first(self):
        return self.order_by(*(f"-{field}" for field in self._order))

    def oldest_first(self):
        return self.order_by(*self._order)

    def before(self, cursor: Cursor):
        """What was published before that place of the list."""
        return self._beyond(cursor, "lt")

    def after(self, cursor: Cursor):
        """What was published after that place of the list."""
        return self._beyond(cursor, "gt")

    def in_section(self, section):
        return self.filter(section=section)

    def in_series(self, series):
        return self.filter(series=series)

    def tagged(self, tag):
        """What has this tag; one index gives the order, so only one tag or author at a time."""
        uses = self.filter(tag_uses__tag=tag, tag_uses__listed_at__isnull=False)
        return uses._ordered_by("tag_uses__listed_at", "tag_uses__content_object")

    def by(self, author):
        """What this author signed; see `tagged`."""
        bylines = self.filter(bylines__author=author, bylines__listed_at__isnull=False)
        return bylines._ordered_by("bylines__listed_at", "bylines__article")

    def between(self, start, end):
        """What was published from `start` on and before `end`."""
        return self.within(Q(published_at__gte=start), Q(published_at__lt=end))

    def within(self, *bounds):
        """What keeps these bounds too, put before all others.

        Of several upper bounds SQLite looks up only the first in an index: were that the one of
        `published`, it would read all that is newer than what is asked for.
        """
        narrowed = self.filter(*bounds)
        where, old = narrowed.query.where, len(self.query.where.children)
        where.children = where.children[old:] + where.children[:old]
        return narrowed

    def months(self):
        """First days of the months in which something was published, the newest first.

        In the site's time zone. One query, which leaps from month to month: its cost does not
        grow with the articles, unless `tagged` or `by` has narrowed them.
        """
        return months.of(self)

    def beside(self, article):
        """The articles just before and just after it, each maybe None, with their sections.

        One query of two rows. Of all those chosen so far: `published().in_section(…).beside(…)`.
        """
        place = Cursor(article.published_at, article.pk)
        older = self.before(place).latest_first().values("pk")[:1]
        newer = self.after(place).oldest_first().values("pk")[:1]
        both = (
            self.model.objects.filter(Q(pk=Subquery(older)) | Q(pk=Subquery(newer)))
            .select_related("section")
            .only("headline", "slug", "published_at", "section__name", "section__slug")
        )
        by_side = {(found.published_at, found.pk) > place: found for found in both}
        return by_side.get(False), by_side.get(True)

    def position_of(self, article):
        """Its number among them, from the oldest on, and how many they are. One query; counts."""
        until = Q(published_at__lt=article.published_at)
        until |= Q(published_at=article.published_at, pk__lte=article.pk)
        position = self.aggregate(number=Count("pk", filter=until), count=Count("pk"))
        return position["number"], position["count"]

    def related_to(self, article, limit=6, at=None):
        """At most `limit` public articles that `article` leads to, as cards.

        First the moderators' choices in their order (`is_curated`), then those that share most
        tags with it among the newest of each of its tags, then the newest of the section; never
        itself, none twice. One query of a few dozen rows, and one for the tags if they are not
        loaded.
        """
        at = at or timezone.now()
        tags = [tag.pk for tag in article.tags.all()][:MOST_TAGS]
        choice = FilteredRelation("incoming_links", condition=Q(incoming_links__article=article.pk))
        return (
            self.published(at)
            .filter(pk__in=self._candidates(article, tags, limit + 1, at))
            .exclude(pk=article.pk)
            .annotate(choice=choice, is_curated=Q(choice__isnull=False))
            .order_by(
                F("is_curated").desc(),
                "choice__position",
                "choice__pk",
                RawSQL(SHARED_TAGS, [article.pk]).desc(),  # noqa: S611, ours
                "-published_at",
                "-pk",
            )
            .for_cards()[:limit]
        )

    def _candidates(self, article, tags, limit, at):
        """Keys, among which are all that `related_to` may choose. Each part reads one index.

        Django writes only what the rule of visibility is in.
        """
        newest = self.published(at).in_section(article.section_id).latest_first().values("pk")
        of_section, values = newest[:limit].query.sql_with_params()
        moment = connections[self.db].ops.adapt_datetimefield_value(at)
        union = " UNION ".join([CHOSEN, IN_PARENTHESES.format(of_section), *[OF_TAG] * len(tags)])
        of_tags = [value for tag in tags for value in (tag, moment, limit)]
        return RawSQL(union, [article.pk, *values, *of_tags])  # noqa: S611, ours

    def _ordered_by(self, moment, key):
        ordered = self.alias(listed_moment=F(moment), listed_key=F(key))
        ordered._order = ("listed_moment", "listed_key")
        return ordered

    def _beyond(self, cursor, direction):
        moment, key = self._order
        return self.within(
            Q(**{f"{moment}__{direction}e": cursor.moment}),  # what an index can look up
            Q(**{f"{moment}__{direction}": cursor.moment})
            | Q(**{moment: cursor.moment, f"{key}__{direction}": cursor.key}),
        )
