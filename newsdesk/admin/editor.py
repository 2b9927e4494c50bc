from django import forms
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import ProseEditorWidget

CSS = [
    "django_prose_editor/material-icons.css",
    "django_prose_editor/editor.css",
    "newsdesk/editor.css",  # ours are last, as they change what the package says
    "newsdesk/editor-tables.css",
    "newsdesk/editor-toolbar.css",
    "newsdesk/editor-dialogs.css",
]


class EditorMediaMixin:
    """For admins whose form holds the rich-text editor: its look, and the nonce it starts by."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Our stylesheet stands in for the one that the package's widget for the admin brings."""
        if isinstance(db_field, ProseEditorField):
            kwargs.setdefault("widget", ProseEditorWidget)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @property
    def media(self):
        return super().media + forms.Media(css={"all": CSS})

    def render_change_form(self, request, context, *args, **kwargs):
        """The import map is the only inline script of the newsdesk: it carries the nonce."""
        media = context["media"]
        if hasattr(media, "with_nonce"):
            context["media"] = media.with_nonce(str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)
