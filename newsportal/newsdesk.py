"""The newsdesk: Django's admin, with our name, our words and its own content security policy."""

from functools import wraps

from csp.constants import NONCE
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django.views.i18n import JavaScriptCatalog

# Browsers drop style attributes while the editor reads a pasted text, and Google Docs says with
# one that its wrapping <b> is not bold: without this everything pasted from there turns bold.
# The upload preview needs data: and blob: pictures, the editor a font of icons and, for its import
# map, the nonce that pages with an editor write.
CSP = {
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["data:", "blob:"],
    "font-src": ["'self'"],
    "script-src": [NONCE],
}


class Newsdesk(AdminSite):
    site_title = _("Newsdesk")
    site_header = settings.SITE_NAME
    index_title = _("Today")
    enable_nav_sidebar = False  # the words need the room

    def admin_view(self, view, cacheable=False):
        # Django would let the page for a new password be kept as well.
        cacheable = cacheable and view == self.i18n_javascript
        inner = csp_update(CSP)(super().admin_view(view, cacheable))

        @require_http_methods(["GET", "HEAD", "POST"])  # Django's own take any other for a GET
        @wraps(inner)
        def secretive(request, *args, **kwargs):
            if any("\0" in value for values in request.GET.lists() for value in values[1]):
                raise BadRequest("PostgreSQL breaks off at a NUL.")
            response = inner(request, *args, **kwargs)
            response.headers["Referrer-Policy"] = "same-origin"
            return response

        return secretive

    def index(self, request, extra_context=None):
        """What has to be done today, above the index of everything."""
        from newsdesk.today import context_for  # once the rooms are open

        return super().index(request, context_for(request.user) | (extra_context or {}))

    def get_urls(self):
        """Django's own way to the site tells the address of whatever is named, drafts too."""
        on_site = path(
            "r/<int:content_type_id>/<int:object_id>/",
            self.admin_view(self.on_site),
            name="view_on_site",
        )
        return [
            on_site,
            *(url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"),
        ]

    def on_site(self, request, content_type_id, object_id):
        """To the public page of a thing that the person may look at; Http404 for all others."""
        kind = get_object_or_404(ContentType, pk=content_type_id).model_class()
        desk = self._registry.get(kind)
        thing = desk and desk.get_object(request, str(object_id))
        if not thing or not hasattr(thing, "get_absolute_url"):
            raise Http404
        return redirect(thing.get_absolute_url())

    def i18n_javascript(self, request, extra_context=None):
        packages = ["django.contrib.admin", "django_prose_editor"]
        return JavaScriptCatalog.as_view(packages=packages)(request)
