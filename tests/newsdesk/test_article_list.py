"""The list of articles: what it shows, how it is narrowed and searched, and that it stays quick."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from photos.lists import COUNTED
from tests import factories
from tests.newsdesk.pages import ARTICLES, desk

pytestmark = pytest.mark.django_db

ROW = re.compile(r'<th class="field-headline"><a href="[^"]*">(.*?)</a>')


def shown(person, query=""):
    return ROW.findall(desk(person).get(ARTICLES + query).content.decode())


@pytest.fixture
def editor():
    return factories.staff("Editor")


# --- What is shown ----------------------------------------------------------------------------


def test_a_draft_says_its_stage_and_who_sees_to_it(editor):
    anna = factories.staff("Journalist", first_name="Anna", last_name="Neri")
    factories.draft(stage="changes_requested", assignee=anna)
    page = desk(editor).get(ARTICLES).content.decode()
    assert "Da correggere" in page and "Anna Neri" in page


def test_the_list_is_narrowed_by_stage_and_state(editor):
    for stage in Article.Stage.values:
        factories.draft(stage, stage=stage)
    factories.published("published", stage="ready")
    factories.scheduled("scheduled", stage="ready")
    factories.withdrawn("withdrawn")
    for stage in Article.Stage.values:
        assert shown(editor, f"?stage={stage}") == [stage]
    for state in ("published", "scheduled", "withdrawn"):
        assert shown(editor, f"?state={state}") == [state]
    assert len(shown(editor, "?state=draft")) == 4
    assert len(shown(editor, "?stage=gone&state=gone&whose=gone")) == 7


def test_what_waits_for_an_editor(editor):
    other = factories.staff("Editor")
    factories.draft("Di nessuno", stage="in_review")
    factories.draft("Mia", stage="in_review", assignee=editor)
    factories.draft("Sua", stage="in_review", assignee=other)
    factories.draft("Da correggere", stage="changes_requested", created_by=editor)
    factories.draft("Bozza")
    factories.published("Pubblica", stage="in_review")
    assert set(shown(editor, "?whose=waiting")) == {"Di nessuno", "Mia", "Da correggere"}
    assert shown(editor, "?whose=assigned") == ["Mia"]
    assert shown(editor, "?whose=mine") == ["Da correggere"]


def test_what_waits_for_a_journalist():
    journalist = factories.staff("Journalist")
    factories.draft("Mia", stage="changes_requested", created_by=journalist)
    factories.draft("Assegnata", stage="changes_requested", assignee=journalist)
    colleague = factories.staff("Journalist")
    factories.draft("Passata", stage="changes_requested", created_by=journalist, assignee=colleague)
    factories.draft("Consegnata", stage="in_review", created_by=journalist)
    assert set(shown(journalist, "?whose=waiting")) == {"Mia", "Assegnata"}


# --- Searching --------------------------------------------------------------------------------


def test_words_of_the_text_are_found_in_what_is_public_or_will_be(editor):
    factories.published("Il mare", body="<p>Le barche tornano in porto.</p>")
    factories.scheduled("Domani", body="<p>Una barca parte.</p>")
    factories.published("Altro")
    assert set(shown(editor, "?q=barche")) == {"Il mare", "Domani"}


def test_drafts_and_the_withdrawn_are_found_by_their_headline(editor):
    factories.draft("Perché il ponte è chiuso")
    factories.withdrawn("Il PONTE crolla")
    factories.draft("Altro", body="<p>ponte</p>")
    assert len(shown(editor, "?q=ponte")) == 2
    assert shown(editor, "?q=perche+pont") == ["Perché il ponte è chiuso"]


def test_a_word_that_is_only_begun_is_found_too(editor):
    factories.published("Riapre il ponte")
    assert shown(editor, "?q=riap") == ["Riapre il ponte"]


@pytest.mark.parametrize("typed", ["%25", "''", "-", "%00", "x" * 300, "“", "%00%25"])
def test_odd_words_find_nothing_and_break_nothing(editor, typed):
    factories.draft("Bozza")
    assert shown(editor, f"?q={typed}") == []


def test_a_search_shows_a_journalist_no_foreign_draft():
    factories.draft("Il ponte segreto")
    factories.published("Il ponte")
    assert shown(factories.staff("Journalist"), "?q=ponte") == ["Il ponte"]


# --- With many --------------------------------------------------------------------------------


@pytest.fixture
def archive():
    """Three thousand articles, most of them public, and the statistics of a grown table."""
    now, sections = timezone.now(), [factories.section("Sport"), factories.section()]
    writers = [factories.staff("Journalist") for _ in range(3)]
    Article.objects.bulk_create(
        Article(
            headline=f"Notizia {number}",
            slug=f"n-{number}",
            body="<p>Testo.</p>",
            section=sections[bool(number % 7)],
            created_by=writers[number % 3],
            stage="in_review" if number % 100 == 0 else "ready",
            published_at=None if number % 50 == 0 else now - timedelta(hours=number),
            withdrawn_at=now if number % 75 == 1 else None,
        )
        for number in range(3_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return writers[0]


def asked(person, query):
    client = desk(person)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(ARTICLES + query).status_code == 200
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


def plan_of(sql):
    """How the engine answers it where it need not read a table; small ones it would else read."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        else:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def scans(plan):
    """Lines of a plan that read the whole table, or sort more than a small part of it."""
    if connection.vendor == "sqlite":
        whole = r"SCAN articles_article(?! USING (COVERING )?INDEX)|USE TEMP B-TREE FOR ORDER BY"
        return [line for line in plan.splitlines() if re.match(whole, line)]
    whole = "Seq Scan on articles_article"
    return [line for line in plan.splitlines() if whole in line or sorts(line)]


