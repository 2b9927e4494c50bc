"""The list of articles: quick with a hundred thousand of them, searched as the site is."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, IntegerField, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import Byline
from articles.searching import ids_by_words
from newsdesk.admin.filters import StageFilter, StateFilter, WhoseFilter
from newsdesk.admin.state import state_of, was_public
from newsdesk.assigning import name_of
from newsdesk.models import Note

NOTES = Note.objects.filter(article=OuterRef("pk"), resolved_at=None).order_by()
OPEN_NOTES = NOTES.values("article").annotate(number=Count("pk")).values("number")
SIGNED = Prefetch("bylines", Byline.objects.select_related("author"))


class SearchedMixin:
    """For admins whose rows are articles: searched by the site's search, not row by row.

    `article_key`: the lookup that leads from a row to its article's key.
    """

    search_fields = ["headline"]  # says to Django that there is a search
    search_help_text = _(
        "Words of the whole text; of drafts and what is withdrawn, those of the headline."
    )
    article_key = "pk"

    def get_search_results(self, request, queryset, search_term):
        if search_term.strip():
            is_being_typed = "model_name" in request.GET  # where one is chosen by typing
            found = ids_by_words(search_term.replace("\0", "")[:200], is_being_typed)
            queryset = queryset.filter(**{f"{self.article_key}__in": found})
        return queryset, False


class SortedList(ChangeList):
    """A list that an address sorts only as its heads do; Django would sort by any column."""

    def get_ordering_field(self, field_name):
        return super().get_ordering_field(field_name) if field_name in self.sortable_by else None


class ArticleList(SortedList):
    """A page of the list, its bodies left in the database."""

    def get_queryset(self, request, *args, **kwargs):
        articles = super().get_queryset(request, *args, **kwargs).defer("body")
        number = Coalesce(Subquery(OPEN_NOTES, output_field=IntegerField()), 0)
        return articles.annotate(open_notes=number).prefetch_related(SIGNED)


class ListMixin(SearchedMixin):
    """For the admin of articles: what its list shows, and by what it is narrowed."""

    list_display = [
        "headline",
        "standing",
        "section",
        "signed_by",
        "published_at",
        "modified_at",
    ]
    list_filter = [WhoseFilter, StageFilter, StateFilter, "section"]
    list_select_related = ["section", "assignee"]
    list_per_page = 50
    list_max_show_all = 0
    sortable_by = ["modified_at"]
    ordering = ["-modified_at", "-pk"]

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_search_results(self, request, queryset, search_term):
        """Where one is chosen to lead to or to stand somewhere, only those that may."""
        match request.GET.get("model_name"):
            case "relatedlink":
                queryset = queryset.published().latest_first()
            case "frontplace":
                queryset = queryset.public_or_scheduled().latest_first()
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("State"))
    def state(self, article):
        return state_of(article)

    @admin.display(description=_("State"))
    def standing(self, article):
        """The state, and who or what it waits for; the moment has a column of its own."""
        is_scheduled = article.published_at and not was_public(article)
        lines = [gettext("Scheduled") if is_scheduled else state_of(article)]
        if article.assignee and not article.published_at:
            lines.append(name_of(article.assignee))
        if number := article.open_notes:
            said = ngettext("%(number)d open note", "%(number)d open notes", number)
            lines.append(said % {"number": number})
        return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))

    @admin.display(description=_("By"))
    def signed_by(self, article):
        return ", ".join(str(byline) for byline in article.bylines.all())
