"""Which articles could be read after one, the best first: what is asked of the database.

Each way to another article is read from one index and only as far as its newest; the most
promising of all that is found are looked at closely.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import nlargest

from articles.models import Article, ArticleTag, RelatedExclusion, SourceLink
from search.likeness import alike, telling_words
from suggesting.scoring import LIKENESS, SECTION, SOURCE, TAG, Tie, followed, score
from suggesting.stories import Story

MOST = 20  # of an article's suggestions
LOOKED_AT = 60  # of all that is found
OF_A_TAG, OF_A_SECTION, OF_AN_OUTLET = 100, 40, 40  # the newest
A_DAY = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Candidate:
    """An article that another could lead to."""

    id: int
    headline: str
    urls: tuple[str, ...]  # pages it rests on
    tie: Tie
    days: float  # since its publication
    is_made: bool  # whether it has suggestions of its own already

    @cached_property
    def score(self):
        return score(self.tie, self.days)

    @cached_property
    def story(self):
        return Story.of(self.headline, self.urls)


def candidates_of(article, tokens, commons, shelves, followers):
    """Up to `LOOKED_AT` public candidates, the best first; what was excluded is none.

    `tokens` are those of its text; `followers`: by target how many of its readers went there. The
    article has its tags and source links at hand. Some ten queries.
    """
    words = telling_words(tokens, commons.words)
    likeness = alike(words, article.pk, commons.words, shelves.at)
    rarities = commons.rarities([tag.pk for tag in article.tags.all()])
    promise = _promise(article, shelves, rarities, likeness, followers)
    excluded = RelatedExclusion.objects.of(article.pk)
    for target in [article.pk, *excluded.values_list("target", flat=True)]:
        promise.pop(target, None)
    chosen = nlargest(LOOKED_AT, promise, key=lambda target: (promise[target], target))
    found = _looked_at(article, chosen, rarities, likeness, followers, shelves.at)
    return sorted(found, key=lambda candidate: (-candidate.score, -candidate.id))


def without_repeats(candidates, story, limit=MOST):
    """The first `limit` that tell neither the story of the article itself nor one twice."""
    chosen = []
    for candidate in candidates:
        if len(chosen) == limit:
            break
        is_same = story.has_headline_of(candidate.story) or any(
            candidate.story.is_told_by(other.story) for other in chosen
        )
        if not is_same:
            chosen.append(candidate)
    return chosen


def story_of(article):
    return Story.of(article.headline, [link.url for link in article.source_links.all()])


class Shelves:
    """The newest of a tag, a section or an outlet at the moment `at`, each looked up once."""

    def __init__(self, at):
        self.at = at
        self.of_tag, self.in_section, self.of_outlet = (
            cache(look) for look in (self._of_tag, self._in_section, self._of_outlet)
        )

    def _of_tag(self, tag):
        uses = ArticleTag.objects.filter(tag=tag, listed_at__lte=self.at)
        newest = uses.order_by("-listed_at", "-content_object")
        return list(newest.values_list("content_object_id", flat=True)[:OF_A_TAG])

    def _in_section(self, section):
        articles = Article.objects.published(self.at).in_section(section).latest_first()
        return list(articles.values_list("pk", flat=True)[:OF_A_SECTION])

    def _of_outlet(self, outlet):
        links = SourceLink.objects.filter(source=outlet).order_by("-pk")[:OF_AN_OUTLET]
        return set(links.values_list("article_id", flat=True))


def _promise(article, shelves, rarities, likeness, followers):
    """By key what is known of articles so far, as a number."""
    promise = Counter()
    for target, value in likeness.items():
        promise[target] += LIKENESS * value
    for target, count in followers.items():
        promise[target] += followed(count)
    for tag, rarity in rarities.items():
        for target in shelves.of_tag(tag):
            promise[target] += TAG * rarity
    if article.section_id:
        for target in shelves.in_section(article.section_id):
            promise[target] += SECTION
    for outlet in _outlets(article):
        for target in shelves.of_outlet(outlet):
            promise[target] += SOURCE
    return promise


def _outlets(article):
    """Those it rests on, their names by their keys."""
    return {link.source_id: link.source.name for link in article.source_links.all() if link.source}


def _looked_at(article, ids, rarities, likeness, followers, at):
    """Candidates, with all that ties them to the article. Three queries."""
    names, outlets = {tag.pk: tag.name for tag in article.tags.all()}, _outlets(article)
    tags, sources = _shared_tags(ids, names, rarities), _sources(ids)
    facts = ("pk", "headline", "section_id", "published_at", "related_list__suggested_at")
    public = Article.objects.published(at).filter(pk__in=ids, unlisted_reason="").order_by()
    for pk, headline, section, published_at, suggested_at in public.values_list(*facts):
        shared = sorted(outlets[key] for key in outlets.keys() & set(sources[pk].values()))
        tie = Tie(
            tags=tags[pk],
            likeness=likeness.get(pk, 0.0),
            is_same_section=section is not None and section == article.section_id,
            outlet=shared[0] if shared else "",
            readers=followers.get(pk, 0),
        )
        yield Candidate(
            id=pk,
            headline=headline,
            urls=tuple(sources[pk]),
            tie=tie,
            days=days_since(published_at, at),
            is_made=suggested_at is not None,
        )


def days_since(moment, at):
    return (at - moment).total_seconds() / A_DAY


def _shared_tags(ids, names, rarities):
    """By article the names of those tags that it has, with their rarity, the rarest first."""
    shared = defaultdict(list)
    if not names:
        return shared
    uses = ArticleTag.objects.filter(content_object__in=ids, tag__in=names).order_by()
    for target, tag in uses.values_list("content_object_id", "tag_id"):
        shared[target].append((names[tag], rarities[tag]))
    for found in shared.values():
        found.sort(key=lambda tag: (-tag[1], tag[0]))
    return shared


def _sources(ids):
    """By article the pages it rests on, with the keys of their outlets."""
    sources = defaultdict(dict)
    links = SourceLink.objects.filter(article__in=ids).order_by()
    for pk, url, outlet in links.values_list("article_id", "url", "source_id"):
        sources[pk][url] = outlet
    return sources
