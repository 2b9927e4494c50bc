"""What is done to the lists of many articles at once: told before, done whole, undone whole."""

from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import transaction

from articles.models import Article, RelatedList
from newsdesk.related import deeds, keeping
from newsdesk.related.bulk_deeds import Deed, Left, Step
from newsdesk.related.lists import lists_of
from suggesting.making import make_for

MOST = 200  # articles at once


class Planned(NamedTuple):
    """What will be done to an article; `targets`: keys of what joins its list, where each list
    gets its own."""

    article: Article
    steps: list[Step]
    targets: list[int]


class Plan(NamedTuple):
    """What is done to which, and pairs of the other articles with the reason."""

    done: list[Planned]
    left: list[tuple[Article, str]]


def chosen(ids) -> list[Article]:
    """Those of these articles that readers see, the newest first; at most `MOST`."""
    articles = Article.objects.published().filter(pk__in=ids).select_related("section")
    return list(articles.defer("body").latest_first()[:MOST])


def plan(deed: Deed, articles: list[Article], choice: dict[str, Any]) -> Plan:
    """What it does to each of them now. A few queries; of suggestions two for each article."""
    done, left = [], []
    choice = deed.looked_up(choice)
    for listed in lists_of(articles):
        try:
            steps = deed.steps(listed, choice)
        except Left as reason:
            left.append((listed.article, str(reason)))
        else:
            done.append(Planned(listed.article, steps, deed.targets(steps)))
    return Plan(done, left)


def prepare(deed: Deed, articles: list[Article]) -> None:
    """Have suggestions made where none were ever made, before any list is locked."""
    if deed.takes_suggestions:
        keys = [article.pk for article in articles]
        made = RelatedList.objects.filter(pk__in=keys, suggested_at__isnull=False)
        if missing := set(keys) - set(made.values_list("pk", flat=True)):
            make_for(sorted(missing))


def carry_out(deed: Deed, user, ids, choice: dict[str, Any]) -> tuple[UUID, Plan]:
    """Do it to those that it can be done to now, in one transaction; the batch, and the plan as
    done. What a colleague did a moment ago is looked at; some fifteen queries an article."""
    batch = uuid4()
    prepare(deed, chosen(ids))
    with transaction.atomic():
        keeping.locked(sorted(ids))
        planned = plan(deed, chosen(ids), choice)
        done, left = [], planned.left
        for each in planned.done:
            try:
                _do(each, user, batch)
            except deeds.Refused as refused:
                left.append((each.article, str(refused)))
            else:
                done.append(each)
    return batch, Plan(done, left)


@transaction.atomic
def _do(planned, user, batch):
    for name, what in planned.steps:
        deeds.do(name, planned.article, user, batch=batch, **what)
