"""What was deleted, and how it comes back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsdesk.admin.restoring import say_what_is_lost
from newsdesk.history import body_as_read, facts
from newsdesk.recovery import deleted, recover

A_PAGE = 50


class DeletedMixin:
    """For the admin of articles: a list of the deleted, for those who may delete."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("deleted/", view(self.deleted_view), name="articles_article_deleted"),
            path(
                "deleted/<uuid:guid>/",
                view(self.deleted_one_view),
                name="articles_article_deleted_one",
            ),
            path(
                "deleted/<uuid:guid>/recover/",
                view(require_POST(self.recover_view)),
                name="articles_article_recover",
            ),
        ]
        return own + super().get_urls()

    def deleted_view(self, request):
        """All deleted articles, the last deleted first."""
        self._who_deletes(request)
        page = Paginator(deleted(), A_PAGE).get_page(request.GET.get("page"))
        return self._deleted_page(request, "deleted", title=_("Deleted articles"), page=page)

    def deleted_one_view(self, request, guid):
        """A deleted article as it was."""
        self._who_deletes(request)
        revision = get_object_or_404(deleted().defer(None), guid=guid)
        return self._deleted_page(
            request,
            "deleted_one",
            title=_("Deleted article"),
            revision=revision,
            content=revision.content,
            body=body_as_read(revision.content),
            facts=facts(revision.content),
        )

    def recover_view(self, request, guid):
        """Bring it back as a draft and open it."""
        self._who_deletes(request)
        revision = get_object_or_404(deleted().defer(None), guid=guid)
        try:
            recovered = recover(revision, request.user)
        except ValidationError as error:  # of before a rule was made
            messages.error(request, " ".join(error.messages))
            return redirect("admin:articles_article_deleted_one", guid)
        if recovered is None:
            messages.info(request, _("It is back already."))
            return redirect("admin:articles_article_deleted")
        return self._recovered(request, revision, *recovered)

    def _recovered(self, request, revision, article, lost):
        self.log_addition(request, article, str(revision.Event.RECOVERED.label))
        said = _("“{}” is back as a draft; readers do not see it.")
        messages.success(request, format_html(said, article.headline))
        if article.slug != revision.content["slug"]:
            said = _("Its address is another now: {}.")
            messages.warning(request, format_html(said, article.slug))
        say_what_is_lost(request, lost)
        return redirect("admin:articles_article_change", article.pk)

    def _who_deletes(self, request):
        if not self.has_delete_permission(request):
            raise PermissionDenied

    def _deleted_page(self, request, page_name, **context):
        context |= self.admin_site.each_context(request) | {"opts": self.opts}
        return render(request, f"admin/articles/article/{page_name}.html", context)
