"""What robots.txt allows to whom, and the reservation of text and data mining."""

from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from django.test import override_settings

from newsportal import crawlers
from tests import factories
from tests.pages import opened, reader

SITE = "http://127.0.0.1:8000"
ARTICLE = f"{SITE}/tecnologia/una-notizia/"
PURPOSES = {
    "AI_TRAINING": crawlers.TRAINING,
    "AI_SEARCH": crawlers.SEARCH,
    "AI_FETCH": crawlers.FETCH,
}


def rules():
    response = reader().get("/robots.txt")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


def test_search_engines_may_read_articles():
    for name in ("Googlebot", "bingbot", "Applebot", "feedparser"):
        assert rules().can_fetch(name, ARTICLE)
        assert rules().can_fetch(name, f"{SITE}/static/site.css")


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/articles/article/", "/search/?q=a", "/search/suggestions/?q=a"]
)
def test_nobody_may_read_the_newsdesk_or_results_of_a_search(path):
    for name in ("Googlebot", "GPTBot", "ChatGPT-User"):
        assert not rules().can_fetch(name, SITE + path)


def test_the_sitemaps_are_named_with_the_site_s_own_address():
    response = reader(**{"X-Forwarded-Host": "evil.example"}).get("/robots.txt")
    assert rules().site_maps() == [f"{SITE}/sitemap.xml", f"{SITE}/news-sitemap.xml"]
    assert b"evil" not in response.content


def test_without_a_word_training_is_refused_and_the_rest_allowed():
    allowed = {
        name: rules().can_fetch(name, ARTICLE) for names in PURPOSES.values() for name in names
    }
    assert {name for name, may in allowed.items() if not may} == set(crawlers.TRAINING)


@pytest.mark.parametrize("setting", PURPOSES)
@pytest.mark.parametrize("allowed", [True, False])
def test_each_switch_governs_its_own_crawlers(setting, allowed):
    switches = {name: not allowed for name in PURPOSES} | {setting: allowed}
    with override_settings(**switches):
        parser = rules()
    for name, crawlers_of_it in PURPOSES.items():
        for crawler in crawlers_of_it:
            assert parser.can_fetch(crawler, ARTICLE) == switches[name], crawler
    assert parser.can_fetch("Googlebot", ARTICLE)


def test_nobody_is_named_where_everybody_is_allowed():
    text = crawlers.robots_txt(["/admin/"], [], [f"{SITE}/sitemap.xml"])
    assert text == f"User-agent: *\nDisallow: /admin/\n\nSitemap: {SITE}/sitemap.xml\n"


def test_no_crawler_stands_under_two_purposes():
    names = [name for names in PURPOSES.values() for name in names]
    assert len(names) == len({name.lower() for name in names})


# --- The reservation --------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/feed/", "/robots.txt", "/niente/", "/media/no.jpg"])
def test_every_answer_to_readers_reserves_mining(path):
    headers = reader().get(path).headers
    assert headers["TDM-Reservation"] == "1"
    assert headers["TDM-Policy"] == f"{SITE}/contacts/"


@pytest.mark.django_db
def test_an_article_is_reserved_and_the_newsdesk_says_nothing():
    assert reader().get(factories.published().get_absolute_url()).has_header("TDM-Reservation")
    assert not reader().get("/admin/login/").has_header("TDM-Reservation")


def test_the_reservation_of_the_whole_site():
    response = reader().get("/.well-known/tdmrep.json")
    assert response.headers["Content-Type"] == "application/json"
    policy = f"{SITE}/contacts/"
    assert response.json() == [{"location": "/", "tdm-reservation": 1, "tdm-policy": policy}]


@override_settings(AI_TRAINING=True)
def test_who_allows_training_reserves_nothing():
    response = reader().get("/.well-known/tdmrep.json")
    assert response.json() == [{"location": "/", "tdm-reservation": 0}]
    assert not response.has_header("TDM-Reservation") and not response.has_header("TDM-Policy")


def test_the_page_for_permissions_states_the_reservation(db):
    assert "2019/790" in opened("/contacts/").text


def test_the_reservation_is_the_default():
    assert (settings.AI_TRAINING, settings.AI_SEARCH, settings.AI_FETCH) == (False, True, True)
