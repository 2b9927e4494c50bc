"""What readers lost, at the related desk: withdrawn articles, and what was excluded before."""

import pytest

from articles.models import RelatedExclusion
from newsdesk.models import RelatedChange
from tests import factories
from tests.newsdesk.pages import LINKED, desk
from tests.newsdesk.related import page_of, press, said, suggest, targets

pytestmark = pytest.mark.django_db
WITHDRAWN = "Questo articolo è stato ritirato e non è più mostrato."


@pytest.mark.parametrize("group", ["Moderator", "Editor"])
def test_the_number_of_a_withdrawn_article_leads_back_to_the_queue_with_a_word(article, group):
    client = desk(factories.staff(group))
    article.withdraw()
    answer = client.get(page_of(article, "?queue=today"))
    assert (answer.status_code, answer["Location"]) == (303, f"{LINKED}?queue=today")
    page = client.get(answer["Location"])
    assert WITHDRAWN in page.content.decode()
    assert article.headline not in page.content.decode()


def test_nothing_is_done_to_the_list_of_an_article_withdrawn_meanwhile(moderator, article):
    target = factories.published()
    article.withdraw()
    assert said(press(moderator, article, "add", target)) == [WITHDRAWN]
    assert targets(article) == [] and not RelatedChange.objects.exists()


def test_what_was_done_before_the_withdrawal_is_still_taken_back(moderator, article):
    press(moderator, article, "add", factories.published())
    article.withdraw()
    press(moderator, article, "undo")
    assert targets(article) == []


@pytest.mark.parametrize("is_lost", [False, True])
def test_what_is_excluded_is_named_while_readers_see_it(moderator, article, is_lost):
    target = factories.published("Titolo escluso")
    suggest(article, factories.published())
    RelatedExclusion.objects.create(article=article, target=target)
    if is_lost:
        target.withdraw()
    page = moderator.get(page_of(article))
    assert [each.pk for each in page.context["desk"].list.excluded] == [target.pk] * (not is_lost)
    assert ("Titolo escluso" in page.content.decode()) is not is_lost


def test_an_own_headline_cannot_turn_the_words_beside_it(moderator, article):
    target = factories.published()
    press(moderator, article, "add", target)
    press(moderator, article, "headline", target, headline="\u202eotloT\u2066 qui")
    assert article.related_links.get().own_headline == "otloT qui"
