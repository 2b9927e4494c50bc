import pytest
from django.urls import reverse

from tests.factories import published, section, staff
from tests.newsdesk.pages import ARTICLES, desk

pytestmark = pytest.mark.django_db


def test_what_a_person_may_not_do_is_said_in_the_site_s_own_page():
    article = published(section=section())
    answer = desk(staff("Journalist")).get(f"{ARTICLES}{article.pk}/withdraw/")
    assert answer.status_code == 403
    assert "Non puoi farlo con questo account" in answer.content.decode()


def test_a_form_without_its_token_says_how_to_save_the_text():
    client = desk(staff("Journalist"), enforce_csrf_checks=True)
    answer = client.post(f"{ARTICLES}add/", {"headline": "Una parola"})
    assert answer.status_code == 403
    assert "Il modulo non è più valido" in answer.content.decode()


def test_capitals_in_an_address_are_made_small():
    client = desk(staff("Editor"))
    article = published(section=section(), slug="una-notizia")
    page = client.get(f"{ARTICLES}{article.pk}/change/")
    form = page.context["adminform"].form
    bound = type(form)({**form.initial, "slug": "Una_Notizia"}, instance=article)
    bound.is_valid()
    assert bound.cleaned_data["slug"] == "una-notizia"


@pytest.mark.parametrize("body", ["", "[]", '{"texts": [1]}', "[" * 100_000, b"\xff", "\0"])
def test_what_are_no_texts_has_no_typography(body):
    address = reverse("admin:articles_article_typography")
    answer = desk(staff("Journalist")).post(address, body, content_type="application/json")
    assert answer.status_code == 400
