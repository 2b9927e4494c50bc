"""Several pictures at once: dropped onto the library, then given their words."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from newsdesk.admin.photo_forms import ACCEPTED, WaitingPhotoForm
from newsdesk.library import uploading

AT_ONCE = 20  # files of one request; the script sends each by itself


class UploadsMixin:
    def get_urls(self):
        receive = self.admin_site.admin_view(require_POST(self.receive))
        waiting = self.admin_site.admin_view(self.waiting)
        return [
            path("receive/", receive, name="photos_photo_receive"),
            path("waiting/", waiting, name="photos_photo_waiting"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        may_upload = self.has_add_permission(request)
        count = uploading.waiting_for(request.user).count() if may_upload else 0
        more = {
            "title": _("Picture library"),
            "may_upload": may_upload,
            "waiting_count": count,
            "accepted": ACCEPTED,
        }
        return super().changelist_view(request, {**more, **(extra_context or {})})

    def receive(self, request):
        """Keep the files of a request, each by itself: what is wrong with one stops no other."""
        self._check_may_upload(request)
        files, errors = request.FILES.getlist("files"), []
        for file in files[:AT_ONCE]:
            try:
                uploading.receive(file, request.user)
            except ValidationError as error:
                errors.append((file.name, " ".join(error.messages)))
        if not files:
            errors.append(("", _("Choose a picture.")))
        if len(files) > AT_ONCE:
            said = _("Upload at most %(count)d at once.") % {"count": AT_ONCE}
            errors.append((files[AT_ONCE].name, said))
        if request.accepts("text/html"):
            return self._show_received(request, errors, bool(files) and len(errors) < len(files))
        said = " ".join(words for _name, words in errors)
        return JsonResponse({"error": said}, status=400 if errors else 200)

    def _show_received(self, request, errors, has_some):
        for name, words in errors:
            messages.error(request, f"{name}: {words}" if name else words)
        page = "waiting" if has_some else "changelist"
        return redirect(reverse(f"admin:photos_photo_{page}", current_app=self.admin_site.name))

    def waiting(self, request):
        """One's own uploads that still want words; those that have them become photos."""
        self._check_may_upload(request)
        rows = uploading.waiting_for(request.user)
        data = request.POST if request.method == "POST" else None
        forms = [WaitingPhotoForm(row, data) for row in rows]
        if data is not None:
            forms = self._completed(request, forms)
            if not any(form.is_bound for form in forms):
                page = "waiting" if forms else "changelist"
                return redirect(f"admin:photos_photo_{page}")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Uploads without words"),
            "opts": self.opts,
            "forms": forms,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/photos/photo/waiting.html", context)

    def _completed(self, request, forms):
        """Stores what is complete; the forms of the others."""
        others, stored = [], 0
        for form in forms:
            if not form.was_sent:
                others.append(WaitingPhotoForm(form.waiting))
            elif form.is_dropped:
                form.waiting.delete()
            elif form.is_valid():
                self.log_addition(request, uploading.complete(form), [{"added": {}}])
                stored += 1
            else:
                form.keep_typed()
                others.append(form)
        if stored:
            said = ngettext(
                "%(count)d photo is in the library.", "%(count)d photos are in the library.", stored
            )
            messages.success(request, said % {"count": stored})
        return others

    def _check_may_upload(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
