"""Who else has an article open, and whether somebody has saved it meanwhile."""

import json

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.dates import time_or_date
from newsdesk.bounds import length_of
from newsdesk.models import Presence, Revision

LARGEST = 1_000  # bytes


class PresenceMixin:
    """For the admin of articles: each form says that it is open, and hears who else has it."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.presence))
        own = [path("<int:pk>/presence/", view, name="articles_article_presence")]
        return own + super().get_urls()

    def presence(self, request, pk):
        """Note that the person has the form open; who else has, and who saved since `base`."""
        known = self.get_queryset(request).prefetch_related(None)
        article = get_object_or_404(known.only("created_by", "published_at"), pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        Presence.objects.see(article, request.user)
        others = Presence.objects.beside(request.user, article)
        saved = saved_since(article, request.user, base_of(request))
        return JsonResponse({"others": told(others), "saved": saved})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and self.has_change_permission(request, obj):
            context["presence"] = {
                "address": reverse("admin:articles_article_presence", args=[obj.pk]),
                "compare": reverse("admin:articles_article_compare", args=[obj.pk]),
                "others": told(Presence.objects.beside(request.user, obj)),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)


def base_of(request):
    """The revision that the form began from, as the page says; 0 if it says nothing of use."""
    too_much = length_of(request) > LARGEST
    try:
        base = 0 if too_much else int(json.loads(request.body)["base"])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return 0
    return base if 0 < base < 10**9 else 0


def told(others):
    """Those people in a sentence; nothing where there is nobody."""
    names = [str(here) for here in others]
    if not names:
        return ""
    sentence = ngettext(
        "%(names)s has this article open.", "%(names)s have this article open.", len(names)
    )
    return sentence % {"names": get_text_list(names, gettext("and"))}


def saved_since(article, person, base):
    """That the article was saved after that revision, and by whom; nothing if it was not."""
    later = Revision.objects.filter(article=article, number__gt=base).line()
    last = later.select_related("made_by").order_by("-number").first() if base else None
    if last is None:
        return ""
    if last.made_by == person:
        sentence = _("You saved this article at %(time)s in another window.")
    else:
        sentence = _("%(name)s saved this article at %(time)s.")
    name = last.made_by and (last.made_by.get_full_name() or last.made_by.get_username())
    return sentence % {"name": name or gettext("Somebody"), "time": time_or_date(last.made_at)}
