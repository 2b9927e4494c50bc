from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.bodies.rendering import as_read
from articles.choosing import ChoosingMixin
from articles.models import Article, Author
from newsdesk import withdrawal
from newsdesk.admin import rights
from newsdesk.admin.bulk import BulkMixin
from newsdesk.admin.checks import ChecksMixin
from newsdesk.admin.dates import MOMENTS
from newsdesk.admin.duplicates import DuplicateMixin
from newsdesk.admin.editor import EditorMediaMixin
from newsdesk.admin.forms import ArticleForm, WithdrawalForm
from newsdesk.admin.history import HistoryMixin
from newsdesk.admin.inlines import (
    BylineInline,
    CorrectionInline,
    CuratingMixin,
    RelatedLinkInline,
    SourceLinkInline,
)
from newsdesk.admin.lists import ListMixin
from newsdesk.admin.merging import MergingMixin
from newsdesk.admin.notes import NotesMixin
from newsdesk.admin.previews import PreviewMixin
from newsdesk.admin.races import SecondLookMixin
from newsdesk.admin.stages import StagesMixin
from newsdesk.admin.state import was_public
from newsdesk.admin.suggested import SuggestedMixin
from newsdesk.admin.working_copies import WorkingCopyMixin
from newsdesk.admin.writing import WritingMixin
from photos.lists import ListedLookups


@admin.register(Article)
class ArticleAdmin(
    SecondLookMixin,
    ChecksMixin,
    MergingMixin,
    HistoryMixin,
    WorkingCopyMixin,
    PreviewMixin,
    SuggestedMixin,
    StagesMixin,
    NotesMixin,
    BulkMixin,
    DuplicateMixin,
    ListMixin,
    WritingMixin,
    CuratingMixin,
    EditorMediaMixin,
    ChoosingMixin,
    ListedLookups,
    admin.ModelAdmin,
):
    """Where articles are written, published and withdrawn."""

    form = ArticleForm
    formfield_overrides = {**MOMENTS, models.URLField: {"assume_scheme": "https"}}
    autocomplete_fields = ["photo", "series"]
    inlines = [BylineInline, SourceLinkInline, RelatedLinkInline, CorrectionInline]

    class Media:
        css = {"all": ["newsdesk/article-form.css"]}

    # --- What is shown ---

    def get_queryset(self, request):
        return rights.visible_to(request.user, super().get_queryset(request))

    def get_fieldsets(self, request, obj=None):
        may_write = self.has_change_permission(request, obj)
        publication = ["published_at", "slug"]
        if obj and obj.is_published() and rights.may_publish(request.user):
            publication.append("is_substantial")
        return [
            (
                None,
                {
                    "fields": [
                        "kicker",
                        "headline",
                        "standfirst",
                        "body" if may_write else "text_as_read",
                    ],
                    "classes": ["words"],
                },
            ),
            (
                _("Place in the newspaper"),
                {
                    "fields": ["section", "series", "tags", "place", "photo", "present_photo"],
                    "classes": ["rail"],
                },
            ),
            (_("Publication"), {"fields": ["state", *publication], "classes": ["rail"]}),
            (
                _("Origin"),
                {"fields": self._origin_fields(request), "classes": ["rail", "collapse"]},
            ),
        ]

    def _origin_fields(self, request):
        """What search engines are told of it is an editor's word."""
        for_engines = rights.FOR_ENGINES if rights.may_publish(request.user) else ()
        return ["origin", "licence", "original_day", *for_engines, "ai_note"]

    def get_readonly_fields(self, request, obj=None):
        shown = ["state", "present_photo", "text_as_read"]
        return shown if rights.may_publish(request.user) else [*shown, "published_at"]

    def get_changeform_initial_data(self, request):
        return {}  # nothing of an article comes from an address

    def get_inlines(self, request, obj):
        """Corrections belong to what was public; a form that was opened before has none."""
        has_list = request.method != "POST" or "corrections-TOTAL_FORMS" in request.POST
        left_out = set()
        if not (was_public(obj) and has_list):
            left_out.add(CorrectionInline)
        if not rights.may_curate(request.user):
            left_out.add(RelatedLinkInline)
        return [inline for inline in self.inlines if inline not in left_out]

    @admin.display(description=_("Present picture"))
    def present_photo(self, article):
        if not article.photo:
            return "–"
        return format_html(
            '<img src="{}" alt="{}" width="240">',
            article.photo.image.card_480_jpeg,
            article.photo.alt,
        )

    @admin.display(description=_("Text"))
    def text_as_read(self, article):
        return as_read(article.body)

    # --- Who may ---

    def has_change_permission(self, request, obj=None):
        """What is written by whom may no longer write it is set aside (`MergingMixin`)."""
        allowed = super().has_change_permission(request, obj)
        may_write = obj is None or rights.may_write(request.user, obj)
        return allowed and (may_write or getattr(request, "only_sets_aside", False))

    def has_delete_permission(self, request, obj=None):
        """What was public is withdrawn, not deleted."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and obj.published_at)

    def view_on_site(self, article):
        return article.get_absolute_url() if article and article.is_published() else None

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_publish_now"] = rights.may_publish_now(request.user, obj)
        context["may_withdraw"] = rights.may_publish(request.user) and was_public(obj)
        reads_only = obj and not self.has_change_permission(request, obj)
        context["may_only_curate"] = (
            reads_only and obj.is_published() and rights.may_curate(request.user)
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    # --- Saving ---

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        pressed = "_publish" in request.POST
        form.publish_now = pressed and rights.may_publish_now(request.user, obj)
        form.publish_again = pressed and was_public(obj)
        return form

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = form.instance
        author = Author.objects.filter(user=request.user).first()
        if author and not change and not article.bylines.exists():
            article.bylines.create(author=author)

    # --- Withdrawing ---

    def get_urls(self):
        own = [
            path("<int:pk>/withdraw/", self.admin_site.admin_view(self.withdraw)),
            path("<int:pk>/restore/", self.admin_site.admin_view(require_POST(self.restore))),
        ]
        return own + super().get_urls()

    def withdraw(self, request, pk):
        """Take a public article away from readers, who are told so (410)."""
        article = self._for_editors(request, pk)
        form = WithdrawalForm(request.POST if request.method == "POST" else None)
        if article.is_published() and form.is_valid():
            withdrawal.withdraw(article, request.user, form.told)
            self.log_change(request, article, gettext("Withdrawn."))
            messages.success(request, gettext("Readers no longer see the article."))
            return redirect("admin:articles_article_change", article.pk)
        context = self.admin_site.each_context(request) | {
            "title": _("Withdrawn article") if article.withdrawn_at else _("Withdraw the article"),
            "article": article,
            "form": form,
            "opts": self.opts,
        }
        return render(request, "admin/articles/article/withdraw.html", context)

    def restore(self, request, pk):
        """Let readers see a withdrawn article again."""
        article = self._for_editors(request, pk)
        if withdrawal.show_again(article, request.user):
            self.log_change(request, article, gettext("Restored."))
            messages.success(request, gettext("Readers see the article again."))
        return redirect("admin:articles_article_change", article.pk)

    def _for_editors(self, request, pk):
        if not rights.may_publish(request.user):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=pk)
        if not was_public(article):
            raise Http404
        return article
