"""The machine, the article's form and moderators at one related list at the same moment."""

import threading
from functools import partial
from random import Random

import pytest
from django.db import connection

from articles.models import Article, Suggestion
from newsdesk.models import RelatedChange
from newsdesk.related import bulk, deeds, undoing
from newsdesk.related.bulk_deeds import DEEDS
from suggesting.making import make_for
from tests import factories
from tests.newsdesk.pages import change, desk, opened
from tests.newsdesk.related import targets
from tests.newsdesk.related_at_once import PEOPLE, PRESSES, tried, whole
from tests.threads import LONGEST, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def articles():
    return [factories.published(f"Notizia {n}", tags=["ponti"]) for n in range(6)]


@pytest.fixture
def people():
    return [factories.staff("Moderator", username=f"m{n}") for n in range(PEOPLE)]


def test_suggestions_are_made_while_people_choose(articles, people):
    first, *others = articles
    keys = [each.pk for each in articles]
    for _ in range(PRESSES):
        at_once(
            partial(make_for, keys),
            partial(make_for, keys[::-1]),
            partial(tried, "add", first, people[0], target=others[0].pk),
            partial(tried, "exclude", first, people[1], target=others[1].pk),
        )
        tried("remove", first, people[0], target=others[0].pk)
        tried("allow", first, people[1], target=others[1].pk)
    assert whole(first)
    pairs = Suggestion.objects.values_list("article", "target")
    assert len(set(pairs)) == len(pairs) > 0


def test_the_form_of_the_article_loses_nothing_of_what_is_chosen_meanwhile(articles, people):
    first, *others = articles
    editor = desk(factories.staff("Editor"))
    deeds.do("add", first, people[0], target=others[0].pk)
    form = opened(editor, change(first)) | {"kicker": "Nel modulo"}
    form.row("related_links", target=others[1].pk)
    found = at_once(
        lambda: editor.post(change(first), form).status_code,
        partial(make_for, [first.pk]),
        partial(tried, "add", first, people[0], target=others[2].pk),
        partial(tried, "remove", first, people[1], target=others[0].pk),
    )
    assert found[0] == 302
    first.refresh_from_db()
    assert first.kicker == "Nel modulo"
    assert set(targets(first)) == set(others[1:3]) and whole(first)


# --- By chance ---


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_done_at_once_no_list_breaks(articles, people, seed):
    def by_chance(person, number):
        random = Random(f"{seed} {number}")  # noqa: S311
        for _ in range(PRESSES):
            article, other = random.sample(articles, 2)
            choice = random.choice(PRESSED)
            choice(article, other, person)

    at_once(*[partial(by_chance, person, number) for number, person in enumerate(people)])
    assert all(whole(article) for article in articles)
    assert RelatedChange.objects.count() > PRESSES


def pressed(name, **what):
    return lambda article, other, person: tried(name, article, person, target=other.pk, **what)


def over_all(name):
    """The deed in bulk, to all articles."""

    def done(article, other, person):
        keys = list(Article.objects.values_list("pk", flat=True))
        choice = {"target": article, "by": other, "number": 2, "until": None, "source": other}
        bulk.carry_out(DEEDS[name], person, keys, choice | {"instead": True})

    return done


PRESSED = [
    *[pressed("add")] * 3,
    *[pressed(name) for name in ("add_top", "remove", "up", "exclude", "allow")],
    pressed("exclude_everywhere"),
    pressed("two_way", on=True),
    pressed("two_way", on=False),
    pressed("kind", kind="earlier"),
    *[over_all(name) for name in ("take", "add", "replace", "remove", "copy", "review")],
    *[lambda _article, _other, person: undoing.undo(person)] * 3,
    lambda article, other, _person: make_for([article.pk, other.pk]),
    lambda article, _other, person: tried("reviewed", article, person),
]


# --- Who waits for whom ---


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
def test_a_list_made_for_the_first_time_makes_nobody_wait_for_ever(articles, people):
    """The machine has made the list of the second and wants the first's; a person wants both."""
    first, second, *_ = articles
    make_for([first.pk])
    inserted, waiting = threading.Event(), threading.Event()

    def machine():
        def pause(execute, sql, *rest):
            answer = execute(sql, *rest)
            if sql.startswith('INSERT INTO "articles_relatedlist"'):
                inserted.set()
                assert waiting.wait(LONGEST)
            return answer

        with connection.execute_wrapper(pause):
            make_for([second.pk])

    def person():
        def tell(execute, sql, *rest):
            if sql.startswith('INSERT INTO "articles_relatedlist"'):
                waiting.set()
            return execute(sql, *rest)

        assert inserted.wait(LONGEST)
        with connection.execute_wrapper(tell):
            keys = [first.pk, second.pk]
            bulk.carry_out(DEEDS["review"], people[0], keys, {})

    at_once(machine, person)
    assert whole(first) and whole(second)
    assert RelatedChange.objects.count() == 2


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
def test_an_address_that_changes_meanwhile_only_puts_suggestions_off(articles):
    """The form holds the article and wants its list, the machine the other way round."""
    first, other, *_ = articles
    editor = desk(factories.staff("Editor"))
    form = opened(editor, change(first)) | {"slug": "un-altro-indirizzo"}
    form.row("related_links", target=other.pk)
    saved, made = threading.Event(), threading.Event()

    def machine():
        assert saved.wait(LONGEST)

        def tell(execute, sql, *rest):
            answer = execute(sql, *rest)
            if sql.startswith('UPDATE "articles_relatedlist"'):
                made.set()  # its transaction ends now, and waits for the article
            return answer

        with connection.execute_wrapper(tell):
            make_for([first.pk])
        make_for([first.pk])

    def person():
        def pause(execute, sql, *rest):
            answer = execute(sql, *rest)
            if sql.startswith('UPDATE "articles_article"'):
                saved.set()
                assert made.wait(LONGEST)
                until_somebody_waits()
            return answer

        with connection.execute_wrapper(pause):
            return editor.post(change(first), form).status_code

    assert at_once(machine, person)[1] == 302
    assert Article.objects.get(pk=first.pk).slug == "un-altro-indirizzo"
    assert targets(first) == [other] and whole(first)
    assert first.suggestions.exists()


BLOCKED = """
    SELECT EXISTS (SELECT 1 FROM pg_locks
    WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))
"""


def until_somebody_waits():
    """For what this connection has locked."""
    with connection.cursor() as cursor:
        waits = (cursor.execute(BLOCKED).fetchone()[0] for _ in range(100_000))
        assert any(waits)
