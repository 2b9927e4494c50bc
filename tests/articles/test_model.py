"""Facts that the database holds, and what an article works out of its text."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint

from articles.models import (
    Article,
    ArticleTag,
    Byline,
    Correction,
    FrontPlace,
    RelatedExclusion,
    RelatedLink,
    SourceLink,
    Suggestion,
)
from tests import factories

pytestmark = pytest.mark.django_db

URL = "https://esempio.it/"


def twice(model, **facts):
    model.objects.create(**facts)
    return model(**facts)


def wrongs():
    """By name of the constraint, the functions that make a row that breaks it."""
    article, other = factories.published, factories.published
    return {
        "article_published_with_section_and_text": [
            lambda: Article(headline="A", slug="a", body="<p>B</p>", published_at=moment()),
            lambda: Article(
                headline="A", slug="a", section=factories.section(), published_at=moment()
            ),
        ],
        "article_withdrawn_after_publication": [
            lambda: Article(headline="A", slug="a", withdrawn_at=moment())
        ],
        "article_republished_with_licence": [
            lambda: Article(
                headline="A",
                slug="a",
                body="<p>B</p>",
                section=factories.section(),
                published_at=moment(),
                origin=Article.Origin.REPUBLISHED,
            )
        ],
        "front_place_once_on_top": [lambda: front_place_again(section=None)],
        "front_place_once_per_section": [lambda: front_place_again(section=factories.section())],
        "front_place_from_one": [lambda: FrontPlace(article=article(), rank=0)],
        "byline_once_per_article": [
            lambda: twice(Byline, article=article(), author=factories.author())
        ],
        "related_link_once_per_article": [
            lambda: twice(RelatedLink, article=article(), target=other())
        ],
        "related_link_not_to_itself": [
            lambda: (lambda same: RelatedLink(article=same, target=same))(article())
        ],
        "related_exclusion_once_per_article": [
            lambda: twice(RelatedExclusion, article=article(), target=other())
        ],
        "related_exclusion_once_everywhere": [
            lambda: twice(RelatedExclusion, article=None, target=other())
        ],
        "suggestion_once_per_article": [
            lambda: twice(Suggestion, article=article(), target=other(), score=1)
        ],
        "suggestion_not_of_itself": [
            lambda: (lambda same: Suggestion(article=same, target=same, score=1))(article())
        ],
        "source_link_once_per_article": [lambda: twice(SourceLink, article=article(), url=URL)],
        "tag_once_per_article": [
            lambda: ArticleTag(
                content_object=article("A", tags=["ponti"]), tag=ArticleTag.tag.get_queryset().get()
            )
        ],
    }


def front_place_again(**place):
    FrontPlace.objects.create(article=factories.published(), rank=1, **place)
    return FrontPlace(article=factories.published(), rank=1, **place)


def moment():
    return factories.published().published_at


def constraints():
    return {
        c.name: c
        for model in apps.get_app_config("articles").get_models()
        for c in model._meta.constraints
    }


WITHOUT_FORMS = {
    "related_exclusion_once_everywhere",
    "related_exclusion_once_per_article",
    "suggestion_not_of_itself",
    "suggestion_once_per_article",
    "tag_once_per_article",
}
CASES = [(name, number) for name, makers in wrongs().items() for number in range(len(makers))]


def test_every_constraint_is_broken_below():
    assert {name for name, _ in CASES} == constraints().keys()


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_database_refuses(name, number):
    row = wrongs()[name][number]()
    # Checks are named in the error, unique constraints by their columns on one of the databases.
    says = name if isinstance(constraints()[name], CheckConstraint) else None
    with pytest.raises(IntegrityError, match=says), transaction.atomic():
        type(row).objects.bulk_create([row])


@pytest.mark.parametrize(("name", "number"), [c for c in CASES if c[0] not in WITHOUT_FORMS])
def test_forms_say_it_in_words(name, number):
    row = wrongs()[name][number]()
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    assert str(constraints()[name].violation_error_message) in refusal.value.messages


@pytest.mark.parametrize("field", ["slug", "guid"])
def test_no_two_articles_share_slug_or_guid(field):
    article = factories.published()
    fresh = Article(headline="A", slug="a")
    setattr(fresh, field, getattr(article, field))
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.bulk_create([fresh])


DIRTY = '<p onclick="x()">Ciao<script>alert(1)</script></p>'
DOORS = {
    "save": lambda article: article.save(),
    "part of it": lambda article: article.save(update_fields=["body"]),
    "update": lambda article: Article.objects.filter(pk=article.pk).update(body=article.body),
    "bulk_update": lambda article: Article.objects.bulk_update([article], ["body"]),
}


@pytest.mark.parametrize("door", DOORS)
def test_the_body_is_cleaned_whatever_the_door(door):
    article = factories.published()
    article.body = DIRTY
    DOORS[door](article)
    article.refresh_from_db()
    assert article.body == "<p>Ciao</p>"


@pytest.mark.parametrize("create", ["create", "bulk_create", "get_or_create"])
def test_the_body_of_a_new_article_is_cleaned(create):
    if create == "bulk_create":
        Article.objects.bulk_create([Article(headline="A", slug="a", body=DIRTY)])
    elif create == "create":
        Article.objects.create(headline="A", body=DIRTY)
    else:
        Article.objects.get_or_create(headline="A", defaults={"body": DIRTY})
    assert Article.objects.get().body == "<p>Ciao</p>"


def test_saving_works_out_excerpt_and_number_of_words():
    article = factories.draft(
        body="<p>Uno due.</p><figure><img src='/media/a.jpg'></figure><p>Tre</p>"
    )
    assert (article.excerpt, article.word_count) == ("Uno due. Tre", 3)
    article.standfirst, article.body = "Il sommario.", "<p>Una sola.</p>"
    article.save()
    article.refresh_from_db()
    assert (article.excerpt, article.word_count) == ("Il sommario.", 2)


def test_saving_one_field_leaves_the_others_alone():
    article = factories.published()
    stale = Article.objects.get(pk=article.pk)
    Article.objects.update(headline="Nuovo titolo")
    stale.place = "Roma"
    stale.save(update_fields=["place"])
    article.refresh_from_db()
    assert (article.headline, article.place) == ("Nuovo titolo", "Roma")


def test_an_article_without_a_section_has_no_address_yet():
    assert Article(headline="A", slug="a").get_absolute_url() == ""


@pytest.mark.parametrize("line", ["a\nb", "a\x00\x0bb", " a  b ", "a\u200b b"])
def test_lines_are_one_line_and_printable(line):
    article = factories.draft(line, kicker=line, standfirst=line, place=line)
    for text in (
        article.headline,
        article.kicker,
        article.standfirst,
        article.place,
        article.excerpt,
    ):
        assert text in ("a b", "ab")


def test_a_correction_keeps_its_lines_but_nothing_unprintable():
    article = factories.published()
    correction = Correction.objects.create(
        article=article, text="Era\x00 falso.\r\n\r\nÈ  vero.\x1b"
    )
    correction.refresh_from_db()
    assert correction.text == "Era falso.\n\nÈ vero."
