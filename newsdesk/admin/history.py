"""What an article once was, and how it comes back."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext as _

from newsdesk.admin import rights
from newsdesk.admin.deleted import DeletedMixin
from newsdesk.admin.restoring import RestoringMixin
from newsdesk.comparison import differences
from newsdesk.contents import content_of
from newsdesk.history import body_as_read, entries, facts, revisions_for

A_PAGE = 50
NOW = "now"  # in an address: the article as it is, whatever number that will have


class HistoryMixin(RestoringMixin, DeletedMixin):
    """For the admin of articles: the list of revisions, one of them, two compared."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/history/compare/",
                view(self.compare_view),
                name="articles_article_compare",
            ),
            path(
                "<int:pk>/history/<int:number>/",
                view(self.revision_view),
                name="articles_article_revision",
            ),
        ]
        return own + super().get_urls()

    def history_view(self, request, object_id, extra_context=None):
        """All revisions, the newest first, and two of them to choose for comparing."""
        article = self._looked_at(request, unquote(object_id))
        pages = Paginator(self._revisions(request, article), A_PAGE)
        page = pages.get_page(request.GET.get("page"))
        return self._history_page(
            request,
            article,
            "history",
            title=_("History"),
            page=page,
            entries=entries(article, list(page)),
        )

    def revision_view(self, request, pk, number):
        """The article as a revision has it."""
        article = self._looked_at(request, pk)
        revision = self._revision(request, article, number)
        return self._history_page(
            request,
            article,
            "revision",
            title=_("Revision %(number)s") % {"number": number},
            entry=entries(article, [revision])[0],
            content=revision.content,
            body=body_as_read(revision.content),
            facts=facts(revision.content),
            may_restore=self.has_change_permission(request, article),
        )

    def compare_view(self, request, pk):
        """What was changed between two revisions, or from one to the article as it is now."""
        article = self._looked_at(request, pk)
        sides = [
            self._side(request, article, request.GET.get(side, NOW)) for side in ("from", "to")
        ]
        # What is now comes last, the older of two revisions first.
        old, new = sorted(sides, key=lambda side: (side is None, side and side.number))
        contents = [side.content if side else content_of(article) for side in (old, new)]
        return self._history_page(
            request,
            article,
            "compare",
            title=_("Comparison"),
            sides=[entries(article, [side])[0] if side else None for side in (old, new)],
            differences=differences(*contents),
            may_restore=old and self.has_change_permission(request, article),
        )

    def _side(self, request, article, number):
        """The revision that an address asks for; None for the article as it is now."""
        if number == NOW:
            return None
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            raise Http404
        return self._revision(request, article, int(number))

    def _looked_at(self, request, pk):
        """The article, if the person may look at it."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        return article

    def _revisions(self, request, article):
        return revisions_for(article, request.user, rights.may_publish(request.user))

    def _revision(self, request, article, number):
        return get_object_or_404(self._revisions(request, article), number=number)

    def _history_page(self, request, article, page_name, **context):
        context |= self.admin_site.each_context(request) | {"opts": self.opts, "article": article}
        return render(request, f"admin/articles/article/{page_name}.html", context)
