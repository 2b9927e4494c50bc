"""The page on which an earlier revision is brought back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from newsdesk.admin import rights
from newsdesk.comparison import differences
from newsdesk.contents import content_of
from newsdesk.history import entries
from newsdesk.restoring import ChangedMeanwhile, mark_of, restore, target


class RestoringMixin:
    """For the admin of articles: shows what would change, and does it when asked to."""

    def get_urls(self):
        own = path(
            "<int:pk>/history/<int:number>/restore/",
            self.admin_site.admin_view(self.restore_view),
            name="articles_article_restore_revision",
        )
        return [own, *super().get_urls()]

    def restore_view(self, request, pk, number):
        """What would change; a POST from somebody who saw that brings the revision back."""
        article = self._looked_at(request, pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        revision = self._revision(request, article, number)
        errors = []
        if request.method == "POST":
            try:
                return self._restored(request, article, revision)
            except ChangedMeanwhile:
                errors = [_("Somebody saved meanwhile. This is what would change now.")]
            except ValidationError as error:
                errors = error.messages
        return self._restore_page(request, article, revision, errors)

    def _restored(self, request, article, revision):
        stay = _not_for(request.user)
        lost = restore(article, revision, request.user, request.POST.get("seen", ""), stay)
        self.log_change(request, article, _("Revision %(number)s") % {"number": revision.number})
        said = _(
            "Revision %(number)s is back, as a new one. What was there before is in the history."
        )
        messages.success(request, said % {"number": revision.number})
        say_what_is_lost(request, lost)
        return redirect("admin:articles_article_change", article.pk)

    def _restore_page(self, request, article, revision, errors):
        now = content_of(self._looked_at(request, article.pk))
        return self._history_page(
            request,
            article,
            "restore",
            title=_("Bring back revision %(number)s") % {"number": revision.number},
            entry=entries(article, [revision])[0],
            differences=differences(now, target(now, revision, _not_for(request.user))),
            seen=mark_of(now),
            errors=errors,
        )


def _not_for(person):
    """The names of what the person does not decide in the article's form either."""
    stay = set()
    if not rights.may_publish(person):
        stay.update(rights.FOR_ENGINES)
    if not rights.may_curate(person):
        stay.add("related_links")
    return frozenset(stay)


def say_what_is_lost(request, lost):
    """Name what could not come back."""
    if lost:
        said = _("Gone meanwhile and left out: %(names)s.")
        messages.warning(request, said % {"names": ", ".join(dict.fromkeys(lost))})
