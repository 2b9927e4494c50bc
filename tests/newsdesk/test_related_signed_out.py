"""A session that ends while somebody is at the related desk: nothing is done, and that is said."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import RelatedLink
from tests.newsdesk.related_desk import RelatedDesk, chosen, goals, led_to

pytestmark = pytest.mark.django_db(transaction=True)

ANEW = "Non fatto: ricarica la pagina"


@pytest.fixture
def article():
    return led_to(goals(2))


@pytest.fixture
def ended(newsdesk, live_server, client, article):
    """A desk with one link chosen, whose session has ended since."""
    desk = RelatedDesk(newsdesk, live_server.url).open(article)
    desk.press("1")
    desk.shows("Meta 1")
    client.logout()
    return desk


def test_a_press_says_so_and_what_is_typed_stays(ended, article):
    row = ended.chosen.first
    row.locator("summary").click()
    own_headline = row.get_by_label("Titolo proprio")
    own_headline.fill("Un altro titolo")
    own_headline.press("Enter")
    expect(ended.said).to_contain_text(ANEW)
    expect(own_headline).to_have_value("Un altro titolo")
    ended.shows("Meta 1")
    assert chosen(article) == ["Meta 1"]
    assert RelatedLink.objects.get().own_headline == ""


def test_a_search_says_so_and_not_that_nobody_answered(ended):
    ended.field.fill("Meta")
    expect(ended.said).to_contain_text(ANEW)
    expect(ended.field).to_have_value("Meta")


def test_loading_the_page_anew_leads_back_to_the_article_by_signing_in(ended, article):
    ended.page.reload()
    expect(ended.page).to_have_url(
        re.compile(rf"/admin/login/\?next=/admin/.*/{article.pk}/change/")
    )
