"""What was done to a list, in words: for the one who did it, and for colleagues."""

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext

from articles.models import Article
from newsdesk.assigning import name_of
from newsdesk.models import RelatedChange
from newsdesk.related.states import State

MOST_TOLD = 20  # changes


def since(article, version: int, present: int, user) -> str:
    """What colleagues did to the list since that version; "" for nothing. Two queries if any."""
    if version >= present:
        return ""
    changes = RelatedChange.objects.filter(article=article.pk).select_related("made_by")
    newest = changes.order_by("-pk")[: min(present - version, MOST_TOLD)]
    others = [change for change in reversed(newest) if change.made_by_id != user.pk]
    if not others:
        return ""
    names = dict.fromkeys(who(change.made_by) for change in others)
    words = ngettext(
        "%(names)s changed this list %(ago)s: %(changes)s.",
        "%(names)s have changed this list, last %(ago)s: %(changes)s.",
        len(names),
    )
    return words % {
        "names": ", ".join(names),
        "ago": ago(others[-1].made_at),
        "changes": "; ".join(_changes(others)),
    }


def last(key: int) -> RelatedChange | None:
    """The newest change of the list of the article with that key."""
    changes = RelatedChange.objects.filter(article=key).select_related("made_by")
    return changes.order_by("-pk").first()


def about(changes) -> str:
    """The headline of the one article that these changes, of one press, were about: of the target,
    or of the list where it was about no target; "" for several, and for what readers do not see."""
    lists = {change.article_id for change in changes}
    pairs = [(State.of(change.before), State.of(change.after)) for change in changes]
    targets = {target for pair in pairs for target, _words in _of_targets(*pair)}
    moved = any(before.targets != after.targets for before, after in pairs)
    is_way_back = changes[0].deed == "two_way"  # its target is the list that it changed
    named = lists if is_way_back or not (targets or moved) else targets
    headlines = Article.objects.published().filter(pk__in=named).values_list("headline", flat=True)
    return headlines[0] if len(named) == 1 and headlines else ""


def who(person) -> str:
    return name_of(person) if person else gettext("Somebody")


def ago(moment) -> str:
    """How long ago it was: `2 minutes ago`."""
    if (timezone.now() - moment).total_seconds() < 60:
        return gettext("just now")
    return gettext("%(time)s ago") % {"time": timesince(moment, depth=1)}


def _changes(changes):
    states = [(State.of(change.before), State.of(change.after)) for change in changes]
    named = {target for pair in states for state in pair for target in _targets(state)}
    seen = Article.objects.published().filter(pk__in=named)  # of others readers know nothing
    headlines = dict(seen.values_list("pk", "headline"))
    said = []
    for before, after in states:
        said += [
            words % {"headline": headlines.get(target, "–")}
            for target, words in _of_targets(before, after)
        ]
        said += _of_the_whole(before, after)
    return list(dict.fromkeys(said))


def _targets(state):
    return [*state.targets, *state.exclusions, *state.everywhere]


def _of_targets(before, after):
    """Pairs of a target and what happened to it."""
    for target in after.targets:
        row, former = after.row_of(target), before.row_of(target)
        if former is None:
            yield target, gettext("added “%(headline)s”")
        elif row != former:
            yield target, gettext("changed “%(headline)s”")
    for target in before.targets:
        if target not in after.targets:
            yield target, gettext("removed “%(headline)s”")
    for no, former in (
        (after.exclusions, before.exclusions),
        (after.everywhere, before.everywhere),
    ):
        for target in no.keys() - former.keys():
            yield target, gettext("excluded “%(headline)s”")
        for target in former.keys() - no.keys():
            yield target, gettext("allowed “%(headline)s” again")


def _of_the_whole(before, after):
    if before.mode != after.mode:
        yield gettext("chose what readers get")
    if before.reviewed_at != after.reviewed_at:
        yield gettext("reviewed it")
    stayed = set(before.targets) & set(after.targets)
    if _of(before, stayed) != _of(after, stayed):
        yield gettext("put it into another order")


def _of(state, targets):
    return [target for target in state.targets if target in targets]
