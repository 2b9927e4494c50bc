"""The search's index follows every change of what an article says, at once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles import indexing
from articles.models import Article, LinkedArticle, Tag
from search.finding import find
from search.models import Document, Stream, Word
from search.queries import parse
from tests import factories
from tests.articles.cast import many, sign

pytestmark = pytest.mark.django_db


def found(typed, facets=()):
    """Headlines of what the index finds, whoever may read it."""
    ids = find(parse(typed, "it"), facets).ids
    headlines = Article.objects.in_bulk(ids)
    return [headlines[id].headline for id in ids]


def kept():
    return set(Document.objects.values_list("pk", flat=True))


def test_published_and_scheduled_articles_are_kept_drafts_and_withdrawn_are_not():
    public, later = factories.published("Il ponte"), factories.scheduled("Il ponte")
    factories.draft("Il ponte")
    factories.withdrawn("Il ponte")
    assert kept() == {public.pk, later.pk}
    assert find(parse("ponte", "it")).ids == [public.pk]


def test_every_part_of_an_article_is_found():
    factories.published(
        "Apre la diga",
        kicker="Viabilità",
        standfirst="Due corsie",
        place="Montefalda",
        body="<h2>Lavori</h2><p>Il <strong>sin</strong>daco.</p><ul><li>Uno</li></ul>",
        tags=["fiumi"],
    )
    for word in "diga viabilita corsie montefalda lavori sindaco uno fiumi".split():
        assert found(word) == ["Apre la diga"], word
    assert found("strong") == found("li") == []


def test_publication_withdrawal_return_and_deletion():
    article = factories.draft("Il ponte")
    article.published_at = timezone.now() - timedelta(hours=1)
    article.save(update_fields=["published_at"])
    assert found("ponte")
    article.withdraw("Era falsa.")
    assert not found("ponte")
    article.restore()
    assert found("ponte")
    article.delete()
    assert not kept() and not Stream.objects.exists()


def test_an_article_that_becomes_a_draft_again_goes():
    article = factories.published("Il ponte")
    article.published_at = None
    article.save()
    assert not kept()


def test_a_new_time_is_a_new_place_in_the_order():
    first = factories.published("Il ponte", hours_ago=2)
    factories.published("Il ponte", hours_ago=1)
    first.published_at = timezone.now()
    first.save()
    assert Document.objects.order_by("-key").first().pk == first.pk
    assert Stream.objects.count() == 2


def test_new_words_replace_the_old():
    article = factories.published("Il ponte", body="<p>Un testo.</p>")
    article.headline, article.body = "La diga", "<p>Parole.</p>"
    article.save()
    assert found("diga") == found("parole") == ["La diga"]
    assert found("ponte") == found("testo") == []


def test_a_save_from_old_hands_does_not_hide_what_was_published_meanwhile():
    draft = factories.draft("Il ponte")
    Article.objects.get(pk=draft.pk).save()
    now_public = Article.objects.get(pk=draft.pk)
    now_public.published_at = timezone.now() - timedelta(hours=1)
    now_public.save()
    draft.headline = "La diga"
    draft.save(update_fields=["headline"])
    assert found("diga") == ["La diga"]


def test_tags_given_taken_renamed_and_deleted():
    article = factories.published("Notizia")
    article.tags.add("ponti")
    tag = Tag.objects.get()
    assert found("ponte") == found("", [indexing.tag_facet(tag.pk)]) == ["Notizia"]
    tag.name = "Dighe"
    tag.save()
    assert found("dighe") and not found("ponte")
    article.tags.clear()
    assert not found("dighe") and not found("", [indexing.tag_facet(tag.pk)])
    article.tags.set(["dighe"])
    assert found("dighe")
    Tag.objects.all().delete()
    assert not found("dighe")


def test_bylines_given_taken_and_authors_renamed():
    article = factories.published("Notizia")
    sign(article, "Anna Neri")
    author = article.bylines.get().author
    assert found("neri") == found("", [indexing.author_facet(author.pk)]) == ["Notizia"]
    author.name = "Anna Bruni"
    author.save()
    assert found("bruni") and not found("neri")
    article.bylines.all().delete()
    assert not found("bruni") and not found("", [indexing.author_facet(author.pk)])


def test_another_section_is_another_filter():
    article = factories.published("Notizia")
    sport = factories.section("Sport")
    article.section = sport
    article.save()
    assert found("notizia", [indexing.section_facet(sport.pk)]) == ["Notizia"]
    assert not found("notizia", [indexing.section_facet(factories.section().pk)])


def test_what_is_taken_back_leaves_no_trace():
    article = factories.published("Il ponte")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        article.headline = "La diga"
        article.save()
        article.tags.add("fiumi")
        factories.published("La frana")
        raise ZeroDivisionError
    assert found("ponte") == ["Il ponte"]
    assert not found("diga") and not found("fiumi") and not found("frana")
    assert not Word.objects.filter(pk__in=["diga", "fiumi", "frana"])


def test_deleting_by_the_proxy_of_moderators_is_seen_too():
    article = factories.published("Il ponte", tags=["ponti"])
    LinkedArticle.objects.get(pk=article.pk).delete()
    assert not kept()


def test_what_says_nothing_new_writes_nothing():
    article = factories.published("Il ponte")
    author = factories.author()
    sign(article, author.name)
    Stream.objects.all().delete()
    article.updated_at = timezone.now()
    article.save(update_fields=["updated_at"])
    author.biography = "Scrive."
    author.save()
    assert not Stream.objects.exists()
    factories.draft("Il ponte")
    assert not Stream.objects.exists()


def test_the_name_of_a_busy_author_changes_in_jobs_with_the_newest_at_once(monkeypatch):
    from django_tasks_db.models import DBTaskResult

    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    monkeypatch.setattr(indexing, "OF_A_JOB", 3)
    author = factories.author()
    articles = many(7, author=author)
    list(indexing.rebuild())
    author.name = "Bruno Sala"
    author.save()
    newest = sorted(article.pk for article in articles)[-2:]
    assert set(find(parse("sala", "it")).ids) == set(newest)
    jobs = DBTaskResult.objects.filter(task_path__endswith="reindex_later")
    assert [len(job.args_kwargs["args"][0]) for job in jobs.order_by("enqueued_at")] == [3, 2]
    for job in jobs:
        indexing.reindex_later.call(*job.args_kwargs["args"])
    assert len(find(parse("sala", "it")).ids) == 7
    assert not found("neri")


# The whole index anew


@pytest.fixture
def neglected(monkeypatch):
    """An index that missed changes: three articles written at once, one gone, one withdrawn."""
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    monkeypatch.setattr(indexing, "PAUSE", 0)
    withdrawn, gone, last = (factories.published(name) for name in ("Diga", "Frana", "Piena"))
    articles = many(3)
    Article.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    Article.objects.filter(pk__in=[gone.pk, last.pk])._raw_delete("default")
    ghost = Document.objects.create(pk=10_000, key=1, text="")
    return articles, ghost


def test_a_rebuild_makes_the_index_true(neglected, capsys):
    articles, _ = neglected
    call_command("rebuild_search")
    assert kept() == {article.pk for article in articles}
    assert Stream.objects.count() == 3
    assert not Word.objects.exists()  # nobody is offered the words of what is gone
    assert "4 articles looked at" in capsys.readouterr().out


def test_a_rebuild_tells_how_far_it_is(neglected, capsys, monkeypatch):
    monkeypatch.setattr("articles.management.commands.rebuild_search.TOLD_EVERY", 2)
    call_command("rebuild_search")
    assert capsys.readouterr().out.splitlines()[:2] == ["2 articles", "4 articles"]


def test_tokens_without_a_text_go(neglected):
    Document.objects.all().delete()
    list(indexing.rebuild())
    assert Stream.objects.count() == Document.objects.count() == 3


def test_the_site_goes_on_while_the_index_is_made_anew(neglected):
    articles, _ghost = neglected
    rebuilding = indexing.rebuild()
    next(rebuilding)
    factories.published("Una voce nuova")
    assert found("voce") == ["Una voce nuova"]
    articles[-1].withdraw()
    list(rebuilding)
    assert found("voce") == ["Una voce nuova"]
    assert articles[-1].pk not in kept()
