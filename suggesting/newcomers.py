"""Lets articles into the lists of those they lead to: what ties two of them ties them both ways."""

from collections import defaultdict
from dataclasses import dataclass, replace

from articles.models import RelatedExclusion, SourceLink, Suggestion
from suggesting.candidates import MOST, days_since, story_of
from suggesting.scoring import score
from suggesting.stories import Story
from visits.passages import followed


@dataclass
class _Row:
    """A suggestion of a list; a newcomer's has no key yet."""

    pk: int | None
    target: int
    score: float
    story: Story
    reasons: dict | None = None


def let_in(chosen, at):
    """Whether any list leads elsewhere now. `chosen`: articles that are public at that moment, with
    their candidates.

    Only lists that were made before, as others will find them by themselves; not where somebody
    said no. A newcomer takes the place of the last of a full list, or of what tells the same
    story. Five queries to find out.
    """
    newcomers = _newcomers(chosen, at)
    lists = _lists(newcomers)
    gone, come, is_changed = [], [], False
    for article, rows in newcomers.items():
        before = lists[article]
        after = _joined(before, rows)
        is_changed |= [row.target for row in _ranked(before)] != [row.target for row in after]
        gone += [row.pk for row in before if row not in after]
        come += [
            Suggestion(
                article_id=article, target_id=row.target, score=row.score, reasons=row.reasons
            )
            for row in after
            if row.pk is None
        ]
    Suggestion.objects.filter(pk__in=gone).delete()
    Suggestion.objects.bulk_create(come)
    return is_changed


def _newcomers(chosen, at):
    """By the key of the list the rows that want to enter it."""
    made = {candidate.id for found in chosen.values() for candidate in found if candidate.is_made}
    noes, followers = _noes(chosen, made), followed(made)
    newcomers = defaultdict(list)
    for article, found in chosen.items():
        story, days = story_of(article), days_since(article.published_at, at)
        for candidate in found:
            pair = (candidate.id, article.pk)
            if candidate.id not in made or pair in noes or (None, article.pk) in noes:
                continue
            readers = followers.get(candidate.id, {}).get(article.pk, 0)
            tie = replace(candidate.tie, readers=readers)
            row = _Row(None, article.pk, score(tie, days), story, tie.reasons)
            newcomers[candidate.id].append(row)
    return newcomers


def _noes(chosen, lists):
    own = RelatedExclusion.objects.of_any(lists).filter(target__in=[each.pk for each in chosen])
    return set(own.values_list("article_id", "target_id"))


def _lists(articles):
    """By article the rows of its list."""
    rows = Suggestion.objects.filter(article__in=articles).order_by()
    facts = list(rows.values_list("article_id", "pk", "target_id", "score", "target__headline"))
    urls = defaultdict(list)
    links = SourceLink.objects.filter(article__in={fact[2] for fact in facts}).order_by()
    for target, url in links.values_list("article_id", "url"):
        urls[target].append(url)
    stories = {target: Story.of(headline, urls[target]) for *_, target, _, headline in facts}
    lists = defaultdict(list)
    for article, pk, target, worth, _headline in facts:
        lists[article].append(_Row(pk, target, worth, stories[target]))
    return lists


def _joined(rows, newcomers):
    """The rows of a list after newcomers have entered it, at most `MOST`, none told twice."""
    renewed = {row.target for row in newcomers}
    joined = []
    for row in _ranked([*(row for row in rows if row.target not in renewed), *newcomers]):
        if not any(row.story.is_told_by(other.story) for other in joined):
            joined.append(row)
    return joined[:MOST]


def _ranked(rows):
    return sorted(rows, key=lambda row: (-row.score, -row.target))
