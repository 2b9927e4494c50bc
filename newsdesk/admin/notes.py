"""What colleagues tell each other about an article."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from newsdesk import notes
from newsdesk.admin import rights
from newsdesk.models import Note


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["text"]
        error_messages = {"text": {"required": _("Write something first.")}}


class NotesMixin:
    """For the admin of articles: notes, open and resolved, below the form.

    With script they are sent without leaving the form: the answer is then the list alone.
    """

    @property
    def media(self):
        return super().media + forms.Media(css={"all": ["newsdesk/notes.css"]})

    def get_urls(self):
        deeds = {
            "notes/": (self.add_note, "notes"),
            "notes/<int:note>/resolve/": (self.resolve_note, "note_resolve"),
            "notes/<int:note>/reopen/": (self.reopen_note, "note_reopen"),
        }
        own = [
            path(
                f"<int:pk>/{address}",
                self.admin_site.admin_view(require_POST(view)),
                name=f"articles_article_{name}",
            )
            for address, (view, name) in deeds.items()
        ]
        return own + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and rights.may_note(request.user, obj):
            context |= _shown(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def add_note(self, request, pk):
        """Leave a note."""
        article = self._noted(request, pk)
        form = NoteForm(request.POST)
        if form.is_valid():
            notes.add(article, form.cleaned_data["text"], request.user)
        return _answer(request, article, form)

    def resolve_note(self, request, pk, note):
        """Say that a note is done with."""
        article = self._noted(request, pk)
        notes.resolve(get_object_or_404(article.desk_notes, pk=note), request.user)
        return _answer(request, article)

    def reopen_note(self, request, pk, note):
        """Say that it is not done with after all."""
        article = self._noted(request, pk)
        notes.reopen(get_object_or_404(article.desk_notes, pk=note))
        return _answer(request, article)

    def _noted(self, request, pk):
        article = get_object_or_404(self.get_queryset(request).defer("body"), pk=pk)
        if not rights.may_note(request.user, article):
            raise PermissionDenied
        return article


def _shown(article):
    found = notes.in_order(article)
    return {
        "notes": found,
        "open_notes": sum(note.resolved_at is None for note in found),
        "longest_note": notes.LONGEST,
    }


def _answer(request, article, form=None):
    error = " ".join(form.errors.get("text", [])) if form else ""
    if request.headers.get("X-Requested-With") == "fetch":
        context = {"original": article, "note_error": error, "is_part": True} | _shown(article)
        typed = {"typed_note": form["text"].value() if error else ""}
        page = "admin/articles/article/_notes.html"
        return render(request, page, context | typed, status=422 if error else 200)
    if error:
        messages.error(request, error)
    return redirect(reverse("admin:articles_article_change", args=[article.pk]) + "#notes")
