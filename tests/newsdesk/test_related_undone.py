"""Who takes a deed back is told which one it was, and of whom a list comes."""

import pytest
from django.utils import timezone

from articles.models import Article
from newsdesk.related.deeds import do
from tests import factories
from tests.newsdesk.related import press, said

pytestmark = pytest.mark.django_db


def undone(moderator, article):
    (words,) = said(press(moderator, article, "undo"))
    return words


def test_what_is_taken_back_is_named_as_it_was_done(moderator, article, listed):
    target = factories.published("Il ponte nuovo")
    for deed in ("add", "remove", "exclude"):
        press(moderator, article, deed, target)
    assert "Il ponte nuovo: escluso qui" in undone(moderator, article)
    assert "Il ponte nuovo: tolto" in undone(moderator, article)
    assert "Il ponte nuovo: aggiunto" in undone(moderator, article)
    press(moderator, article, "nothing")
    assert "Si parte da qui: niente da aggiungere" in undone(moderator, article)


def test_of_an_order_no_single_article_is_named(moderator, article, listed):
    press(moderator, article, "up", listed[2])
    words = undone(moderator, article)
    assert "spostato in su" in words
    assert not any(target.headline in words for target in (article, *listed))


def test_what_readers_do_not_see_is_not_named(moderator, article):
    target = factories.published("Un segreto")
    press(moderator, article, "add", target)
    Article.objects.filter(pk=target.pk).update(withdrawn_at=timezone.now())
    words = undone(moderator, article)
    assert "aggiunto" in words
    assert "segreto" not in words


def test_a_way_back_is_named_and_the_desk_stays_where_it_was_pressed(moderator, article, listed):
    headline = listed[0].headline
    for on in ({"on": "1"}, {}):
        press(moderator, article, "two_way", listed[0], **on)
    for _ in range(2):
        page = press(moderator, article, "undo")
        assert page.context["desk"].article == article
        (words,) = said(page)
        assert f"{headline}: ritorno cambiato" in words
    press(moderator, article, "two_way", listed[0], on="1")
    page = press(moderator, listed[1], "undo")
    assert page.context["desk"].article == article


def test_what_was_done_to_two_lists_is_taken_back_without_a_name(moderator, article, listed):
    press(moderator, article, "two_way", listed[0], on="1")
    press(moderator, article, "kind", listed[0], kind="update")
    assert undone(moderator, article) == "Annullato."


def test_three_at_once_are_named_and_lead_to_their_list_from_another(moderator, article, anna):
    three = [factories.published() for _ in range(3)]
    press(moderator, article, "add", *three)
    page = press(moderator, three[0], "undo")
    assert page.context["desk"].article == article
    (words,) = said(page)
    assert words != "Annullato."
    assert not article.related_links.exists()


def test_taking_back_leads_to_no_list_that_cannot_be_opened(moderator, article, listed):
    press(moderator, article, "remove", listed[0])
    Article.objects.filter(pk=article.pk).update(published_at=None)
    page = press(moderator, listed[1], "undo")
    assert page.status_code == 200
    assert page.context["desk"].article == listed[1]


def test_two_colleagues_are_told_of_in_one_sentence(moderator, article):
    for name in ("Bruno", "Carla"):
        person = factories.staff("Moderator", username=name, first_name=name)
        do("add", article, person, target=factories.published().pk)
    page = press(moderator, article, "add", factories.published(), version=0)
    (told,) = (words for words in said(page) if "Bruno" in words)
    assert told.startswith("Bruno, Carla ")
    assert "Bruno, Carla ha " not in told
    assert page.context["desk"].version == 3
