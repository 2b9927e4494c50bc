"""The lists that articles choose from: sections, series, authors, tags, outlets."""

from django.contrib import admin
from django.db import models
from django.http import JsonResponse
from django.urls import path
from taggit.admin import Tag as UnusedTag

from articles.choosing import ChoosingMixin
from articles.models import Author, Section, Series, Source, Tag
from newsdesk.admin.races import SecondLookMixin
from photos.lists import ListedLookups

# Its table stays empty, but its page for merging asks nobody for a permission.
admin.site.unregister(UnusedTag)


@admin.register(Section)
class SectionAdmin(ListedLookups, admin.ModelAdmin):
    list_display = ["name", "slug", "position"]
    ordering = ["position", "pk"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Series)
class SeriesAdmin(ListedLookups, admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Author)
class AuthorAdmin(SecondLookMixin, ChoosingMixin, ListedLookups, admin.ModelAdmin):
    list_display = ["name", "kind", "user"]
    list_select_related = ["user"]
    search_fields = ["name"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Accounts that the person may look at."""
        people = self.admin_site._registry[db_field.remote_field.model]
        kwargs["queryset"] = people.get_queryset(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_exclude(self, request, obj=None):
        """Accounts are for those who manage them."""
        return [] if request.user.has_perm("auth.view_user") else ["user"]


@admin.register(Source)
class SourceAdmin(ListedLookups, admin.ModelAdmin):
    list_display = ["name", "url"]
    search_fields = ["name"]
    ordering = ["name"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.register(Tag)
class TagAdmin(SecondLookMixin, ListedLookups, admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_urls(self):
        names = path("names/", self.admin_site.admin_view(self.names), name="articles_tag_names")
        return [names, *super().get_urls()]

    def names(self, request):
        """The first 20 tags that hold the typed words, as Select2 wants them."""
        tags = self.model.objects.none()
        if self.has_view_permission(request):
            tags = self.model.objects.filter(name__icontains=request.GET.get("term", "")[:60])
        results = [{"id": tag.name, "text": tag.name} for tag in tags.order_by("name")[:20]]
        return JsonResponse({"results": results, "pagination": {"more": False}})
