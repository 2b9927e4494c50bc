"""When suggestions are made: soon after an article appears or changes, and afresh each night."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, RelatedList, Suggestion
from jobs.periodic import EVERY
from photos.public import changed_in_bulk
from suggesting import jobs, making
from suggesting.jobs import afresh, catch_up
from suggesting.making import make_for
from tests import factories

pytestmark = pytest.mark.django_db
NOON = "2026-11-23 12:00+01:00"


@pytest.fixture
def made(monkeypatch):
    """Headlines of those that suggestions are made for, call by call."""
    calls = []

    def make(ids, **choices):
        ids = list(ids)
        names = dict(Article.objects.filter(pk__in=ids).values_list("pk", "headline"))
        if ids:
            calls.append([names[pk] for pk in ids])
        make_for(ids, **choices)

    monkeypatch.setattr(jobs, "make_for", make)
    return calls


@pytest.fixture
def told():
    """How often public pages were told of suggestions."""
    calls = []

    def listen(**kwargs):
        calls.append(kwargs)

    changed_in_bulk.connect(listen, sender=Suggestion)
    yield calls
    changed_in_bulk.disconnect(listen, sender=Suggestion)


def test_both_jobs_are_done_again_and_again():
    assert EVERY[catch_up.module_path] == (catch_up, timedelta(minutes=1))
    assert EVERY[afresh.module_path] == (afresh, timedelta(hours=24))


def test_what_appeared_is_made_once(made):
    factories.published("Uno", hours_ago=2)
    factories.published("Due", hours_ago=1)
    factories.draft("Bozza")
    factories.withdrawn("Ritirato")
    catch_up.func()
    catch_up.func()
    assert made == [["Due", "Uno"]]


def test_what_is_scheduled_is_made_when_its_moment_has_come(made):
    with time_machine.travel(NOON, tick=False) as clock:
        article = factories.scheduled("Domani", in_hours=24)
        make_for([article])  # somebody looked at its form
        catch_up.func()
        assert made == []
        clock.shift(timedelta(hours=24, seconds=1))
        catch_up.func()
        assert made == [["Domani"]]


def test_what_was_saved_again_is_made_again(made):
    with time_machine.travel(NOON, tick=False) as clock:
        article = factories.published("Prima", tags=["ponti"])
        catch_up.func()
        clock.shift(timedelta(minutes=5))
        article.section, article.headline = factories.section("Sport"), "Dopo"
        article.save()
        article.tags.set(["fiume"])
        catch_up.func()
        assert made == [["Prima"], ["Dopo"]]


def test_what_appears_comes_before_very_much_that_was_changed(made, monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    for name in "abc":
        factories.published(f"Importato {name}", hours_ago=24 * 300)
    factories.published("Nuovo")
    for _ in range(3):
        catch_up.func()
    assert made == [["Nuovo", "Importato c"], ["Importato b", "Importato a"]]


def test_the_night_takes_three_months_and_what_never_had_any(made):
    recent = factories.published("Recente", hours_ago=24 * 89)
    make_for([recent])
    older = [factories.published(f"Vecchio {n}", hours_ago=24 * 91) for n in range(2)]
    make_for(older[:1])
    factories.draft("Bozza")
    Article.objects.update(modified_at=timezone.now() - timedelta(days=80))
    afresh.func()
    assert made == [["Recente", "Vecchio 1"]]


def test_the_night_keeps_no_new_article_waiting(made, monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", 1)
    old = [factories.published(f"Vecchio {n}", hours_ago=24 * (n + 10)) for n in range(2)]
    make_for(old)
    Article.objects.update(modified_at=timezone.now() - timedelta(days=9))

    def publish(seconds):
        if Article.objects.count() == 2:
            factories.published("Nuovo")

    monkeypatch.setattr(jobs, "sleep", publish)
    afresh.func()
    assert made == [["Vecchio 0"], ["Nuovo"], ["Vecchio 1"]]


def test_pages_are_told_once_of_many_and_only_if_something_changed(told):
    articles = [factories.published(f"Pezzo {n}", tags=["ponti"]) for n in range(60)]
    for _ in range(2):
        make_for(articles, in_bulk=True)
        assert len(told) == 1
    make_for([factories.published("Nuovo", tags=["ponti"])])
    assert len(told) == 2


def test_pages_are_told_of_each_part_before_the_next_is_begun(told, monkeypatch):
    """So a worker that is killed in between leaves no page with older cards."""
    articles = [
        factories.published(f"Pezzo {n}", tags=["ponti"]) for n in range(making.AT_ONCE * 2)
    ]
    begun, followed = [], making.followed
    monkeypatch.setattr(making, "followed", lambda ids: begun.append(len(told)) or followed(ids))
    make_for(articles)
    assert begun == [0, 1] and len(told) == 2


def test_what_pages_cannot_be_told_of_is_not_kept(caplog):
    def refuse(**kwargs):
        raise IntegrityError("no edition")

    factories.published("Quello", tags=["ponti"])
    article = factories.published("Questo", tags=["ponti"])
    changed_in_bulk.connect(refuse, sender=Suggestion)
    try:
        make_for([article])
    finally:
        changed_in_bulk.disconnect(refuse, sender=Suggestion)
    assert not Suggestion.objects.exists() and "no edition" in caplog.text


def test_a_night_that_begins_again_first_tells_of_what_it_had_made(told, monkeypatch):
    make_for([factories.published(hours_ago=24 * n, tags=["ponti"]) for n in range(5, 8)])
    Article.objects.update(modified_at=timezone.now() - timedelta(days=9))
    told.clear()
    at_first = []
    monkeypatch.setattr(jobs, "make_for", lambda ids, **_: ids and at_first.append(len(told)))
    afresh.func()
    assert at_first == [1]


def test_pages_are_not_told_of_lists_that_no_reader_sees(told):
    factories.published("Quello", tags=["ponti"])
    make_for([factories.draft("Bozza", tags=["ponti"])])
    assert Suggestion.objects.exists() and told == []


def test_one_that_cannot_be_made_keeps_no_other_waiting(told, monkeypatch, caplog):
    articles = [factories.published(f"Pezzo {n}", tags=["ponti"]) for n in range(30)]
    bulk_create, made = Suggestion.objects.bulk_create, []

    def fail_once(rows):
        made.append(len(made))
        if made == [0]:
            raise IntegrityError("deleted meanwhile")
        return bulk_create(rows)

    monkeypatch.setattr(Suggestion.objects, "bulk_create", fail_once)
    make_for(articles, in_bulk=True)
    assert Suggestion.objects.values("article").distinct().count() == 5
    assert len(told) == 1 and "deleted meanwhile" in caplog.text


def test_what_is_deleted_meanwhile_is_passed_over():
    make_for([10**9])
    assert not RelatedList.objects.exists()


def test_nothing_is_made_of_nothing(told):
    make_for([])
    catch_up.func()
    assert told == []
