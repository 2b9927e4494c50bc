"""What is done to the related links of many articles at once, told before it is done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.choosing import keys
from articles.models import Article
from newsdesk.admin import rights
from newsdesk.admin.related_bulk_forms import FORMS
from newsdesk.models import RelatedChange
from newsdesk.related import bulk, undoing
from newsdesk.related.bulk_deeds import DEEDS
from newsdesk.related.queue import FILTERS, queue

ROOM = "admin:articles_linkedarticle"
LIST = f"{ROOM}_changelist"
MARKS = ("_told", "_confirmed", "_again", "_selected_action", "csrfmiddlewaretoken")
MOST_TOLD = 20  # of those that were left, after it is done


class RelatedBulkMixin:
    """For the related desk: pages that ask, tell, do, and take back.

    The articles come as `_selected_action`, or are found by what is asked; a page that is opened
    by itself offers those of the queue (`?queue=`).
    """

    def get_urls(self):
        views = [
            ("bulk/", require_safe(self.bulk_index), "bulk_index"),
            ("bulk/<slug:name>/", require_http_methods(["GET", "HEAD", "POST"])(self.bulk), "bulk"),
            ("bulk/done/<uuid:batch>/", require_safe(self.bulk_done), "bulk_done"),
            ("bulk/undo/<uuid:batch>/", require_POST(self.bulk_undo), "bulk_undo"),
        ]
        own = [
            path(
                route,
                self.admin_site.admin_view(_guarded(view)),
                name=f"articles_linkedarticle_{name}",
            )
            for route, view, name in views
        ]
        return own + super().get_urls()

    def bulk_index(self, request):
        """What can be done to many at once."""
        context = {"title": _("Many at once"), "deeds": DEEDS, "queue": _narrowed(request)}
        return self._bulk_page(request, "bulk_index", context)

    def bulk(self, request, name):
        """Ask, tell, or do."""
        deed = DEEDS.get(name)
        if deed is None:
            raise Http404
        is_told = request.method == "POST" and "_told" in request.POST
        form = FORMS[name](request.POST if is_told else None, initial=_initial(request))
        context = {"name": name, "deed": deed, "form": form, "title": deed.label}
        chosen = [int(key) for key in keys(request.POST.getlist("_selected_action"))]
        if len(chosen) > bulk.MOST:
            said = gettext("Choose at least one article, and at most %(most)d at once.")
            messages.warning(request, said % {"most": bulk.MOST})
            chosen = chosen[: bulk.MOST]
        if not (is_told and form.is_valid()) or "_again" in request.POST:
            return self._asked(request, context, chosen)
        if "_confirmed" in request.POST:
            return self._carried_out(request, deed, chosen, form.cleaned_data)
        if not (deed.finds or chosen):
            form.add_error(None, gettext("Choose at least one article."))
            return self._asked(request, context, chosen)
        return self._told(request, context, chosen)

    def _asked(self, request, context, chosen):
        """The form, and the articles to choose from: those that came, or the queue's."""
        if context["deed"].finds:
            return self._bulk_page(request, "bulk", context)
        narrowed = _narrowed(request)
        if chosen:
            articles = bulk.chosen(chosen)
        else:
            articles = [row.article for row in queue(request.user, narrowed).rows]
        offered = {
            "articles": articles,
            "are_ticked": bool(chosen) or request.method != "POST",
            "filters": FILTERS,
            "queue": narrowed,
        }
        return self._bulk_page(request, "bulk", context | offered)

    def _told(self, request, context, chosen):
        """What will be done to which, what is left and why."""
        deed, choice = context["deed"], context["form"].cleaned_data
        rest = stays = 0
        if deed.finds:
            found, staying = deed.found(choice)
            newest = found.latest_first().values_list("pk", flat=True)
            chosen, stays = list(newest[: bulk.MOST]), staying.count()
            rest = found.count() - len(chosen) if len(chosen) == bulk.MOST else 0
        articles = bulk.chosen(chosen)
        bulk.prepare(deed, articles)
        plan = bulk.plan(deed, articles, choice)
        joining = {key for planned in plan.done for key in planned.targets}
        headlines = Article.objects.only("headline").in_bulk(joining)
        told = {
            "choice": context["form"].choice(),
            "done": [(each.article, _known(headlines, each.targets)) for each in plan.done],
            "left": plan.left,
            "rest": rest,
            "stays": stays,
            "most": bulk.MOST,
            "sent": _sent(request),
        }
        return self._bulk_page(request, "bulk_told", context | told)

    def _carried_out(self, request, deed, chosen, choice):
        batch, plan = bulk.carry_out(deed, request.user, chosen, choice)
        for article, reason in plan.left[:MOST_TOLD]:
            messages.warning(request, f"{article}: {reason}")
        more = len(plan.left) - MOST_TOLD
        if more > 0:
            said = ngettext("%(number)d more is left.", "%(number)d more are left.", more)
            messages.warning(request, said % {"number": more})
        if not plan.done:
            messages.warning(request, gettext("There was nothing to do any more."))
            return redirect(LIST)
        return redirect(f"{ROOM}_bulk_done", batch)

    def bulk_done(self, request, batch):
        """What the person did at one press, and the button that takes it back."""
        own = RelatedChange.objects.filter(batch=batch, made_by=request.user)
        changes = list(own.exclude(deed=undoing.UNDO).values_list("article", "undone_at"))
        if not changes:
            raise Http404
        context = {
            "title": _("Done"),
            "number": len({article for article, _undone in changes}),
            "batch": batch,
            "is_undone": all(undone for _article, undone in changes),
        }
        return self._bulk_page(request, "bulk_done", context)

    def bulk_undo(self, request, batch):
        """Take it back in all of its lists, once."""
        undone = undoing.undo(request.user, batch)
        if undone is None:
            messages.warning(request, gettext("This is taken back already."))
        elif undone.is_whole:
            messages.success(request, gettext("Undone."))
        else:
            messages.warning(request, gettext("Undone, but for what was changed since."))
        return redirect(LIST)

    def _bulk_page(self, request, page, context):
        context |= self.admin_site.each_context(request) | {"opts": self.opts}
        if form := context.get("form"):
            context["media"] = self.media + form.media
        return render(request, f"admin/related/{page}.html", context)


def _guarded(view):
    """For those who choose links."""

    def guarded(request, *args, **kwargs):
        if not rights.may_curate(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _narrowed(request):
    narrowed = request.GET.get("queue", "")
    return narrowed if narrowed in FILTERS else ""


def _initial(request):
    """An article that an address names, as what it is about."""
    found = keys([request.GET.get("target", "")])
    return {"target": found[0]} if found else {}


def _known(articles, found):
    return [articles[key].headline for key in found if key in articles]


def _sent(request):
    """What the form holds as it was sent, to be sent again."""
    names = [name for name in request.POST if name not in MARKS]
    return [(name, value) for name in names for value in request.POST.getlist(name)]
