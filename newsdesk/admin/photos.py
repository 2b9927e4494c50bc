import re

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from newsdesk.admin.photo_filters import RightsFilter, UploaderFilter
from newsdesk.admin.photo_forms import WORDS, PhotoForm, PhotoInput
from newsdesk.admin.photo_uploads import UploadsMixin
from newsdesk.admin.photo_uses import UsesMixin
from newsdesk.library.words import found
from photos.lists import ListedLookups
from photos.models import Photo
from photos.text import one_line

# The editor numbers its waiting functions -1, -2, and so on.
FUNCTION_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)


@admin.register(Photo)
class PhotoAdmin(UploadsMixin, UsesMixin, ListedLookups, admin.ModelAdmin):
    """The picture library: searched, uploaded to, completed, and asked where a photo is used."""

    form = PhotoForm
    formfield_overrides = {models.ImageField: {"widget": PhotoInput}}
    fields = ("image", "focal_point", *WORDS)
    list_display = ("alt",)  # the template shows a grid
    list_filter = (UploaderFilter, RightsFilter)
    list_per_page = 48
    list_max_show_all = 0
    actions = None
    search_fields = ("alt",)  # says to Django that there is a search
    search_help_text = _("Searches what the picture shows, caption and credit.")
    ordering = ("-uploaded_at", "-pk")

    class Media:
        css = {"all": ("newsdesk/photos.css",)}

    def get_search_results(self, request, queryset, search_term):
        return found(queryset, search_term.replace("\0", "")[:200]), False

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
        if change and "image" in form.changed_data:
            messages.success(request, _("Every page that shows it has the new picture now."))

    def add_view(self, request, form_url="", extra_context=None):
        """`alike`: rather that photo of the library than the like of it that was to be added."""
        key = request.POST.get("alike", "")
        if re.fullmatch(r"[0-9]{1,18}", key) and self.has_view_permission(request):
            photo = get_object_or_404(Photo, pk=key)
            if IS_POPUP_VAR in request.POST:
                return self.response_add(request, photo)
            return redirect("admin:photos_photo_change", photo.pk)
        return super().add_view(request, form_url, extra_context)

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
