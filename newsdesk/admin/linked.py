from django import forms
from django.contrib import admin
from django.db.models import Count, Exists, Max, OuterRef, Subquery
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choosing import SeveralChosenByTyping
from articles.models import Article, LinkedArticle, RelatedLink
from newsdesk.admin import rights
from newsdesk.admin.inlines import CuratingMixin, RelatedLinkInline
from newsdesk.admin.lists import SearchedMixin, SortedList
from newsdesk.admin.races import SecondLookMixin
from newsdesk.admin.recording import RecordingMixin
from photos.lists import ListedLookups

LINKS = RelatedLink.objects.filter(article=OuterRef("pk")).order_by()


class LinkedArticleForm(forms.ModelForm):
    """Nothing of the article itself: only what it leads to."""

    targets = forms.ModelMultipleChoiceField(
        Article.objects.none(),
        label=_("Add articles"),
        required=False,
        help_text=_("Type words of a headline; choose several, they are put at the end."),
        widget=SeveralChosenByTyping(RelatedLink._meta.get_field("target"), admin.site),
    )

    class Meta:
        model = LinkedArticle
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["targets"].queryset = Article.objects.published()

    def clean_targets(self):
        targets = self.cleaned_data["targets"]
        if targets.filter(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("An article cannot lead to itself."))
        return targets


class WithoutLinksFilter(admin.SimpleListFilter):
    title = _("related links")
    parameter_name = "links"

    def lookups(self, request, model_admin):
        return [("none", _("None chosen")), ("some", _("Some chosen"))]

    def queryset(self, request, queryset):
        match self.value():
            case "none":
                return queryset.filter(~Exists(LINKS))
            case "some":
                return queryset.filter(Exists(LINKS))
        return queryset


@admin.register(LinkedArticle)
class LinkedArticleAdmin(
    SecondLookMixin, RecordingMixin, CuratingMixin, SearchedMixin, ListedLookups, admin.ModelAdmin
):
    """Where moderators choose what the reader of a public article is led to next."""

    form = LinkedArticleForm
    list_display = ["headline", "section", "published_at", "chosen"]
    list_filter = [WithoutLinksFilter, "section"]
    list_select_related = ["section"]
    sortable_by = ["published_at"]
    search_help_text = None
    ordering = ["-published_at", "-pk"]
    actions = None
    fields = ["summary", "readers_see", "targets"]
    readonly_fields = ["summary", "readers_see"]
    inlines = [RelatedLinkInline]

    def get_queryset(self, request):
        number = LINKS.values("article").annotate(number=Count("pk")).values("number")
        return super().get_queryset(request).published().annotate(links=Subquery(number))

    def get_changelist(self, request, **kwargs):
        return SortedList

    @admin.display(description=_("Chosen links"))
    def chosen(self, article):
        return article.links or gettext("none")

    @admin.display(description=_("Article"))
    def summary(self, article):
        return format_html(
            '<a href="{}">{}</a><br>{}',
            article.get_absolute_url(),
            article.headline,
            article.description,
        )

    @admin.display(description=_("Readers are led to"))
    def readers_see(self, article):
        automatic = gettext("automatic")
        rows = [
            (target.headline, "" if target.is_curated else f" ({automatic})")
            for target in Article.objects.related_to(article)
        ]
        return (
            format_html("<ol>{}</ol>", format_html_join("", "<li>{}{}</li>", rows)) if rows else "–"
        )

    def has_module_permission(self, request):
        return rights.may_curate(request.user)

    def has_view_permission(self, request, obj=None):
        return rights.may_curate(request.user)

    def has_change_permission(self, request, obj=None):
        return rights.may_curate(request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        """Leave the article itself untouched."""

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """The rows of the list count what is added to them."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"added": request.POST.getlist("targets")}

    def save_related(self, request, form, formsets, change):
        """What is chosen twice, or by somebody else at this moment, is there once."""
        super().save_related(request, form, formsets, change)
        links = RelatedLink.objects.filter(article=form.instance.pk)
        last = links.aggregate(last=Max("position", default=0))["last"]
        RelatedLink.objects.bulk_create(
            [
                RelatedLink(
                    article_id=form.instance.pk,
                    target=target,
                    position=last + 10 * number,
                    added_by=request.user,
                )
                for number, target in enumerate(form.cleaned_data["targets"], 1)
            ],
            ignore_conflicts=True,
        )
