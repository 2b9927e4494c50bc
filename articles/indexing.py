"""Keeps the search's index true: whatever changes what an article says changes it at once.

Kept is what readers find now and what they will find once its time has come. Each change is
indexed in its own transaction, under a lock of its article, so that two at one moment cannot each
forget what the other wrote.
"""

from time import sleep

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django_tasks import task

from articles.bodies.html import plain_text
from articles.models import Article, ArticleTag, Author, Byline, LinkedArticle, Tag
from search import index
from search.entries import Entry

TOLD = frozenset("headline kicker standfirst body place section published_at withdrawn_at".split())
AT_ONCE = 100  # articles of a transaction
OF_A_JOB = 500
PAUSE = 0.02  # seconds: SQLite lets others write only between transactions


def reindex(ids):
    """Bring the index up to date with the articles of these ids. About ten queries."""
    with transaction.atomic():
        locked = Article.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
        listed = [article for article in locked if article.listed_at]
        prefetch_related_objects(
            listed,
            Prefetch("tag_uses", ArticleTag.objects.select_related("tag")),
            Prefetch("bylines", Byline.objects.select_related("author")),
        )
        entries = [entry(article) for article in listed]
        index.put(entries)
        index.remove(set(ids) - {entry.id for entry in entries})


def entry(article):
    """What the search is told of an article; no queries where tags and bylines are at hand."""
    tags = [use.tag for use in article.tag_uses.all()]
    bylines = article.bylines.all()
    return Entry(
        id=article.pk,
        moment=article.listed_at,
        headline=article.headline,
        standfirst=article.standfirst,
        labels=tuple(tag.name for tag in tags),
        others=(article.kicker, article.place, *(byline.author.name for byline in bylines)),
        text=plain_text(article.body),
        facets=(
            section_facet(article.section_id),
            *(tag_facet(tag.pk) for tag in tags),
            *(author_facet(byline.author_id) for byline in bylines),
        ),
    )


def section_facet(key):
    return f"s{key}"


def tag_facet(key):
    return f"t{key}"


def author_facet(key):
    return f"a{key}"


def rebuild():
    """Bring the whole index up to date, batch by batch; yields how many articles are done.

    Each batch is a transaction of its own and leaves room for other writers, so that the site
    goes on meanwhile. What belongs to no article goes, and words that no article has any more are
    offered to nobody.
    """
    index.forget_words()
    done, last = 0, 0
    with index.in_bulk():
        while ids := list(_ids().filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
            reindex(index.kept(after=last, upto=ids[-1]) | set(ids))
            done, last = done + len(ids), ids[-1]
            yield done
            sleep(PAUSE if len(ids) == AT_ONCE else 0)
    with transaction.atomic():
        index.remove(index.kept(after=last) - set(_ids().filter(pk__gt=last)))
        index.remove_strays()


def _ids():
    return Article.objects.values_list("pk", flat=True)


# What changes an article's words, facets or visibility


@receiver(post_save, sender=Article)
def article_saved(instance, created, update_fields, **kwargs):
    is_told = update_fields is None or not TOLD.isdisjoint(update_fields)
    is_new_draft = created and not instance.listed_at
    if is_told and not is_new_draft:
        reindex([instance.pk])


@receiver(post_delete, sender=Article)
@receiver(post_delete, sender=LinkedArticle)
def article_deleted(instance, **kwargs):
    index.remove([instance.pk])


@receiver([post_save, post_delete], sender=ArticleTag)
def tag_given_or_taken(instance, origin=None, **kwargs):
    if not _goes_with(origin, Article, Tag):
        reindex([instance.content_object_id])


@receiver([post_save, post_delete], sender=Byline)
def byline_given_or_taken(instance, origin=None, **kwargs):
    if not _goes_with(origin, Article):
        reindex([instance.article_id])


@receiver(pre_save, sender=Tag)
@receiver(pre_save, sender=Author)
def remember_name(sender, instance, **kwargs):
    stored = sender.objects.filter(pk=instance.pk).values_list("name", flat=True)
    instance.former_name = stored.first() if instance.pk else None


@receiver(post_save, sender=Tag)
@receiver(post_save, sender=Author)
def name_saved(instance, created, **kwargs):
    if not created and instance.former_name != instance.name:
        _reindex_many(_articles_of(instance))


@receiver(pre_delete, sender=Tag)
def remember_articles(instance, **kwargs):
    instance.former_articles = _articles_of(instance)


@receiver(post_delete, sender=Tag)
def tag_deleted(instance, **kwargs):
    _reindex_many(instance.former_articles)


def _reindex_many(ids):
    """The newest of the articles at once, the others by jobs, which are queued with the change."""
    reindex(ids[:AT_ONCE])
    for first in range(AT_ONCE, len(ids), OF_A_JOB):
        reindex_later.enqueue(ids[first : first + OF_A_JOB])


@task()
def reindex_later(ids: list[int]):
    """Reindex articles in batches, each in a transaction of its own."""
    for first in range(0, len(ids), AT_ONCE):
        reindex(ids[first : first + AT_ONCE])


def _articles_of(subject):
    """Ids of the articles that have this tag or are signed by this author, the newest first."""
    uses = (
        ArticleTag.objects.filter(tag=subject).values_list("content_object", flat=True)
        if isinstance(subject, Tag)
        else Byline.objects.filter(author=subject).values_list("article", flat=True)
    )
    return sorted(uses, reverse=True)


def _goes_with(origin, *models):
    """Whether a row is deleted because one of such a model is, which says so itself."""
    return issubclass(getattr(origin, "model", type(origin)), models)
