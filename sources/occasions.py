"""When the link changes, so does what we know of its page."""

from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from articles.models import SourceLink
from sources.jobs import begun
from sources.models import SourceCheck


@receiver(post_save, sender=SourceLink)
def follow(instance, created, **kwargs):
    """Another address begins anew; what readers are told counts anew. One query at most, or two.

    What is new in an article that readers have is due at once; the rounds find all others.
    """
    if created:
        if settings.SOURCE_CHECKS and instance.article.is_published():
            begun(instance).save(force_insert=True)
        return
    check = SourceCheck.objects.filter(pk=instance.pk).first()
    if check is None:
        return
    check.link = instance
    is_another, before = check.url != instance.url, check.damage
    if is_another:
        check.begin(instance.url, timezone.now())
    check.weigh()
    if is_another:
        check.save()
    elif check.damage != before:
        check.save(update_fields=["damage"])
