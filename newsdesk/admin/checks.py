"""What is looked at before an article is published."""

from datetime import datetime

from django import forms
from django.forms.widgets import Script
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from newsdesk.checks import Candidate, findings
from newsdesk.contents import as_kept

ROOM = "admin:articles_article"
SEEN = "_findings_seen"  # codes of the warnings that the form showed
# Buttons that may publish or schedule.
DEEDS = ("_publish", "_schedule", "_save", "_continue", "_addanother")
HELD_BACK = _("Nothing is saved or published yet: look at what was found.")


class HeldBack(Exception):
    """Ends the transaction in which an article that is not fit for readers was saved."""

    def __init__(self, found):
        super().__init__()
        self.found = found


class ChecksMixin:
    """For the admin of articles: errors keep it back, warnings ask once.

    What is saved is looked at in the transaction of the save, as the database then has it, whoever
    else had a part in it. If it is kept back, all of that is undone and the form is shown again
    with everything that was typed.
    """

    @property
    def media(self):
        scripts = [Script("newsdesk/findings.js", type="module")]
        return super().media + forms.Media(css={"all": ["newsdesk/findings.css"]}, js=scripts)

    def changeform_view(self, request, *args, **kwargs):
        posted, request.held_back = request.POST, None
        try:
            return super().changeform_view(request, *args, **kwargs)
        except HeldBack as held_back:
            request.POST, request.held_back = posted, held_back
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if getattr(request, "held_back", None):
            form.kept_back_because = HELD_BACK
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if _comes_to_readers(request.saving):
            found = findings(Candidate.of(request.saving.saved.pk))
            seen = request.POST.get(SEEN, "").split()
            if any(finding.is_error or finding.code not in seen for finding in found):
                raise HeldBack(found)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if held_back := getattr(request, "held_back", None):
            context["findings"] = held_back.found
            context["has_errors"] = any(finding.is_error for finding in held_back.found)
            context["pressed"] = next((name for name in DEEDS if name in request.POST), "_save")
        elif obj and self.has_change_permission(request, obj):
            context["findings_address"] = reverse(f"{ROOM}_findings", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)

    # --- Before anybody publishes ---

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.findings))
        own = path("<int:pk>/findings/", view, name="articles_article_findings")
        return [own, *super().get_urls()]

    def findings(self, request, pk):
        """What would be found now, of the article as it is saved; the list alone for scripts."""
        article = self.get_object(request, str(pk))
        if not (article and self.has_change_permission(request, article)):
            raise Http404
        page = "_findings" if request.headers.get("X-Requested-With") == "fetch" else "findings"
        context = {
            "title": _("Before publishing"),
            "subtitle": str(article),
            "original": article,
            "opts": self.opts,
            "findings": findings(Candidate.of(article.pk)),
            "form_address": reverse(f"{ROOM}_change", args=[article.pk]),
        }
        context |= self.admin_site.each_context(request) if page == "findings" else {}
        return render(request, f"admin/articles/article/{page}.html", context)


def _comes_to_readers(saving):
    """Whether this save gives readers, now or later, an article that they had not seen before."""
    article = saving.saved
    if not article or not article.published_at or article.withdrawn_at:
        return False
    before = saving.newest and saving.newest.content["published_at"]
    if not before:
        return True
    was_public = datetime.fromisoformat(before) <= timezone.now()
    return not was_public and before != as_kept(article.published_at)
