"""What is typed and not saved yet: kept while it is written, offered when the form is opened."""

from django import forms
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.dates import long_moment, time_or_date
from newsdesk.admin.presence import PresenceMixin
from newsdesk.admin.typed import as_typed, is_another, unvalidated
from newsdesk.bounds import LARGEST, length_of
from newsdesk.models import Presence, WorkingCopy
from newsdesk.working_copies import KEY, NotKept, article_of, base_in, fields_in, own_key

OFFERED = 5


class WorkingCopyMixin(PresenceMixin):
    """For the admin of articles: the form is kept while it is written.

    `?working_copy=<key>` opens the form with what that copy holds, as if it had been posted and
    nobody had looked at it yet. A save that succeeds drops the copy in its own transaction.
    """

    @property
    def media(self):
        return super().media + forms.Media(css={"all": ["newsdesk/working-copy.css"]})

    def get_urls(self):
        own = [
            path("working-copy/", self._guarded(require_safe(self.go_on)), name=NAME),
            path("working-copy/<str:key>/", self._guarded(require_POST(self.keep)), name=NAME),
            path(
                "working-copy/<str:key>/drop/",
                self._guarded(require_POST(self.drop)),
                name=f"{NAME}_drop",
            ),
        ]
        return own + super().get_urls()

    def _guarded(self, view):
        return self.admin_site.admin_view(view)

    # --- Keeping ---

    def go_on(self, request):
        """Who is signed in, and a new token: the old one ends with the session."""
        return JsonResponse({"person": request.user.pk, "token": get_token(request)})

    def keep(self, request, key):
        """Keep what the form with this key holds now. Six queries, all but the last to be sure."""
        if request.headers.get("X-Person", str(request.user.pk)) != str(request.user.pk):
            return refusal(409, _("Somebody else has signed in here since."), state="stranger")
        if length_of(request) > LARGEST:
            return refusal(413, _("This is more than the server keeps before it is saved."))
        try:
            article = self._written(request, article_of(key))
            fields = fields_in(request.body)
        except NotKept:
            return refusal(400, _("The server does not understand what is to be kept."))
        if article is False:
            return refusal(403, _("You may not write this article, or no longer."))
        copy = WorkingCopy.objects.keep(request.user, key, article, base_in(fields), fields)
        return JsonResponse({"at": time_or_date(copy.saved_at)})

    def _written(self, request, pk):
        """The article of that key, None for a new one, False where the person may not write."""
        if pk is None:
            return None if self.has_add_permission(request) else False
        known = self.get_queryset(request).prefetch_related(None)
        article = get_object_or_404(
            known.only("created_by", "assignee", "stage", "published_at"), pk=pk
        )
        return article if self.has_change_permission(request, article) else False

    def drop(self, request, key):
        """Throw the person's own copy away."""
        try:
            pk = article_of(key)
        except NotKept as error:
            raise Http404 from error
        WorkingCopy.objects.drop(request.user, key)
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({})
        if pk is None:
            return redirect("admin:articles_article_add")
        return redirect("admin:articles_article_change", pk)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.drop_working_copy(request)

    def drop_working_copy(self, request):
        """What the form of this request holds is kept elsewhere now. Two queries."""
        key = request.POST.get("_working_copy", "")
        WorkingCopy.objects.drop(request.user, key if KEY.fullmatch(key) else None)
        Presence.objects.tidy()

    # --- Taking it up ---

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.taken_up = self._taken_up(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _taken_up(self, request, object_id):
        key = request.GET.get("working_copy")
        if request.method != "GET" or not key:
            return None
        copy = WorkingCopy.objects.filter(person=request.user, key=key).first()
        return copy if copy and str(copy.article_id or "") == (object_id or "") else None

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if not self._may_write(request, obj):
            request.taken_up = None
        copy = getattr(request, "taken_up", None)
        return as_typed(form, copy.as_posted()) if copy else form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        copy = getattr(request, "taken_up", None)
        posted = copy.as_posted() if copy else {}
        return kwargs | {"data": posted} if f"{prefix}-TOTAL_FORMS" in posted else kwargs

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        if getattr(request, "taken_up", None):
            formsets = [unvalidated(formset) for formset in formsets]
        return formsets, inlines

    # --- Offering it ---

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if self._may_write(request, obj):
            context["working_copy"] = self._shown(request, context, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _shown(self, request, context, obj):
        """What the page says of working copies: its own, and those it offers."""
        taken_up, posted = request.taken_up, request.method == "POST"
        sent = taken_up.key if taken_up else request.POST.get("_working_copy", "")
        key = own_key(sent, obj and obj.pk)
        offers = [] if posted else self._offers(request, context, obj, key)
        return {
            "key": key,
            "address": reverse(f"admin:{NAME}", args=[key]),
            "renewal": reverse(f"admin:{NAME}"),
            "taken_up": taken_up and told(taken_up),
            "unsaved": bool(taken_up or posted),
            "offers": offers,
            "largest": LARGEST,
            "now": time_or_date(timezone.now()),
        }

    def _offers(self, request, context, obj, key):
        """Copies that hold something else than the article; one query where there is none."""
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        copies = WorkingCopy.objects.of(request.user, obj).exclude(key=key)[:OFFERED]
        return [told(copy) for copy in copies if is_another(copy.as_posted(), form, formsets)]

    def _may_write(self, request, obj):
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)


NAME = "articles_article_working_copy"


def told(copy):
    """A copy as pages tell of it: its time alone if it is of today."""
    of_today = timezone.localdate(copy.saved_at) == timezone.localdate()
    return {
        "key": copy.key,
        "time": time_or_date(copy.saved_at) if of_today else "",
        "moment": long_moment(copy.saved_at),
        "headline": "" if copy.article_id else copy.headline,
    }


def refusal(status, message, **facts):
    return JsonResponse({"error": message, **facts}, status=status)
