"""Two people at one article: a save that comes late is merged, never lost."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.text import get_text_list
from django.utils.translation import gettext

from newsdesk.admin import rights
from newsdesk.admin.conflicts import ConflictsMixin
from newsdesk.admin.posted import joined_by_key, typed_besides, typed_content
from newsdesk.admin.recording import RecordingMixin
from newsdesk.comparison.fields import label_of
from newsdesk.contents import KEYS
from newsdesk.models import Revision
from newsdesk.saving import CORRECTIONS
from newsdesk.stages import is_writer


class MergingMixin(ConflictsMixin, RecordingMixin):
    """For the admin of articles: saves are revisions, and late ones are merged.

    The form carries the number of the revision that it shows as `_base`.
    """

    @property
    def media(self):
        return super().media + forms.Media(css={"all": ["newsdesk/conflict.css"]})

    def begin_saving(self, request, article):
        request.only_sets_aside = _was_overtaken(request, article)
        saving = super().begin_saving(request, article)
        saving.only_sets_aside = request.only_sets_aside
        if saving.is_late:
            request.POST = joined_by_key(request.POST, saving.article, saving.base)
        return saving

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if request.method == "POST" and hasattr(request, "saving"):
            form.began_from = request.saving.base
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and self.has_change_permission(request, obj):
            newest, waiting = Revision.objects.newest_and_waiting(obj)
            context["set_aside"] = _for(request.user, waiting)
            context["base_number"] = _shown_number(request, context, newest)
        return super().render_change_form(request, context, add, change, form_url, obj)

    # --- A save that comes late ---

    def save_model(self, request, obj, form, change):
        if not request.saving.is_late:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        if not request.saving.is_late:
            super().save_related(request, form, formsets, change)
            return
        typed = typed_content(form, formsets, request.saving.unchanged())
        publish_at = form.cleaned_data["published_at"] if form.publish_now else None
        request.saving.merge(typed, publish_at, typed_besides(form, formsets))
        for formset in formsets:
            if formset.prefix not in {*KEYS, CORRECTIONS}:
                self.save_formset(request, form, formset, change)
        self.drop_working_copy(request)

    def construct_change_message(self, request, form, formsets, add=False):
        if not request.saving.is_late:
            return super().construct_change_message(request, form, formsets, add)
        if request.saving.aside:
            return gettext("Set aside: a colleague had saved meanwhile.")
        return gettext("Merged with a colleague’s changes.")

    def response_change(self, request, obj):
        saving = request.saving
        if saving.aside:
            messages.warning(request, _set_aside_words(request, saving))
            number = saving.aside.number
            return redirect("admin:articles_article_conflict", saving.article.pk, number)
        if saving.merged and saving.merged.from_theirs:
            messages.info(request, _merged_words(saving))
        return super().response_change(request, obj)


def _was_overtaken(request, article):
    """Whether the person wrote in a form that was his to write in when he opened it."""
    if not article or not request.POST.get("_base") or rights.may_write(request.user, article):
        return False
    return is_writer(request.user, article)


def _shown_number(request, context, newest):
    """The number of the revision that the form shows."""
    if request.method == "POST":
        return request.POST.get("_base") or request.saving.number
    taken_up = getattr(request, "taken_up", None)
    if taken_up and taken_up.base:
        return taken_up.base
    return Revision.objects.up_to_date(_as_read(context), newest).number


def _as_read(context):
    """The article with what its form has read of it, so that nothing is read twice."""
    article, form = context["original"], context["adminform"].form
    read = {"tags": form.initial["tags"]} if "tags" in form.initial else {}
    for rows in context["inline_admin_formsets"]:
        if rows.formset.prefix in KEYS and (rows.has_view_permission or rows.has_change_permission):
            read[rows.formset.prefix] = rows.formset.get_queryset()
    present = getattr(article, "_prefetched_objects_cache", {})
    article._prefetched_objects_cache = present | read
    return article


def _for(person, waiting):
    """What was set aside by the person himself; for editors also that of others."""
    if rights.may_publish(person):
        return waiting
    return [revision for revision in waiting if revision.made_by_id == person.pk]


def _set_aside_words(request, saving):
    if saving.only_sets_aside:
        return gettext(
            "The article is not yours to write any more. What you wrote is kept, and editors can"
            " take it over."
        )
    words = gettext(
        "%(people)s saved meanwhile. Nothing of yours is lost, and nothing is saved yet."
    )
    if "_publish" in request.POST:
        words = gettext(
            "%(people)s saved meanwhile. Nothing of yours is lost, nothing is saved yet, and the"
            " article was not published."
        )
    return words % {"people": _people(saving)}


def _merged_words(saving):
    labels = [label_of(name) for name in saving.merged.from_theirs]
    return gettext("%(people)s saved meanwhile. Kept from there: %(fields)s.") % {
        "people": _people(saving),
        "fields": get_text_list(labels, gettext("and")),
    }


def _people(saving):
    names = saving.colleagues() or [gettext("Somebody")]
    return get_text_list(names, gettext("and"))
