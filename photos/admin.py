import re

from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from photos.forms import PhotoForm, PhotoInput
from photos.lists import ListedLookups
from photos.models import Photo
from photos.text import one_line

# The editor numbers its waiting functions -1, -2, and so on.
FUNCTION_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)


@admin.register(Photo)
class PhotoAdmin(ListedLookups, admin.ModelAdmin):
    form = PhotoForm
    formfield_overrides = {models.ImageField: {"widget": PhotoInput}}
    fields = ("image", "focal_point", "alt", "caption", "credit", "rights_until")
    list_display = ("thumbnail", "alt", "caption", "credit", "uploaded_at", "uploaded_by")
    list_display_links = ("alt",)
    list_select_related = ("uploaded_by",)
    list_per_page = 40
    search_fields = ("alt", "caption", "credit")
    search_help_text = _("Searches what the picture shows, caption and credit.")
    date_hierarchy = "uploaded_at"
    show_full_result_count = False
    ordering = ("-uploaded_at", "-pk")

    class Media:
        css = {"all": ("newsdesk/photos.css",)}

    @admin.display(description=_("picture"))
    def thumbnail(self, photo):
        return format_html(
            '<img class="photo-thumbnail" src="{}" width="120" height="80" alt="" loading="lazy">',
            photo.image.card_480_jpeg,
        )

    def has_change_permission(self, request, obj=None):
        """Editors change all photos; whoever may upload, also those of one's own."""
        if obj is not None and obj.uploaded_by_id == request.user.pk:
            return super().has_add_permission(request)
        return super().has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        return ("uploaded_by", "uploaded_at") if obj else ()

    def get_fields(self, request, obj=None):
        return (*self.fields, *self.get_readonly_fields(request, obj))

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)

    def get_urls(self):
        picker = self.admin_site.admin_view(self.picker)
        return [path("picker/", picker, name="photos_photo_picker"), *super().get_urls()]

    def picker(self, request):
        """The library as a window of the editor, which waits for CKEditorFuncNum to be called."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        number = request.GET.get("CKEditorFuncNum", "")
        if not FUNCTION_NUMBER.fullmatch(number):
            raise BadRequest("CKEditorFuncNum is not a number.")
        words = one_line(request.GET.get("q", ""))
        photos, _duplicates = self.get_search_results(request, Photo.objects.latest_first(), words)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Choose a photo"),
            "number": number,
            "words": words,
            "page": Paginator(photos, 24).get_page(request.GET.get("page")),
            "may_add": self.has_add_permission(request),
            "is_popup": True,
        }
        return TemplateResponse(request, "admin/photos/photo/picker.html", context)

    def response_add(self, request, obj, post_url_continue=None):
        number = request.GET.get("picker", "")
        if FUNCTION_NUMBER.fullmatch(number):
            picker = reverse("admin:photos_photo_picker", current_app=self.admin_site.name)
            return redirect(f"{picker}?CKEditorFuncNum={number}")
        return super().response_add(request, obj, post_url_continue)
