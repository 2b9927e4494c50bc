"""Behind a CDN the page reports its own visit: one for each view that somebody sees."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from visits import passages
from visits.counting import visits_of
from visits.models import Passage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, settings):
    settings.VISITS, settings.SITE_URL = "beacon", live_server.url
    return live_server.url


@pytest.fixture
def article(site):
    return factories.published("Riapre il ponte")


@pytest.fixture
def page(window):
    """A reader's window; what it sends to be counted is in `page.reports`."""
    page = window().page
    page.reports = []
    page.on("request", lambda r: page.reports.append(r) if "/visits/" in r.url else None)
    return page


def line(page):
    return page.locator(".visits span[aria-hidden]")


def expect_visits(page, count):
    expect(line(page)).to_have_text(
        re.compile(rf"^Visite totali: {count} · {count} visit[ae] oggi$")
    )


def test_a_view_is_one_visit_and_shows_its_numbers(page, site, article):
    for count in (1, 2):
        page.goto(site + article.get_absolute_url())
        expect_visits(page, count)
    assert len(page.reports) == 2
    assert page.context.cookies() == []
    assert visits_of(article.pk).total == 2


def test_coming_back_by_the_browsers_own_cache_is_a_view(page, site, article):
    page.goto(site + article.get_absolute_url())
    expect_visits(page, 1)
    # As Chromium says it when it brings a page back whole; a driven one keeps none.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect_visits(page, 2)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert len(page.reports) == 2


def pretended(name, variable):
    """A script that makes a document's property say what a variable of the window says."""
    getter = f"{{ get: () => self.{variable} }}"
    return f"self.{variable} = true; Object.defineProperty(document, '{name}', {getter})"


def test_a_tab_in_the_background_counts_once_it_is_seen(page, site, article):
    page.add_init_script(pretended("hidden", "unseen"))
    page.goto(site + article.get_absolute_url(), wait_until="networkidle")
    assert page.reports == []
    show = "self.unseen = false; document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(show)
    expect_visits(page, 1)
    page.evaluate("self.unseen = true; document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate(show)
    page.evaluate("new Promise(requestAnimationFrame)")
    assert len(page.reports) == 1


def test_a_page_that_is_rendered_ahead_counts_once_it_is_opened(page, site, article):
    page.add_init_script(pretended("prerendering", "ahead"))
    page.goto(site + article.get_absolute_url(), wait_until="networkidle")
    assert page.reports == []
    page.evaluate("self.ahead = false; document.dispatchEvent(new Event('prerenderingchange'))")
    expect_visits(page, 1)
    assert len(page.reports) == 1


def test_nothing_moves_when_the_numbers_arrive(page, site, article):
    page.route("**/visits/*", lambda route: route.abort())
    page.goto(site + article.get_absolute_url())
    height = page.locator(".visits").evaluate("e => e.getBoundingClientRect().height")
    page.unroute("**/visits/*")
    page.reload()
    expect_visits(page, 1)
    assert page.locator(".visits").evaluate("e => e.getBoundingClientRect().height") == height


def test_who_follows_a_link_is_a_passage_from_the_page_before_and_once_only(page, site, article):
    other = factories.published("Chiude il ponte")
    page.goto(f"{site}{other.get_absolute_url()}?utm_source=posta")
    link = page.locator(f"a[href='{article.get_absolute_url()}']").first
    link.click()
    expect_visits(page, 1)
    page.reload()
    expect_visits(page, 2)
    assert pairs_counted() == {(other.pk, article.pk): 1}


def test_who_comes_from_elsewhere_is_no_passage(page, site, article):
    page.goto(site + article.get_absolute_url(), referer="https://altrove.example/tecnologia/x/")
    expect_visits(page, 1)
    assert pairs_counted() == {}


def test_a_view_to_which_no_page_of_ours_led_takes_no_place_among_the_pairs(page, site, article):
    page.goto(site + article.get_absolute_url())
    expect_visits(page, 1)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect_visits(page, 2)
    assert not any(report.headers.get("referer") for report in page.reports)
    assert not passages.pairs.waiting


def pairs_counted():
    passages.write()
    return {(each.article_id, each.target_id): each.count for each in Passage.objects.all()}
