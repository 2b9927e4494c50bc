"""What is done to several articles at once, told before it is done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from newsdesk import bulk
from newsdesk.admin.bulk_forms import FORMS

LIST = "admin:articles_article_changelist"


class BulkMixin:
    """For the admin of articles: actions on those chosen in the list.

    First a page asks what has to be known; then one tells what will be done to which, what is left
    and why; a press on that page does it.
    """

    actions = ()

    def get_actions(self, request):
        """Ours alone: nothing is deleted from the list."""
        if not self.has_change_permission(request) or "_popup" in request.GET:
            return {}
        return {
            name: (_opening(name), name, deed.label)
            for name, deed in bulk.open_to(request.user).items()
        }

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.bulk))
        return [path("bulk/<slug:name>/", view, name="articles_article_bulk"), *super().get_urls()]

    def bulk(self, request, name):
        """Ask, tell, or do. The articles come as `_selected_action`, as the list sends them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        deed = bulk.open_to(request.user).get(name)
        if deed is None:
            raise Http404
        articles = self._chosen(request)
        if not 0 < len(articles) <= bulk.MOST:
            said = gettext("Choose at least one article, and at most %(most)d at once.")
            messages.warning(request, said % {"most": bulk.MOST})
            return redirect(LIST)
        keys = [article.pk for article in articles]
        is_told = "_told" in request.POST
        form = FORMS[name](request.POST if is_told else None, chosen=keys)
        if not (is_told and form.is_valid()) or "_again" in request.POST:
            return self._page(request, name, deed, {"form": form, "articles": articles})
        if "_confirmed" in request.POST:
            done, left = bulk.carry_out(deed, request.user, keys, form.cleaned_data)
            _tell(request, done, left)
            return redirect(LIST)
        done, left = bulk.plan(deed, request.user, articles, form.cleaned_data)
        plan = {
            "form": form,
            "articles": articles,
            "done": done,
            "left": left,
            "choice": form.choice(),
        }
        return self._page(request, name, deed, plan)

    def _chosen(self, request):
        """Those that the person may look at, in the order of the list."""
        keys = [key for key in request.POST.getlist("_selected_action") if key.isdecimal()]
        keys = [int(key) for key in keys[: bulk.MOST + 1] if len(key) < 19]
        articles = self.get_queryset(request).filter(pk__in=keys).defer("body")
        return list(articles.select_related("section").prefetch_related("tags"))

    def _page(self, request, name, deed, context):
        context |= self.admin_site.each_context(request) | {
            "title": deed.label.rstrip("…"),
            "name": name,
            "opts": self.opts,
        }
        return render(request, "admin/articles/article/bulk.html", context)


def _opening(name):
    def open_page(model_admin, request, queryset):
        return model_admin.bulk(request, name)

    return open_page


def _tell(request, done, left):
    number = len(done)
    said = ngettext("Done to %(number)d article.", "Done to %(number)d articles.", number)
    messages.success(request, said % {"number": number})
    for article, reason in left:
        messages.warning(request, f"{article}: {reason}")
