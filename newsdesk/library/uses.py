"""Where a photo is used: as the picture of an article, in texts, on the newspaper's own pages."""

from itertools import chain

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import receiver

from articles.bodies.figures import PHOTO
from articles.models import Article, InformationPage
from newsdesk.models import PhotoUse
from photos.models import Photo

SHOWN = 50  # of the articles that use a photo


def record(article):
    """Keep which photos stand in its text. One query where that did not change."""
    wanted = {int(number) for number in PHOTO.findall(article.body) if len(number) < 19}
    uses = PhotoUse.objects.filter(article=article.pk)
    known = set(uses.values_list("photo_id", flat=True))
    if wanted == known:
        return
    there = Photo.objects.filter(pk__in=wanted - known).order_by("pk")
    with transaction.atomic(savepoint=False):
        uses.filter(photo__in=known - wanted).delete()
        PhotoUse.objects.bulk_create(
            [
                PhotoUse(article_id=article.pk, photo_id=key)
                for key in there.values_list("pk", flat=True)
            ],
            ignore_conflicts=True,
        )


def articles_with(photo):
    """The newest of the articles that use the photo, at most SHOWN and one. One query."""
    in_texts = PhotoUse.objects.filter(photo=photo).values("article")
    used = Article.objects.filter(Q(photo=photo) | Q(pk__in=in_texts))
    return list(used.select_related("section").defer("body").order_by("-pk")[: SHOWN + 1])


def pages_with(photo):
    """The pages about the newspaper, of which there are five, that show the photo. One query."""
    pages = InformationPage.objects.filter(body__contains=f'data-file="{photo.pk}"')
    return list(pages)


def is_used(photo):
    return any(chain(articles_with(photo), pages_with(photo)))


@receiver(post_save, sender=Article)
def article_saved(instance, created, update_fields, raw=False, **kwargs):
    is_told = update_fields is None or "body" in update_fields
    if not raw and is_told and not (created and "data-file" not in instance.body):
        record(instance)
