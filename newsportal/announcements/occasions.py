"""When there is something to tell: an article appears, moves, is updated, goes or comes back."""

from django.conf import settings
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from newsportal.announcements.jobs import tell_hub, tell_search_engines

TOLD = ("published_at", "withdrawn_at", "updated_at", "slug", "section__slug")


@receiver(pre_save, sender=Article)
def remember(instance, **kwargs):
    """What readers were told until now. One query, none while announcements are off."""
    if settings.INDEXNOW_KEY or settings.WEBSUB_HUB:
        instance._told_before = _told(instance)


@receiver(post_save, sender=Article)
def announce(instance, **kwargs):
    """Queue what is to be told, in the transaction of the change itself."""
    if "_told_before" not in instance.__dict__:
        return
    before, now_told = instance.__dict__.pop("_told_before"), _told(instance)
    moment = now_told["published_at"]
    if moment is None or before == now_told:
        return
    run_after = moment if moment > timezone.now() else None
    if settings.INDEXNOW_KEY:
        former = _former_path(before, now_told)
        tell_search_engines.using(run_after=run_after).enqueue(instance.pk, former)
    if settings.WEBSUB_HUB:
        tell_hub.using(run_after=run_after).enqueue(instance.pk)


def _told(article):
    return Article.objects.filter(pk=article.pk).values(*TOLD).first()


def _former_path(before, now_told):
    """The address that readers knew and that is no longer the article's; "" if there is none."""
    if not before or not before["published_at"] or before["published_at"] > timezone.now():
        return ""
    path, new_path = (
        reverse("articles:article", args=[told["section__slug"], told["slug"]])
        for told in (before, now_told)
    )
    return "" if path == new_path else path
