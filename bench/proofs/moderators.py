"""Moderators gone wild, on the newspaper of DATABASE_URL, beside `newsroom.py` and after it.

In the second half they are alone and slow: what their deeds leave as it was no other change mends.

Prints a line of JSON for each change, as that does. What it is about is a pair, "3>7": how 7 stands
in the list of 3 ("chosen", "ended", "excluded" or nothing), or "*>7": whether it is excluded from
all lists.
"""

import random
import sys
import time
from datetime import datetime
from math import inf

import django

django.setup()

from django.contrib.auth.models import User

from articles.models import Article, RelatedLink
from newsdesk.models import RelatedChange
from newsdesk.related import bulk, deeds, undoing
from newsdesk.related.bulk_deeds import DEEDS
from newsdesk.related.states import State
from proofs.newsroom import SOON, moment, number, tell
from suggesting.making import make_for

PAUSE, LONG_PAUSE = 0.1, 1.0
SHOWN = 6  # no list gets longer, so that readers see all that was chosen


def standing(state: State) -> dict[int, str]:
    """How each target stands that the list says anything of."""
    return dict.fromkeys(state.exclusions, "excluded") | dict.fromkeys(state.targets, "chosen")


def two() -> list:
    """Articles by chance; the list of the first is what it is about."""
    return [Article.objects.defer("body").get(pk=key) for key in random.sample(list(numbers), 2)]


# --- Deeds ------------------------------------------------------------------------------------


def add(article, other):
    if RelatedLink.objects.filter(article=article).count() < SHOWN:
        deeds.do(random.choice(["add", "add_top"]), article, person, target=other.pk)


def on_a_link(name, **what):
    """A deed on one of its links, if it has any."""

    def done(article, _other):
        if link := RelatedLink.objects.filter(article=article).order_by("?").first():
            facts = {key: make() for key, make in what.items()}
            deeds.do(name, article, person, target=link.target_id, **facts)

    return done


def on_the_other(name):
    return lambda article, other: deeds.do(name, article, person, target=other.pk)


def replace_everywhere(_article, other):
    if link := RelatedLink.objects.exclude(target=other).order_by("?").first():
        choice = {"target": link.target, "by": other}
        found, _stays = DEEDS["replace"].found(choice)
        keys = list(found.values_list("pk", flat=True))
        bulk.carry_out(DEEDS["replace"], person, keys, choice)


def remove_everywhere(_article, other):
    choice = {"target": other}
    keys = list(DEEDS["remove"].found(choice)[0].values_list("pk", flat=True))
    bulk.carry_out(DEEDS["remove"], person, keys, choice)


DEEDS_BY_CHANCE = [
    *[add] * 6,
    on_a_link("remove"),
    on_a_link("up"),
    *[on_a_link("expire", until=lambda: moment(time.time() + random.uniform(*SOON)))] * 3,
    *[on_a_link("exclude")] * 2,
    *[on_the_other("exclude"), on_the_other("allow")] * 2,
    on_the_other("exclude_everywhere"),
    replace_everywhere,
    remove_everywhere,
    *[lambda article, _other: make_for([article.pk])] * 3,  # as the worker does
    lambda _article, _other: undoing.undo(person),
]


# --- What came of them ------------------------------------------------------------------------


def tell_changes(began, ended) -> None:
    """Of each pair that the deed changed."""
    for change in RelatedChange.objects.filter(pk__gt=seen["change"]).order_by("pk"):
        seen["change"] = change.pk
        before, after = State.of(change.before), State.of(change.after)
        was, now = standing(before), standing(after)
        for target in was | now:
            row = after.row_of(target)
            if row != before.row_of(target) or was.get(target) != now.get(target):
                about = f"{numbers[change.article_id]}>{numbers[target]}"
                ends.pop(about, None)
                due = datetime.fromisoformat(row.expires_at).timestamp() if ends_once(row) else inf
                tell(about, began, ended, "ended" if due <= began else now.get(target))
                if began < due < inf:
                    ends[about] = due
        for target in before.everywhere.keys() ^ after.everywhere.keys():
            said = "excluded" if target in after.everywhere else None
            tell(f"*>{numbers[target]}", began, ended, said)


def ends_once(row) -> bool:
    return bool(row and row.expires_at)


def tell_ends(until: float) -> None:
    """Of the links whose end has come by then."""
    for about in [about for about, due in ends.items() if due <= until]:
        due = ends.pop(about)
        tell(about, due, due, "ended")


def main(seconds: float) -> None:
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        time.sleep(random.uniform(0, 2 * (PAUSE if passed < seconds / 2 else LONG_PAUSE)))
        tell_ends(time.time())
        article, other = two()
        pressed = time.time()
        try:
            random.choice(DEEDS_BY_CHANCE)(article, other)
        except deeds.Refused:
            continue
        tell_changes(pressed, time.time())
    tell_ends(time.time() + max(SOON))


ends = {}  # by pair the moment to come
seen = {"change": 0}
numbers, person = {}, None

if __name__ == "__main__":
    numbers |= {article.pk: number(article) for article in Article.objects.only("slug")}
    person = User.objects.create_user("moderatrice")
    main(float(sys.argv[1]))
