"""The lists of the database as states, and states written into it. Inside of a transaction."""

from datetime import UTC, datetime

from django.contrib.auth import get_user_model
from django.db.models import F

from articles.models import Article, RelatedExclusion, RelatedLink, RelatedList
from newsdesk.related.states import Row, State
from photos.public import changed_in_bulk

STEP = 10  # between the positions of two links
FACTS = ("kind", "own_headline", "expires_at", "origin")


def locked(articles) -> dict[int, RelatedList]:
    """The lists of these articles by key, those that are gone left out.

    Nobody else changes them before the transaction ends: neither here nor in the article's form.
    """
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=articles)
    present = list(rows.values_list("pk", flat=True).order_by("pk"))
    # Made before any is locked: who makes suggestions waits in the same order, so nobody for ever.
    RelatedList.objects.bulk_create([RelatedList(pk=key) for key in present], ignore_conflicts=True)
    lists = RelatedList.objects.select_for_update(no_key=True)
    return {listed.pk: listed for listed in lists.filter(pk__in=present).order_by("pk")}


def read(listed: RelatedList, about=()) -> State:
    """The list as it is; `about`: targets whose exclusion everywhere is asked for. Two queries."""
    key = listed.article_id
    links = RelatedLink.objects.filter(article=key)
    exclusions = RelatedExclusion.objects.filter(article=key)
    if about:
        exclusions |= RelatedExclusion.objects.filter(article=None, target__in=about)
    reasons: dict[int | None, dict[int, str]] = {key: {}, None: {}}
    for each in exclusions:
        reasons[each.article_id][each.target_id] = each.reason
    return State(
        listed.mode,
        tuple(
            Row(link.target_id, *(_kept(getattr(link, name)) for name in FACTS), link.added_by_id)
            for link in links
        ),
        reasons[key],
        reasons[None],
        _kept(listed.reviewed_at),
        listed.reviewed_by_id,
    )


def write(listed: RelatedList, before: State, after: State, user) -> None:
    """Make the list another, and raise its version."""
    _write_rows(listed.article_id, before, after, user)
    _write_exclusions(listed.article_id, before.exclusions, after.exclusions, user)
    _write_exclusions(None, before.everywhere, after.everywhere, user)
    RelatedList.objects.filter(pk=listed.pk).update(
        mode=after.mode,
        version=F("version") + 1,
        reviewed_at=_moment(after.reviewed_at),
        reviewed_by=_person(after.reviewed_by),
    )
    if after.mode != before.mode:
        changed_in_bulk.send(RelatedList)


def _write_rows(article, before, after, user):
    links = RelatedLink.objects.filter(article=article)
    if gone := set(before.targets) - set(after.targets):
        links.filter(target__in=gone).delete()
    present = {link.target_id: link for link in links}
    new = []
    for number, row in enumerate(after.rows, 1):
        facts = {name: getattr(row, name) for name in FACTS} | {
            "expires_at": _moment(row.expires_at),
            "position": number * STEP,
        }
        link = present.get(row.target)
        if link is None:
            by = _person(row.added_by) if row.added_by else user.pk
            new.append(
                RelatedLink(article_id=article, target_id=row.target, added_by_id=by, **facts)
            )
        elif any(getattr(link, name) != value for name, value in facts.items()):
            links.filter(pk=link.pk).update(**facts)
    RelatedLink.objects.bulk_create(new)


def _write_exclusions(article, before, after, user):
    own = RelatedExclusion.objects.filter(article=article)
    changed = {target for target in before if after.get(target) != before[target]}
    if changed:
        own.filter(target__in=changed).delete()
    new = [
        RelatedExclusion(article_id=article, target_id=target, reason=reason, excluded_by=user)
        for target, reason in after.items()
        if before.get(target) != reason
    ]
    # Two people may exclude one target everywhere, each from a list of his own.
    RelatedExclusion.objects.bulk_create(new, ignore_conflicts=True)


def _kept(value):
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _moment(kept):
    return datetime.fromisoformat(kept) if kept else None


def _person(key):
    """The key of a person who may be deleted meanwhile."""
    return key if key and get_user_model().objects.filter(pk=key).exists() else None
