"""Related links beside an article's form: as typed, as the list wants them, and what fills up."""

import pytest
from django.utils import timezone

from articles.models import RelatedLink, RelatedList
from tests import factories
from tests.newsdesk.pages import change, desk, opened
from tests.newsdesk.test_previews import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def test_links_are_shown_as_chosen_and_the_rest_is_filled_up(editor):
    article = factories.published("Il centro")
    first, _second, third = (factories.published(f"Vicino {n}") for n in range(3))
    RelatedLink.objects.create(article=article, target=first, position=10)
    form = opened(editor, change(article))
    form.row("related_links", 0, DELETE="on")
    form.row("related_links", target=third.pk)
    cards = page_of(editor, form, article).cards("related")
    assert cards[0] == "Vicino 2"
    assert len(cards) == len(set(cards)) == 3


def test_links_are_shown_with_their_kind_and_headline_until_their_end(editor):
    article = factories.published("Il centro")
    for number in range(2):
        RelatedLink.objects.create(article=article, target=factories.published(f"Vicino {number}"))
    RelatedLink.objects.update(kind="update", own_headline="Detto altrimenti")
    RelatedLink.objects.filter(target__headline="Vicino 1").update(expires_at=timezone.now())
    form = opened(editor, change(article))
    assert page_of(editor, form, article).cards("related") == ["Detto altrimenti"]
    assert "Aggiornamento" in page_of(editor, form, article).says(class_="related")


def test_links_are_shown_as_the_list_wants_it(editor):
    article, near = factories.published("Il centro"), factories.published("Vicino")
    factories.published("Un altro")
    RelatedLink.objects.create(article=article, target=near)
    for mode, cards in {"chosen": ["Vicino"], "none": []}.items():
        RelatedList.objects.update_or_create(article=article, defaults={"mode": mode})
        assert page_of(editor, opened(editor, change(article)), article).cards("related") == cards