def sorts(line):
    """PostgreSQL sorts a few where that is cheaper; never more than a list counts."""
    found = re.search(r"Sort  .* rows=(\d+)", line)
    return found and int(found[1]) > COUNTED + 1


QUERIES = [
    "",
    "?p=3",
    "?o=5",
    "?o=-5",
    "?o=-6",
    "?o=1.2.3.4",
    "?stage=in_review",
    "?state=draft",
    "?state=published",
    "?state=withdrawn",
    "?whose=mine",
    "?section__id__exact={section}",
]


@pytest.mark.parametrize("group", ["Editor", "Journalist"])
def test_no_page_of_the_list_reads_or_sorts_the_whole_table(archive, group):
    person = archive if group == "Journalist" else factories.staff(group)
    sport = factories.section("Sport").pk
    for query in QUERIES:
        queries = asked(person, query.format(section=sport))
        about_articles = [sql for sql in queries if 'FROM "articles_article"' in sql]
        assert len(about_articles) == 2  # how many there are, and which
        for sql in about_articles:
            plan = plan_of(sql)
            assert scans(plan) == [], f"{query}\n{sql}\n{plan}"


@pytest.mark.parametrize("query", ["?whose=assigned", "?whose=waiting", "?state=scheduled"])
def test_few_are_found_without_a_walk_through_all(archive, editor, query):
    for sql in asked(editor, query):
        if 'FROM "articles_article"' in sql:
            plan = plan_of(sql)
            assert "article_last_saved" not in plan, plan  # the index of all of them
            assert not re.search(r"Seq Scan on articles_article\b", plan), plan
            assert not re.search(r"SCAN articles_article(?! USING)", plan), plan


def test_no_page_of_the_list_asks_more_than_ten_times(archive, editor):
    sport = factories.section("Sport").pk
    for query in [*QUERIES, "?whose=waiting"]:
        queries = asked(editor, query.format(section=sport))
        assert len(queries) <= 10, "\n".join(queries)
    for query in ("?q=notizia", "?q=not"):  # the index, what is begun, and drafts
        queries = asked(editor, query)
        assert len(queries) <= 12, "\n".join(queries)


def test_the_list_says_that_there_are_more_turns_so_far_and_reads_no_bodies(archive, editor):
    page = desk(editor).get(ARTICLES).content.decode()
    assert "più di 1000" in page
    assert len(shown(editor, "?p=20")) == 50
    assert desk(editor).get(f"{ARTICLES}?p=21").url == f"{ARTICLES}?e=1"
    assert not any('"articles_article"."body"' in sql for sql in asked(editor, ""))
