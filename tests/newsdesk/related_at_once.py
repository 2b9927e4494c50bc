"""Lists that several people change at the same moment, and whether nothing of them is lost."""

from dataclasses import replace

from articles.models import RelatedLink, RelatedList
from newsdesk.models import RelatedChange
from newsdesk.related import deeds, keeping
from newsdesk.related.states import State

PEOPLE, PRESSES = 4, 12


def tried(name, article, user, **what):
    """The change; the words of the refusal where a rule forbids it."""
    try:
        return deeds.do(name, article, user, **what)
    except deeds.Refused as refusal:
        return str(refusal)


def whole(article):
    """That nothing of the list was lost: each change begins with what the one before it left."""
    links = RelatedLink.objects.filter(article=article).order_by("position")
    places = [10 * number for number in range(1, len(links) + 1)]
    assert [link.position for link in links] == places
    assert len({link.target_id for link in links}) == len(links) <= deeds.MOST_LINKS
    changes = list(RelatedChange.objects.filter(article=article).order_by("pk"))
    states = [State()]
    for each in changes:
        assert _own(State.of(each.before)) == _own(states[-1])
        states.append(State.of(each.after))
    listed = RelatedList.objects.filter(article=article).first() or RelatedList(article=article)
    assert _own(keeping.read(listed)) == _own(states[-1])
    assert listed.version == len(changes)
    return True


def _own(state):
    """Without what other lists change as well, and without who added what, known after it is."""
    rows = [replace(row, added_by=None) for row in state.rows]
    return state.mode, rows, state.exclusions, state.reviewed_at
