"""The visits of one article in the newsdesk: figures, trend, adjustments."""

from datetime import date, timedelta

import html5lib
import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests import factories
from tests.newsdesk.pages import change, desk, opened
from visits import ledger
from visits.ledger import Refused, adjust
from visits.models import Adjustment, VisitTotal
from visits.trend import DAYS, HEIGHT, Trend

pytestmark = pytest.mark.django_db

ADJUSTMENTS = "/admin/visits/adjustment/"


def page_of(article):
    return f"/admin/visits/visittotal/{article.pk}/change/"


@pytest.fixture
def article():
    return factories.published("Molto letto")


@pytest.fixture
def chief():
    return factories.staff("Editor-in-chief")


@pytest.fixture
def editor():
    return factories.staff("Editor")


# --- The page ---------------------------------------------------------------------------------


def test_the_page_tells_total_today_and_60_days(article, editor, chief):
    today = timezone.localdate()
    for days_ago, count in ((0, 7), (59, 1_100), (60, 3)):
        factories.visits(article, today - timedelta(days=days_ago), count)
    adjust(article, 90, "dal vecchio sito", chief)
    page = desk(editor).get(page_of(article))
    assert (page.context["total"], page.context["today"]) == (1_200, 7)
    assert page.context["trend"].sum == 1_107
    text = page.content.decode()
    assert "1.200" in text and "dal vecchio sito" in text and chief.username in text


def test_the_picture_needs_no_script_and_no_style_and_says_itself_in_words(article, editor):
    factories.visits(article, count=1_234)
    page = desk(editor).get(page_of(article)).content.decode()
    root = html5lib.parse(page, namespaceHTMLElements=False)
    (picture,) = (e for e in root.iter() if e.get("class") == "trend__picture")
    assert picture.get("role") == "img"
    named = {e.get("id"): "".join(e.itertext()) for e in root.iter() if e.get("id")}
    said = " ".join(named[key] for key in picture.get("aria-labelledby").split())
    assert "1.234" in said
    assert "style" not in {key for element in picture.iter() for key in element.attrib}
    numbers = [e.get(key) for e in picture.iter() for key in ("x", "y", "width", "height")]
    assert all(number.isdigit() for number in numbers if number)
    (table,) = (e for e in root.iter("details"))
    assert len(list(table.iter("tr"))) == 1 + DAYS.days


def test_an_article_that_nobody_read_has_a_page_too(article, editor):
    page = desk(editor).get(page_of(article))
    assert page.context["total"] == 0
    assert '<svg class="trend' not in page.content.decode()


def test_the_form_of_an_article_leads_there_once_it_was_public(article, editor):
    client = desk(editor)
    link = f'href="{page_of(article)}"'
    assert link in client.get(change(article)).content.decode()
    draft = factories.draft()
    assert page_of(draft) not in client.get(change(draft)).content.decode()
    journalist = desk(factories.staff("Journalist"))
    assert link not in journalist.get(change(article)).content.decode()


def test_the_lists_lead_there(article, editor):
    factories.visits(article, count=1_500)
    for room in ("visittotal", "dailyvisits"):
        page = desk(editor).get(f"/admin/visits/{room}/").content.decode()
        assert f'href="{page_of(article)}"' in page and "1.500" in page


def test_articles_are_listed_by_their_visits(article, editor):
    quiet = factories.published("Poco letto")
    factories.visits(quiet, count=2), factories.visits(article, count=3)
    factories.visits(quiet, timezone.localdate() - timedelta(days=1))
    factories.visits(article, timezone.localdate() - timedelta(days=1))
    rows = desk(editor).get("/admin/visits/visittotal/").context["cl"].result_list
    assert [(row.article, row.count, row.today) for row in rows] == [(article, 4, 3), (quiet, 3, 2)]


@pytest.mark.parametrize("key", ["0", "-1", "x", "%00", "9" * 40, "_5F", "1_2"])
def test_there_is_no_page_of_nothing(editor, key):
    assert desk(editor).get(f"/admin/visits/visittotal/{key}/change/").status_code == 404


# --- The trend --------------------------------------------------------------------------------


