"""Taking a public article away from readers, and giving it back; each a revision."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsdesk.models import Revision

LONGEST_REASON = Article._meta.get_field("withdrawal_reason").max_length


class Cause(models.TextChoices):
    """Why articles are withdrawn; its words are told to readers before one's own."""

    ERROR = "error", _("The facts were wrong")
    BY_MISTAKE = "by_mistake", _("Published by mistake")
    RIGHTS = "rights", _("Rights of others")
    PERSON = "person", _("At the request of a person concerned")
    COURT = "court", _("By order of an authority")


def reason_of(cause, words) -> str:
    """What readers are told: the cause, one's own words, or both."""
    label = str(Cause(cause).label) if cause else ""
    return ": ".join(filter(None, [label, words]))


@transaction.atomic
def withdraw(article, by, reason=""):
    """Take a public article away from readers; False if they do not see it now."""
    locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    if not locked.is_published():
        return False
    locked.withdraw(reason)
    Revision.objects.record(locked, by, Revision.Event.WITHDRAWN, reason)
    return True


@transaction.atomic
def show_again(article, by):
    """Let readers see a withdrawn article again; False if it is not withdrawn."""
    locked = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    if not locked.withdrawn_at:
        return False
    locked.restore()
    Revision.objects.record(locked, by, Revision.Event.SHOWN_AGAIN)
    return True
