"""What mends a source. Each deed is one transaction, in which article and link are locked.

What readers are told is the link's, so each change of it is a revision of the article and raises
the edition; that a state is let be is only the newsroom's.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, SourceLink
from newsdesk.models import Revision
from sources import jobs
from sources.models import SourceCheck


class Refused(Exception):
    """A deed that is not done; the message says why, to the person."""


def mend(deed, pk, seen: str, by, **typed) -> str:
    """Do a deed of DEEDS to the link `pk`; what was done, in words. Refused changes nothing.

    `seen`: `SourceCheck.seen` of the page on which the person pressed: the deed is about that and
    nothing newer. `typed`: what the deed's form holds. SourceLink.DoesNotExist where readers do
    not have it.
    """
    with transaction.atomic():
        found = SourceLink.objects.filter(Article.objects.published().holds("article"))
        key = found.values_list("article", flat=True).get(pk=pk)
        article = Article.objects.select_for_update(no_key=True).get(pk=key)
        link = found.select_for_update(no_key=True).get(pk=pk)
        check = SourceCheck.objects.select_for_update().filter(pk=pk).first() or jobs.begun(link)
        check.link = link
        if check.seen != seen:
            raise Refused(_("Nothing is done: meanwhile the page or its address has changed."))
        return DEEDS[deed](check, article, by, **typed)


def take_address(check, article, by, url):
    """The page is at this address now, for readers too."""
    if url == check.link.url:
        raise Refused(_("This is the address that it has."))
    _keep(check.link, article, by, url=url, gone_since=None, archived_url="")
    return _("Readers are led to the new address.")


def set_copy(check, article, by, archived_url):
    """Where the page can be read once it is gone; an empty address takes it away."""
    if archived_url == check.link.archived_url:
        raise Refused(_("There is nothing to change."))
    _keep(check.link, article, by, archived_url=archived_url)
    if not archived_url:
        return _("No archived copy is named any more.")
    if check.link.gone_since:
        return _("Readers are led to the archived copy.")
    return _("Kept; readers are led to the archived copy once the original is gone.")


def mark_gone(check, article, by, archived_url):
    """Readers are told so from today on, and led to the copy if there is one."""
    since = check.link.gone_since or timezone.localdate()
    _keep(check.link, article, by, gone_since=since, archived_url=archived_url)
    return _("Readers are told that the original is no longer online.")


def mark_online(check, article, by):
    """The page can be read there again."""
    _keep(check.link, article, by, gone_since=None)
    return _("Readers are led to the original again.")


def let_be(check, article, by):
    """The state needs nobody, until it becomes another."""
    _settle(check, timezone.now())
    return _("It is left as it is, and comes back to the list if it changes.")


def put_back(check, article, by):
    """It stands in the list again."""
    _settle(check, None)
    return _("It is in the list again.")


def ask_again(check, article, by):
    """A job looks at the page, as soon as its host may be asked; one, however often it is asked."""
    if check._state.adding:
        check.save(force_insert=True)
    jobs.ask_again(check)
    return _("A worker will look at it in a moment.")


DEEDS = {
    "address": take_address,
    "copy": set_copy,
    "gone": mark_gone,
    "online": mark_online,
    "settle": let_be,
    "unsettle": put_back,
    "again": ask_again,
}


def _keep(link, article, by, **values):
    """Change the link and keep the article as a revision; Refused where a rule forbids it."""
    Revision.objects.up_to_date(article)
    for name, value in values.items():
        setattr(link, name, value)
    try:
        link.clean_fields(exclude=["article", "source"])
        link.validate_constraints()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    link.save()
    Revision.objects.record_change(article, by, Revision.Event.SAVED)


def _settle(check, at):
    if check._state.adding or bool(check.settled_at) == bool(at):
        raise Refused(_("There is nothing to change."))
    check.settled_at = at
    check.weigh()
    check.save(update_fields=["settled_at", "damage"])
