"""Where a photo is used, on its page; and what is used is not deleted."""

from django.contrib import messages
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.models import Article
from newsdesk.admin import rights
from newsdesk.admin.state import state_of
from newsdesk.library import uses

NAMED = 5  # headlines in a message


class UsesMixin:
    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["uses"] = self._uses(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def delete_view(self, request, object_id, extra_context=None):
        photo = self.get_object(request, object_id)
        if photo and self.has_delete_permission(request, photo):
            try:
                if not uses.is_used(photo):
                    return super().delete_view(request, object_id, extra_context)
            except ProtectedError:
                pass  # somebody used it while the person was asked
            messages.error(request, self._kept_because(request, photo))
            return redirect("admin:photos_photo_change", photo.pk)
        return super().delete_view(request, object_id, extra_context)

    def _kept_because(self, request, photo):
        found = self._uses(request, photo)
        names = [f"“{article}”" for article, _state in found["articles"][:NAMED]]
        names += [f"“{page}”" for page in found["pages"]]
        if found["is_longer"] or found["hidden"] or len(found["articles"]) > NAMED:
            names.append(_("others"))
        said = _("The photo is in use and stays: %(names)s. Take it out of them first.")
        return said % {"names": ", ".join(names)}

    def _uses(self, request, photo):
        """Articles with their state, as far as the person may see them. Three queries."""
        found = uses.articles_with(photo)
        shown = found[: uses.SHOWN]
        among = Article.objects.filter(pk__in=[article.pk for article in shown])
        visible = set(rights.visible_to(request.user, among).values_list("pk", flat=True))
        return {
            "articles": [(one, state_of(one)) for one in shown if one.pk in visible],
            "hidden": len(shown) - len(visible),
            "is_longer": len(found) > uses.SHOWN,
            "pages": uses.pages_with(photo),
        }
