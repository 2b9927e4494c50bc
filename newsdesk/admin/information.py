from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.bodies.rendering import as_read
from articles.models import InformationPage
from newsdesk.admin.editor import EditorMediaMixin
from newsdesk.admin.races import SecondLookMixin
from photos.lists import ListedLookups

HELP = _(
    "What readers see above what the site adds by itself: people, corrections, facts about their"
    " data. Empty: a text that comes with the site."
)


@admin.register(InformationPage)
class InformationPageAdmin(SecondLookMixin, EditorMediaMixin, ListedLookups, admin.ModelAdmin):
    """Each kind once, and none is deleted: without a text of its own a page has one of ours."""

    list_display = ["kind", "modified_at"]
    ordering = ["kind"]
    actions = None

    def get_fieldsets(self, request, obj=None):
        may_write = obj is None or self.has_change_permission(request, obj)
        fields = ["kind", "body" if may_write else "text_as_read"]
        return [(None, {"fields": fields, "description": HELP})]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and bool(self._missing())

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return ["kind", "text_as_read"] if obj else []

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """A new page is one of those that nobody has written yet."""
        kwargs["choices"] = self._missing()
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    @admin.display(description=_("Text"))
    def text_as_read(self, page):
        return as_read(page.body)

    def _missing(self):
        written = set(InformationPage.objects.values_list("kind", flat=True))
        return [choice for choice in InformationPage.Kind.choices if choice[0] not in written]
