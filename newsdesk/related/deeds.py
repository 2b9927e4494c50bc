"""What a moderator does to the list of an article: within the rules, logged, to be undone."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from newsdesk.models import RelatedChange
from newsdesk.related import keeping, refusals
from newsdesk.related.refusals import MOST_LINKS, Refused
from newsdesk.related.reviews import keep_revision
from newsdesk.related.states import State
from newsdesk.related.steps import IN_TWO_LISTS, STEPS

REVIEWS = ("reviewed", "nothing")  # the list is as it shall be; or there is nothing to add to it
NAMES = (*STEPS, *IN_TWO_LISTS, *REVIEWS)


def do(name, article, user, batch: UUID | None = None, place=None, seconds=None, **what):
    """Do it now, to the list as it is; the change, None where it is so already.

    `name`: of `NAMES`; `what`: as its function in `steps` takes it, targets by key. `batch`: of
    what one press does to several lists. `place`: of the suggestion that is taken; `seconds`: from
    opening the list to a review. Refused where a rule forbids it; then nothing is done. About
    fifteen queries.
    """
    batch = batch or uuid4()
    target = what.get("target")
    with transaction.atomic():
        keys = [article.pk] + ([target] if name in IN_TWO_LISTS else [])
        lists = keeping.locked(keys)
        if len(lists) < len(set(keys)):
            raise Refused(refusals.NO_ARTICLE)
        about = [target] if target else []
        before = {key: keeping.read(listed, about) for key, listed in lists.items()}
        after = _after(name, before, article.pk, user, what)
        changes = []
        for key, state in after.items():
            if state != before[key]:
                _check(key, before[key], state, is_own=key == article.pk)
                keeping.write(lists[key], before[key], state, user)
                changes.append(
                    log(name, key, batch, user, before[key], state, place=place, seconds=seconds)
                )
        if name in REVIEWS:
            keep_revision(article, user)
    return changes[0] if changes else None


def log(name, article, batch, user, before: State, after: State, **facts):
    """Note what was done to the list of the article with that key."""
    return RelatedChange.objects.create(
        article_id=article,
        batch=batch,
        deed=name,
        before=before.kept(),
        after=after.kept(),
        made_by=user,
        **facts,
    )


def _after(name, before, article, user, what):
    """The lists as they will be, by the keys of their articles, this article's first."""
    own = before[article]
    if name in REVIEWS:
        now = timezone.now().isoformat()
        return {article: replace(own, reviewed_at=now, reviewed_by=user.pk)}
    if name in IN_TWO_LISTS:
        target = what["target"]
        if target == article:
            raise Refused(refusals.ITSELF)
        if not own.row_of(target) and not Article.objects.published().filter(pk=target).exists():
            raise Refused(refusals.NOT_PUBLIC)
        states = IN_TWO_LISTS[name](own, before[target], article, **what)
        return dict(zip((article, target), states, strict=True))
    return {article: STEPS[name](own, **what)}


def _check(article, before, after, is_own):
    """The rules of every list. Some are kept by the database as well."""
    new = set(after.targets) - set(before.targets)
    if article in new:
        raise Refused(refusals.ITSELF)
    if len(after.rows) > max(MOST_LINKS, len(before.rows)):
        if is_own:
            raise Refused(refusals.FULL, most=MOST_LINKS)
        headline = Article.objects.values_list("headline", flat=True).get(pk=article)
        raise Refused(refusals.OTHER_FULL, headline=headline, most=MOST_LINKS)
    if len(new) > Article.objects.published().filter(pk__in=new).count():
        raise Refused(refusals.NOT_PUBLIC)
    unknown = (after.exclusions.keys() | after.everywhere.keys()) - (
        before.exclusions.keys() | before.everywhere.keys()
    )
    if len(unknown) > Article.objects.published().filter(pk__in=unknown).count():
        raise Refused(refusals.NOT_PUBLIC)
