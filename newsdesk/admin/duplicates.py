"""A new draft out of an article."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from newsdesk import duplicating
from newsdesk.admin import rights


class DuplicateMixin:
    """For the admin of articles: a button that makes a new draft of what one may look at."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.duplicate))
        own = path("<int:pk>/duplicate/", view, name="articles_article_duplicate")
        return [own, *super().get_urls()]

    def duplicate(self, request, pk):
        """Make the draft and open it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        try:
            copy = duplicating.duplicate(article, request.user, rights.may_curate(request.user))
        except ValidationError as error:  # of before a rule was made
            messages.error(request, " ".join(error.messages))
            return redirect("admin:articles_article_change", pk)
        self.log_addition(request, copy, gettext("Duplicated."))
        said = gettext("This is a new draft with all that “{}” says; readers do not see it.")
        messages.success(request, format_html(said, article.headline))
        return redirect("admin:articles_article_change", copy.pk)

    def render_change_form(self, request, context, *args, **kwargs):
        context["may_duplicate"] = self.has_add_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)
