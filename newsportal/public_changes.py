"""Raises the edition with every change that readers can see, in the transaction of the change.

What only drafts show is left alone: a journalist who saves one prints no page anew. Scheduled
articles are told of, because their moment ends the edition.
"""

from django.apps import apps
from django.db.models import Q
from django.db.models.signals import post_save, pre_delete, pre_save

from articles.models import (
    Article,
    ArticleTag,
    Author,
    Byline,
    Correction,
    FormerSlug,
    FrontPlace,
    InformationPage,
    RelatedExclusion,
    RelatedLink,
    RelatedList,
    Section,
    Series,
    Source,
    SourceLink,
    Suggestion,
    Tag,
)
from editions.current import raise_edition
from newsportal.purging import ask_for_purge
from photos.models import Photo
from photos.public import changed_in_bulk

ALWAYS = None

# What readers see a row by: the way from it to articles that are public, or have a time to be.
SEEN_BY = {
    Article: "",
    ArticleTag: "content_object__",
    Author: ALWAYS,
    Byline: "article__",
    Correction: "article__",
    FormerSlug: "article__",
    FrontPlace: "article__",
    InformationPage: ALWAYS,
    Photo: ALWAYS,  # bodies name it, too, in their text
    RelatedExclusion: "article__",
    RelatedLink: "article__",
    Section: ALWAYS,
    Series: "articles__",
    Source: "links__article__",
    SourceLink: "article__",
    Tag: "uses__content_object__",
}
SEEN_TOO = {RelatedExclusion: Q(article=None)}  # what goes by no article, but by all of them
TOLD_BY_THEIR_WRITERS = {RelatedList, Suggestion}  # of what is seen in them, and once for many
UNSEEN_WHEN_NEW = {Author, Photo}  # no page shows them before an article does


def is_seen(instance):
    """Whether a page shows this row as it is stored, or will. One query at most."""
    model = instance._meta.concrete_model
    way = SEEN_BY[model]
    if way is ALWAYS:
        return True
    is_shown = Q(**{f"{way}published_at__isnull": False}) | SEEN_TOO.get(model, Q())
    return model.objects.filter(is_shown, pk=instance.pk).exists()


def remember(instance, **kwargs):
    instance._was_seen = bool(instance.pk) and is_seen(instance)


def saved(sender, instance, created, **kwargs):
    was_seen = instance.__dict__.pop("_was_seen", False)
    is_unseen = created and sender in UNSEEN_WHEN_NEW
    if was_seen or (not is_unseen and is_seen(instance)):
        tell()


def deleted(sender, instance, origin=None, **kwargs):
    """Before it goes, while the database still knows who showed it."""
    cause = getattr(origin, "model", type(origin))
    goes_with_another = cause is not sender and cause in SEEN_BY  # which is told of itself
    if not goes_with_another and is_seen(instance):
        tell()


def tell(*args, **kwargs):
    if raise_edition():
        ask_for_purge()


for model in apps.get_models():
    if model._meta.concrete_model in SEEN_BY:
        pre_save.connect(remember, sender=model)
        post_save.connect(saved, sender=model)
        pre_delete.connect(deleted, sender=model)
        changed_in_bulk.connect(tell, sender=model)
for model in TOLD_BY_THEIR_WRITERS:
    changed_in_bulk.connect(tell, sender=model)