def test_a_trend_has_a_bar_for_each_day():
    last = date(2026, 3, 1)
    trend = Trend(
        last, {last: 50, date(2026, 2, 1): 200, date(2026, 1, 1): 999, date(2025, 12, 31): 7}
    )
    assert [bar.day for bar in trend.bars] == [last - timedelta(days=n) for n in range(59, -1, -1)]
    assert (trend.first.visits, trend.last.visits, trend.most) == (999, 50, 999)
    assert (trend.last.height, trend.last.y) == (5, HEIGHT - 5)
    assert trend.highest.height == HEIGHT
    assert trend.last.x + trend.bar <= trend.width


def test_what_is_little_beside_the_most_can_be_seen():
    last = date(2026, 3, 1)
    trend = Trend(last, {last: 1, last - timedelta(days=1): 10**12})
    assert [bar.height for bar in trend.bars[-3:]] == [0, HEIGHT, 1]


def test_a_trend_of_nothing_has_no_height():
    trend = Trend(date(2026, 3, 1), {})
    assert {bar.height for bar in trend.bars} == {0}


# --- Adjusting --------------------------------------------------------------------------------


def test_the_chief_adjusts_and_is_named(article, chief):
    factories.visits(article, count=10)
    client = desk(chief)
    add = f"{ADJUSTMENTS}add/?article={article.pk}"
    assert add in client.get(page_of(article)).content.decode()
    form = opened(client, add)
    assert form["article"] == str(article.pk)
    factories.visits(article, count=5)  # counted while the form is open
    answer = client.post(add, form | {"count": "-12", "reason": "un robot"})
    assert (answer.status_code, answer.url) == (302, page_of(article))
    assert VisitTotal.objects.get().count == 3
    entry = Adjustment.objects.get()
    assert (entry.count, entry.reason, entry.by) == (-12, "un robot", chief)
    assert "−12" in client.get(page_of(article)).content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"count": "-11"}, "count"),
        ({"count": "0"}, "count"),
        ({"count": str(10**13)}, "count"),
        ({"count": "9" * 40}, "count"),
        ({"count": "tanti"}, "count"),
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 201}, "reason"),
        ({"article": ""}, "article"),
        ({"article": "9" * 40}, "article"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(article, chief, typed, field):
    factories.visits(article, count=10)
    client = desk(chief)
    form = {"article": article.pk, "count": "5", "reason": "prova"} | typed
    page = client.post(f"{ADJUSTMENTS}add/", form)
    assert page.status_code == 200
    assert list(page.context["adminform"].form.errors) == [field]
    assert not Adjustment.objects.exists()
    assert VisitTotal.objects.get().count == 10


def test_who_was_overtaken_is_told(article, chief, monkeypatch):
    def refuse(*args):
        raise Refused(4)

    monkeypatch.setattr(ledger, "adjust", refuse)
    client = desk(chief)
    form = {"article": article.pk, "count": "5", "reason": "prova"}
    page = client.post(f"{ADJUSTMENTS}add/", form, follow=True)
    assert [str(message) for message in page.context["messages"]] == [
        "L’articolo ha solo 4 visite."
    ]


@pytest.mark.parametrize("named", ["x", "0", "9" * 18, "9" * 5_000, "%00", "1&count=5"])
def test_an_address_names_nothing_but_an_article(chief, named):
    page = desk(chief).get(f"{ADJUSTMENTS}add/?article={named}")
    assert page.status_code in (200, 400)
    if page.status_code == 200:
        form = page.context["adminform"].form
        assert "selected" not in str(form["article"]) and form.initial.keys() <= {"article"}


def test_an_entry_stays_as_it_is(article, chief):
    entry = adjust(article, 5, "prova", chief)
    superuser = User.objects.create_superuser("tecnica", password="una parola lunga")
    for person in (chief, superuser):
        client = desk(person)
        forged = {"count": 9, "reason": "altra", "article": article.pk, "post": "yes"}
        assert client.get(change(entry)).status_code == 200
        assert client.post(change(entry), forged).status_code == 403
        assert client.post(change(entry, "delete"), forged).status_code == 403
        action = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
        client.post(ADJUSTMENTS, action)
    assert (Adjustment.objects.get().count, VisitTotal.objects.get().count) == (5, 5)


def test_all_entries_are_listed_with_who_and_when(article, chief):
    adjust(article, 1_500, "dal vecchio sito", chief)
    adjust(article, -3, "un robot", None)
    page = desk(chief).get(ADJUSTMENTS).content.decode()
    for word in ("+1.500", "−3", "dal vecchio sito", chief.username, page_of(article)):
        assert word in page
