"""What one person does is not undone, or told, by another who was there at the same moment."""

from itertools import product

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from articles.models import Article, LinkedArticle
from newsdesk.admin.article import ArticleAdmin
from tests.factories import draft, published, scheduled, section, staff, withdrawn
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk, errors, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return desk(staff("Editor"))


def test_a_colleague_who_was_faster_by_a_moment_is_seen_at_the_second_look(editor, monkeypatch):
    form = opened(editor, f"{ARTICLES}add/") | {"headline": "Stessa notizia", "slug": "stessa"}
    saves = ArticleAdmin.save_model

    def too_late(self, *args):
        monkeypatch.setattr(ArticleAdmin, "save_model", saves)
        draft("Stessa notizia", slug="stessa")
        raise IntegrityError

    monkeypatch.setattr(ArticleAdmin, "save_model", too_late)
    # The colleague's article is undone with the first look's transaction, so the second finds room.
    assert editor.post(f"{ARTICLES}add/", form).status_code == 302
    assert Article.objects.get().slug == "stessa"


@pytest.mark.parametrize(("state", "answer"), [("40P01", 302), ("57P01", 500)])
def test_of_two_who_wait_for_each_other_the_second_goes_on(editor, monkeypatch, state, answer):
    form = opened(editor, f"{ARTICLES}add/") | {"headline": "Parole nuove"}
    saves = ArticleAdmin.save_model

    def refuses(self, *args):
        monkeypatch.setattr(ArticleAdmin, "save_model", saves)
        cause = Exception()
        cause.sqlstate = state
        raise OperationalError from cause

    monkeypatch.setattr(ArticleAdmin, "save_model", refuses)
    editor.raise_request_exception = False
    assert editor.post(f"{ARTICLES}add/", form).status_code == answer


def test_a_database_that_always_refuses_is_not_asked_for_ever(editor, monkeypatch):
    form = opened(editor, f"{ARTICLES}add/") | {"headline": "Notizia"}

    def refuses(self, *args):
        raise IntegrityError

    monkeypatch.setattr(ArticleAdmin, "save_model", refuses)
    with pytest.raises(IntegrityError):
        editor.post(f"{ARTICLES}add/", form)


def test_a_second_click_on_publish_now_changes_nothing_and_complains_of_nothing(editor):
    article = draft("Una volta sola", section=section())
    form = opened(editor, change(article)) | {"_publish": "Pubblica ora"}
    assert editor.post(change(article), form).status_code == 302
    article.refresh_from_db()
    first = article.published_at
    page = editor.post(change(article), form)
    assert page.status_code == 302, errors(page)
    article.refresh_from_db()
    assert article.published_at == first


def test_an_address_that_readers_never_saw_is_not_kept():
    article = scheduled("Domani", slug="domani")
    article.slug = "dopodomani"
    article.save()
    assert not article.former_slugs.exists()


def test_the_way_to_the_site_tells_no_headline_that_the_person_may_not_see():
    hidden = [draft("Titolo riservato", section=section()), scheduled("Titolo di domani")]
    public = published("Una notizia")
    kinds = [
        ContentType.objects.get_for_model(model, for_concrete_model=False).pk
        for model in (Article, LinkedArticle)
    ]
    for group, number in product(("Journalist", "Moderator"), kinds):
        client = desk(staff(group))
        for article in hidden:
            assert client.get(f"/admin/r/{number}/{article.pk}/").status_code == 404
        answer = client.get(f"/admin/r/{number}/{public.pk}/")
        assert answer.url == public.get_absolute_url()
        assert client.get("/admin/r/99999/1/").status_code == 404


def test_a_forged_link_tells_a_moderator_no_hidden_headline():
    article = published("Una notizia", section=section())
    hidden = [draft("Titolo riservato"), withdrawn("Titolo ritirato"), scheduled("Titolo futuro")]
    client = desk(staff("Moderator"))
    address = f"{LINKED}{article.pk}/change/"
    for target in hidden:
        for deed in ("add", "pin", "exclude", "exclude_everywhere", "remove", "headline"):
            answer = client.post(address, {"deed": deed, "target": target.pk})
            page = client.get(answer["Location"]).content.decode()
            assert target.headline not in page
        page = client.post(address, {"deed": "add", "target": target.pk}, follow=True)
        assert "I lettori non possono vedere questo articolo" in page.content.decode()
    assert not article.related_links.exists()


def test_a_journalist_s_form_has_no_empty_list_of_links():
    page = desk(staff("Journalist")).get(f"{ARTICLES}add/").content.decode()
    assert "related_links-TOTAL_FORMS" not in page


def test_a_withdrawal_is_not_undone_by_a_form_that_was_opened_before(editor):
    article = published("Una notizia", section=section())
    form = opened(editor, change(article)) | {"kicker": "Cambiato"}
    article.withdraw("Era falsa.")
    assert editor.post(change(article), form).status_code == 302
    article.refresh_from_db()
    assert article.withdrawn_at <= timezone.now()
    assert article.kicker == "Cambiato"


@pytest.mark.parametrize("words", ["parola " * 2000, "x" * 9000])
def test_a_search_of_any_length_is_answered(editor, words):
    assert editor.get(ARTICLES, {"q": words}).status_code == 200


def test_nothing_of_a_new_article_comes_from_its_address(editor):
    query = {
        "photo": "9" * 30,
        "published_at": "zz",
        "published_at_0": "zz",
        "headline": "Forgiata",
    }
    page = editor.get(f"{ARTICLES}add/", query)
    assert page.status_code == 200
    assert "Forgiata" not in page.content.decode()
