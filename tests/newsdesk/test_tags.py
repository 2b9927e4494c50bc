"""Tags: chosen by typing, new ones just typed."""

import pytest

from articles.models import Article, Tag
from tests import factories
from tests.newsdesk.pages import ARTICLES, change, desk, errors, form_on, opened

pytestmark = pytest.mark.django_db

ADD = f"{ARTICLES}add/"


@pytest.fixture
def journalist():
    return desk(factories.staff("Journalist"))


def kept(client, *tags):
    """The names that an article's tags have after these were typed."""
    answer = client.post(ADD, opened(client, ADD) | {"headline": "Con i tag", "tags": list(tags)})
    assert answer.status_code == 302, errors(answer)
    return list(Article.objects.latest("pk").tags.order_by("pk").values_list("name", flat=True))


@pytest.mark.parametrize(
    "name",
    ["2026", "a, b", '"tra virgolette"', "l’Austria", "C++", "日本語", "50 €", "x" * 60, "<b>"],
)
def test_a_tag_is_what_was_typed(journalist, name):
    assert kept(journalist, name) == [name]
    article = Article.objects.get()
    assert opened(journalist, change(article))["tags"] == [name]
    journalist.post(change(article), opened(journalist, change(article)))
    assert list(article.tags.names()) == [name]


def test_a_number_is_a_name_and_not_the_key_of_another_tag(journalist):
    other = Tag.objects.create(name="Altro")
    assert kept(journalist, str(other.pk)) == [str(other.pk)]


def test_spaces_and_control_characters_are_not_part_of_it(journalist):
    assert kept(journalist, "  Unione \t europea\x00 ", "", " ") == ["Unione europea"]


def test_case_makes_no_second_tag(journalist):
    assert kept(journalist, "Città", "CITTÀ", "città", "Pace", "PACE") == ["Città", "Pace"]
    assert kept(journalist, "CITTÀ", "pace") == ["Città", "Pace"]
    assert Tag.objects.count() == 2


def test_tags_that_share_an_address_stay_apart(journalist):
    assert kept(journalist, "C++", "C#", "C") == ["C++", "C#", "C"]
    assert len({tag.slug for tag in Tag.objects.all()}) == 3


def test_a_tag_that_is_too_long_is_said_and_all_are_kept(journalist):
    typed = ["Pace", "x" * 61]
    page = journalist.post(ADD, opened(journalist, ADD) | {"headline": "Lungo", "tags": typed})
    assert errors(page) == {"tags": "Un tag ha al massimo 60 caratteri."}
    assert form_on(page)["tags"] == typed
    assert not Tag.objects.exists()


def test_tags_are_taken_away(journalist):
    kept(journalist, "Pace", "Mare")
    article = Article.objects.get()
    journalist.post(change(article), opened(journalist, change(article)) | {"tags": ["Mare"]})
    assert list(article.tags.names()) == ["Mare"]


def test_typing_offers_the_tags_there_are(journalist):
    for name in ("Mare", "Maremma", "Monti", "50%"):
        Tag.objects.create(name=name)

    def offered(term):
        answer = journalist.get("/admin/articles/tag/names/", {"term": term})
        return [tag["id"] for tag in answer.json()["results"]]

    assert offered("mar") == ["Mare", "Maremma"]
    assert offered("%") == ["50%"]
    assert offered("_") == []
    assert offered("") == ["50%", "Mare", "Maremma", "Monti"]
