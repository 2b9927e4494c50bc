"""What an article's page asks for at once, and what it keeps printed, is what is stored now."""

from datetime import date, timedelta

import pytest
import time_machine
from django.forms import model_to_dict

from articles.models import Article, Byline, Correction, RelatedLink, Section, SourceLink
from articles.pages.related import related_cards
from articles.pages.surroundings import surroundings_of
from articles.templatetags.kept import kept
from tests import factories
from tests.articles.cast import MORNING, feature, sign
from tests.pages import opened, words

pytestmark = pytest.mark.django_db

OF_A_SOURCE = ("position", "url", "label", "author", "outlet", "archived_url", "gone_since")


def told(rows):
    return [model_to_dict(row, exclude=["article"]) | {"id": row.pk} for row in rows]


def test_its_rows_are_those_that_a_prefetch_brings(django_assert_num_queries):
    article = feature()
    sign(article, "Bruno Bianchi", "Carla Conti")
    Byline.objects.filter(author__name="Carla Conti").update(role="da Bruxelles")
    SourceLink.objects.create(article=article, url="https://www.prova.it/è?a=1&b", label="“A” <b>")
    gone = {"gone_since": date(2026, 11, 1), "archived_url": "https://archivio.example/“1”"}
    SourceLink.objects.create(article=article, url="https://www.prova.it/2", position=9, **gone)
    later = Correction.objects.create(
        article=article, text="Poi", made_at=MORNING + timedelta(days=1, microseconds=1)
    )
    former = Correction.objects.create(article=article, text="Prima", made_at=MORNING, on_top=False)
    Correction.objects.filter(pk=later.pk).update(supersedes=former)
    usual = Article.objects.for_page().get(pk=article.pk)
    article = Article.objects.get(pk=article.pk)
    with django_assert_num_queries(1):
        surroundings_of(article)
        for rows in ("corrections", "tags"):
            got, wanted = (told(getattr(one, rows).all()) for one in (article, usual))
            assert got == wanted
        assert [c.pk for c in article.standing_corrections] == [
            c.pk for c in usual.standing_corrections
        ]
        bylines = [
            [(b.position, b.role, str(b.author), b.author.slug, b.author.is_person) for b in rows]
            for rows in (article.bylines.all(), usual.bylines.all())
        ]
        links = [
            [[getattr(link, name) for name in OF_A_SOURCE] for link in rows]
            for rows in (article.source_links.all(), usual.source_links.all())
        ]
    assert bylines[0] == bylines[1]
    assert links[0] == links[1]
    assert len(bylines[0]) >= 3
    assert len(links[0]) >= 2


def test_related_cards_are_the_related_articles():
    article = feature()
    photo = factories.photo(rights_until=date(2100, 1, 1), credit="Ansa “A” & C.")
    for number in range(9):
        factories.published(tags=["ponti"] * (number % 2), photo=photo if number % 3 else None)
    target = factories.published("Scelto", kicker="Occhiello", standfirst="Sommario")
    RelatedLink.objects.create(article=article, target=target)
    cards, wanted = related_cards(article), list(Article.objects.related_to(article))
    assert [card.is_curated for card in cards] == [True, *[False] * 5]
    for card, other in zip((card.article for card in cards), wanted, strict=True):
        for name in ("pk", "kicker", "headline", "description", "excerpt", "published_at"):
            assert getattr(card, name) == getattr(other, name)
        assert card.get_absolute_url() == other.get_absolute_url()
        assert card.photo == other.photo
        if card.photo:
            for name in ("image", "focal_point", "alt", "credit", "rights_until", "image_width"):
                assert getattr(card.photo, name) == getattr(other.photo, name)


def test_a_change_is_on_the_next_print():
    article, other = factories.published(), factories.published("Prima", photo=factories.photo())
    RelatedLink.objects.create(article=article, target=other)
    before = opened(article.get_absolute_url())
    assert before.cards("related") == ["Prima"]
    Article.objects.filter(pk=other.pk).update(headline="Poi")
    other.photo.credit = "Nuovo credito"
    other.photo.save()
    Section.objects.update(name="Scienza")
    page = opened(article.get_absolute_url())
    assert page.cards("related") == ["Poi"]
    assert "Nuovo credito" in page.says(class_="card__credit")
    assert words(page.one(class_="masthead__nav").find(".//a")) == "Scienza"


def test_a_kept_card_loses_its_photo_when_the_right_to_it_ends():
    with time_machine.travel(MORNING, tick=False) as clock:
        article = factories.published()
        for name in ("Altro", "Un altro"):
            factories.published(name, photo=factories.photo(rights_until=MORNING.date()))
        assert opened(article.get_absolute_url()).all(class_="card__figure")
        clock.shift(timedelta(days=1))
        assert not opened(article.get_absolute_url()).all(class_="card__figure")


def test_a_fragment_is_not_kept_by_an_object_that_may_change():
    section = factories.section()
    with pytest.raises(TypeError, match="a Section"):
        kept("articles/_footer.html", name=section)
    with pytest.raises(TypeError, match="by names"):
        kept("articles/_footer.html", names=(("cronaca", section),))


def test_who_changes_templates_sees_it_at_once(settings, monkeypatch):
    settings.DEBUG = True
    printed = []
    monkeypatch.setattr(
        "articles.templatetags.kept.render_to_string", lambda *arguments: printed.append(arguments)
    )
    kept("articles/_footer.html", name="A")
    kept("articles/_footer.html", name="A")
    assert len(printed) == 2
