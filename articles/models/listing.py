"""How lists are read: newest first or oldest first, from any place on, from one index each."""

from django.db import connections
from django.db.models import BooleanField, F, FilteredRelation, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles import months
from articles.models.lasting import lasting
from articles.models.ordering import OrderedQuerySet

MOST_TAGS = 12  # of an article, that its related ones are looked for by
MOST_RELATED = 6  # that an article leads to

# Parts of `related_to` as SQL: Django takes ten times as long to write them as any database to
# answer them.
IN_PARENTHESES = "SELECT * FROM ({}) AS part"  # as SQLite wants it where a part is ordered
CHOSEN = "SELECT target_id FROM articles_relatedlink WHERE article_id = %s"
# That nobody has said of an article whether this one leads to it: its key thrice after the name.
# Counted, as PostgreSQL plans joins for longer than it takes to answer; and compared by size, as
# it thinks that few are equal to anything, and then reads all articles to find enough.
OPEN = """{0} <> %s
    AND (SELECT COUNT(*) FROM articles_relatedlink AS own
        WHERE own.article_id = %s AND own.target_id = {0}) < 1
    AND (SELECT COUNT(*) FROM articles_relatedexclusion AS refused
        WHERE refused.target_id = {0}
        AND (refused.article_id IS NULL OR refused.article_id = %s)) < 1"""
SUGGESTED = f"""SELECT target_id FROM articles_suggestion
    WHERE article_id = %s AND {OPEN.format("articles_suggestion.target_id")}"""  # noqa: S608, ours
OF_TAG = f"""SELECT * FROM (SELECT content_object_id FROM articles_articletag
    WHERE tag_id = %s AND listed_at <= %s AND {OPEN.format("articles_articletag.content_object_id")}
    ORDER BY listed_at DESC, content_object_id DESC LIMIT %s) AS part"""  # noqa: S608, ours
SCORE = """(SELECT score FROM articles_suggestion
    WHERE article_id = %s AND target_id = articles_article.id)"""
MODE = "COALESCE((SELECT mode FROM articles_relatedlist WHERE article_id = %s), 'filled')"
SHARED_TAGS = """(SELECT COUNT(*) FROM articles_articletag AS own
    JOIN articles_articletag AS shared ON shared.tag_id = own.tag_id
    WHERE own.content_object_id = %s AND shared.content_object_id = articles_article.id)"""


class ListingQuerySet(OrderedQuerySet):
    """Articles in the order of their publication; chainable.

    What was narrowed by `tagged` or `by` is ordered by the moments that tags and bylines repeat,
    so that its newest are read without sorting all of them.
    """

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

    def months(self):
        """First days of the months in which something was published, the newest first.

        In the site's time zone. One query, which leaps from month to month: its cost does not
        grow with the articles, unless `tagged` or `by` has narrowed them.
        """
        return months.of(self)

    def related_to(self, article, limit=MOST_RELATED, at=None):
        """At most `limit` public articles that `article` leads to, as cards.

        First the moderators' choices in force, in their order (`is_curated`, with the `kind` and
        the `own_headline` of the choice), then what fills up: the suggestions with the highest
        score, then those that share most tags with it among the newest of each of its tags, then
        the newest of the section. Never itself, none twice; nothing fills up that was excluded,
        that is kept out of search engines, or the choice of which has ended. `RelatedList.mode`
        may want the choices only, or nothing. One query of a few dozen rows, and one for the tags
        if they are not loaded.
        """
        tags = [tag.pk for tag in article.tags.all()][:MOST_TAGS]
        moment = connections[self.db].ops.adapt_datetimefield_value(at or timezone.now())
        return self.related_by(article.pk, article.section_id, tags, moment, limit)

    def related_by(self, article, section, tags, moment, limit):
        """`related_to`, by what goes into the question: keys, and a moment as it is stored."""
        at, key = RawSQL("%s", [moment]), RawSQL("%s", [article])
        choice = FilteredRelation("incoming_links", condition=Q(incoming_links__article=key))
        return (
            self.published(at)
            .filter(pk__in=self._candidates(article, section, tags, moment, limit))
            .annotate(
                choice=choice,
                is_curated=Q(choice__isnull=False),
                kind=Coalesce("choice__kind", Value("")),
                own_headline=Coalesce("choice__own_headline", Value("")),
                until=F("choice__expires_at"),
                mode=RawSQL(MODE, [article]),  # noqa: S611, ours
            )
            .filter(
                lasting("until", at),
                ~Q(mode="none"),
                Q(is_curated=True) | ~Q(mode="chosen"),
                Q(is_curated=True) | Q(unlisted_reason=""),
            )
            .order_by(
                F("is_curated").desc(),
                "choice__position",
                "choice__pk",
                RawSQL(SCORE, [article]).desc(nulls_last=True),  # noqa: S611, ours
                RawSQL(SHARED_TAGS, [article]).desc(),  # noqa: S611, ours
                "-published_at",
                "-pk",
            )
            .for_cards()[:limit]
        )

    def _candidates(self, article, section, tags, moment, limit):
        """Keys, among which are all that `related_to` may choose. Each part reads one index.

        Django writes only what the rule of visibility is in.
        """
        at, within = RawSQL("%s", [moment]), RawSQL("%s", [section])
        this = [article] * OPEN.count("%s")
        is_open = RawSQL(  # noqa: S611, ours
            OPEN.format("articles_article.id"), this, output_field=BooleanField()
        )
        newest = self.published(at).in_section(within).filter(is_open, unlisted_reason="")
        newest = newest.latest_first().values("pk")[: max(1, limit)]  # Django asks no query for 0
        of_section, values = newest.query.sql_with_params()
        parts = [CHOSEN, SUGGESTED, IN_PARENTHESES.format(of_section), *[OF_TAG] * len(tags)]
        of_tags = [value for tag in tags for value in (tag, moment, *this, limit)]
        known = [article, article, *this]  # choices, suggestions
        return RawSQL(" UNION ".join(parts), [*known, *values, *of_tags])  # noqa: S611, ours
