"""Two moderators at one list: both get what they pressed, and each hears of the other."""

import pytest
from django.utils import timezone

from articles.models import Article, RelatedLink
from newsdesk.related.deeds import do
from tests import factories
from tests.newsdesk.pages import LINKED, desk
from tests.newsdesk.related import page_of, press, said, targets

pytestmark = pytest.mark.django_db


def test_what_a_colleague_did_meanwhile_is_told_and_both_stay(moderator, article):
    mine, theirs = factories.published("Il mio"), factories.published("Il suo")
    version = moderator.get(page_of(article)).context["desk"].version
    bruno = factories.staff("Moderator", first_name="Bruno")
    do("add", article, bruno, target=theirs.pk)
    page = press(moderator, article, "add", mine, version=version)
    assert targets(article) == [theirs, mine]
    (told,) = (words for words in said(page) if "Bruno" in words)
    assert "ha modificato questo elenco" in told
    assert "Il suo" in told
    version = page.context["desk"].version
    assert "Bruno" not in str(said(press(moderator, article, "up", mine, version=version)))


def test_two_who_reorder_at_once_both_get_their_way(moderator, article, anna):
    one, two, other, last = (factories.published() for _ in range(4))
    for target in (one, two, other, last):
        do("add", article, anna, target=target.pk)
    version = moderator.get(page_of(article)).context["desk"].version
    bruno = desk(factories.staff("Moderator"))
    press(bruno, article, "up", two, version=version)
    press(moderator, article, "up", last, version=version)
    assert targets(article) == [two, one, last, other]


def test_what_is_withdrawn_while_the_list_is_open_is_refused_with_words(moderator, article):
    target = factories.published("Di prima")
    moderator.get(page_of(article, "?q=prima"))
    Article.objects.filter(pk=target.pk).update(withdrawn_at=timezone.now())
    page = press(moderator, article, "add", target)
    assert said(page) == ["I lettori non possono vedere questo articolo: scegline uno pubblicato."]
    assert not RelatedLink.objects.exists()


def test_an_open_desk_asks_whether_somebody_was_there(moderator, article, anna):
    state = f"{LINKED}{article.pk}/state/"
    assert moderator.get(state).json() == {"version": 0, "by": "", "ago": ""}
    do("add", article, anna, target=factories.published().pk)
    found = moderator.get(state).json()
    assert (found["version"], found["by"]) == (1, "Anna")
    assert found["ago"]
