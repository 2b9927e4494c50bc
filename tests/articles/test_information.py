"""The pages about the newspaper: our words or the newsroom's, and what the site adds."""

from datetime import timedelta

import pytest

from articles.models import Correction, InformationPage
from tests import factories
from tests.articles.cast import MORNING, sign
from tests.pages import opened, reader, words
from tests.questions import asked

pytestmark = pytest.mark.django_db

TITLES = {
    "about": "Chi siamo",
    "newsroom": "Redazione",
    "contacts": "Contatti",
    "corrections": "Rettifiche",
    "privacy": "Privacy",
}
every_kind = pytest.mark.parametrize("kind", TITLES)


def test_there_is_a_page_for_each_kind():
    assert list(TITLES) == InformationPage.Kind.values


@every_kind
def test_a_page_that_nobody_wrote_has_a_text_of_ours(kind):
    page = opened(f"/{kind}/")
    assert page.says("h1") == TITLES[kind]
    assert len(page.says(class_="information__body").split()) > 12
    assert page.link("canonical") == f"http://127.0.0.1:8000/{kind}/"
    assert page.says("title") == f"{TITLES[kind]} – Newsportal"
    assert page.meta("og:title") == [TITLES[kind]]


@every_kind
def test_what_the_newsroom_wrote_takes_its_place(kind):
    InformationPage.objects.create(kind=kind, body="<p>Siamo in <em>sei</em>.</p>")
    assert opened(f"/{kind}/").says(class_="information__body") == "Siamo in sei."


def test_a_text_is_cleaned_like_a_body():
    body = '<p onclick="x()">Ciao<script>alert(1)</script></p><iframe src="//x"></iframe>'
    InformationPage.objects.create(kind="about", body=body)
    html = opened("/about/").html
    assert "<p>Ciao</p>" in html
    assert "alert" not in html and "iframe" not in html


@every_kind
def test_a_page_takes_no_post_and_does_not_mind_a_query(kind):
    assert reader().post(f"/{kind}/").status_code == 405
    assert reader().get(f"/{kind}/?x=%00&page=9").status_code == 200


# --- Newsroom ---------------------------------------------------------------------------------


def people(page):
    return [words(name) for name in page.all(class_="information__name")]


def test_the_newsroom_is_who_signs_what_readers_see():
    names = ["Zoe Alba", "Anna Neri", "Bruno Sala", "Carla Monti", "Dino Re"]
    makers = [factories.published, factories.published, factories.draft, factories.scheduled]
    for name, make in zip(names, [*makers, factories.withdrawn], strict=True):
        sign(make(), name)
    factories.author("Emma Po")
    assert people(opened("/newsroom/")) == ["Anna Neri", "Zoe Alba"]


def test_people_come_before_the_newsroom_as_a_whole():
    sign(factories.published(), "Zoe Alba")
    agency = factories.author("Agenzia Prova", kind="organisation", biography="Dal 1950.")
    factories.published().bylines.create(author=agency)
    page = opened("/newsroom/")
    assert people(page) == ["Zoe Alba", "Agenzia Prova"]
    assert "Dal 1950." in page.text
    assert any(link.get("href") == "/author/zoe-alba/" for link in page.all("a"))


def test_who_signs_twice_is_named_once():
    for _ in range(2):
        sign(factories.published(), "Anna Neri")
    assert people(opened("/newsroom/")) == ["Anna Neri"]


def test_a_newsroom_without_articles_says_so():
    assert opened("/newsroom/").says(class_="empty") == "Nessuno ha ancora firmato un articolo."


# --- Contacts ---------------------------------------------------------------------------------


def test_contacts_lead_to_the_mail_address_of_the_settings(settings):
    settings.CONTACT_EMAIL = "redazione@prova.example"
    InformationPage.objects.create(kind="contacts", body="<p>Via del Grano 14.</p>")
    page = opened("/contacts/")
    assert page.one("a", href="mailto:redazione@prova.example").text == "redazione@prova.example"
    assert "Via del Grano 14." in page.text


def test_without_an_address_there_is_no_link_to_one():
    assert "mailto:" not in opened("/contacts/").html


# --- Corrections ------------------------------------------------------------------------------


def correct(article, text, days=0, **facts):
    moment = MORNING + timedelta(days=days)
    return Correction.objects.create(article=article, text=text, made_at=moment, **facts)


def test_corrections_of_public_articles_are_told_the_newest_first():
    article = factories.published("Riapre il ponte")
    correct(article, "Il ponte è lungo 80 metri.")
    correct(article, "Apre lunedì & martedì.", days=1, kind="update")
    for make in (factories.draft, factories.scheduled, factories.withdrawn):
        correct(make("Segreto"), "Nascosto.")
    page = opened("/corrections/")
    told = [words(row) for row in page.one(class_="information__list").iter("li")]
    assert told == [
        "Aggiornamento · 23 novembre 2026 Riapre il ponte Apre lunedì & martedì.",
        "Rettifica · 22 novembre 2026 Riapre il ponte Il ponte è lungo 80 metri.",
    ]
    assert page.one(class_="information__list").find(".//a").get("href") == (
        article.get_absolute_url()
    )
    assert "Segreto" not in page.html


def test_without_corrections_the_page_says_so():
    assert opened("/corrections/").says(class_="empty")


# --- Cost -------------------------------------------------------------------------------------

MORE = {"newsroom": ["articles_author"], "corrections": ["articles_correction"]}


@pytest.mark.parametrize("count", [1, 12])
@every_kind
def test_a_page_asks_the_same_however_much_there_is(kind, count):
    for number in range(count):
        article = factories.published(section=factories.section(f"Sezione {number}"))
        sign(article, f"Persona {number}")
        correct(article, "Testo.")
    tables = ["articles_informationpage", "articles_section", *MORE.get(kind, [])]
    assert sorted(asked(f"/{kind}/")) == sorted(tables)
