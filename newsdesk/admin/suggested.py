"""The panel of the article form that suggests what it may lead to."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from newsdesk.admin import rights
from newsdesk.admin.inlines import MOST_LINKS
from newsdesk.suggested import suggested_for
from suggesting.reasons import in_words

ROOM = "admin:articles_article"
SHOWN = 12  # more come from typing words into a row


class SuggestedMixin:
    """For the admin of articles: suggestions, with what speaks for each, below the related links.

    A press puts one into a row of the form; nothing is stored before the form is saved.
    """

    @property
    def media(self):
        scripts = [Script("newsdesk/suggested.js", type="module")]
        return super().media + forms.Media(css={"all": ["newsdesk/suggested.css"]}, js=scripts)

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.suggested))
        own = path("<int:pk>/suggested/", view, name="articles_article_suggested")
        return [own, *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        is_written = add or self.has_change_permission(request, obj)
        if is_written and rights.may_curate(request.user):
            context["suggested"] = {
                "address": reverse(f"{ROOM}_suggested", args=[obj.pk]) if obj else "",
                "most": MOST_LINKS,
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def suggested(self, request, pk):
        """The suggestions for the article as it is saved; the list alone for scripts."""
        article = self.get_object(request, str(pk))
        if not (article and self.has_change_permission(request, article)):
            raise Http404
        if not rights.may_curate(request.user):
            raise PermissionDenied
        page = "_suggestions" if request.headers.get("X-Requested-With") == "fetch" else "suggested"
        found = suggested_for(article, SHOWN)
        context = {
            "title": _("Suggested links"),
            "subtitle": str(article),
            "original": article,
            "opts": self.opts,
            "suggestions": [(suggestion.target, in_words(suggestion)) for suggestion in found],
            "desk": _desk_of(article),
        }
        context |= self.admin_site.each_context(request) if page == "suggested" else {}
        return render(request, f"admin/articles/article/{page}.html", context)


def _desk_of(article):
    """Where its links are chosen without a script; "" for what readers do not see yet."""
    if not article.is_published():
        return ""
    return reverse("admin:articles_linkedarticle_change", args=[article.pk])
