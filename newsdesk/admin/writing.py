"""What helps while an article is written."""

import json
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.widgets import Script
from django.http import HttpResponseBadRequest, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.bodies.excerpts import excerpt
from articles.bodies.html import plain_text
from articles.dates import long_moment
from articles.models import Article
from articles.pages.searches import words_of
from newsdesk import typography
from newsdesk.admin import rights
from newsdesk.bounds import bounded
from newsdesk.readability import reading_of
from search.finding import complete

SCRIPTS = ("writing-aids.js", "length-meters.js", "typography.js")
# Characters that networks and search engines show before they cut.
HEADLINE, DESCRIPTION = 70, 160
FOUND = 8  # articles to link to
FAR = timedelta(days=3_650)  # for what is scheduled
MOST_CHANGES = 1_000  # a person will not look at more
AROUND = 30  # characters shown beside a change
KINDS = {
    typography.Kind.QUOTES: _("Quotation marks"),
    typography.Kind.APOSTROPHE: _("Apostrophes"),
    typography.Kind.ACCENT: _("Accents"),
    typography.Kind.ELLIPSIS: _("Three dots"),
    typography.Kind.SPACES: _("Double spaces"),
}


class WritingMixin:
    """For the admin of articles: lengths, readability, links to our own articles, typography."""

    @property
    def media(self):
        scripts = [Script(f"newsdesk/{name}", type="module") for name in SCRIPTS]
        css = ["newsdesk/writing.css", "newsdesk/link-search.css"]
        return super().media + forms.Media(css={"all": css}, js=scripts)

    def get_urls(self):
        own = [
            self._writing_address("reading", bounded(require_POST(self.reading))),
            self._writing_address("typography", bounded(require_POST(self.typography))),
            self._writing_address("link_targets", require_safe(self.link_targets)),
        ]
        return own + super().get_urls()

    def _writing_address(self, name, view):
        route = f"writing/{name.replace('_', '-')}/"
        return path(route, self.admin_site.admin_view(view), name=f"articles_article_{name}")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if self.has_add_permission(request) if add else self.has_change_permission(request, obj):
            context["lengths"] = {"headline": HEADLINE, "standfirst": DESCRIPTION}
            context["writing"] = {
                name: reverse(f"admin:articles_article_{name}")
                for name in ("reading", "typography", "link_targets")
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def reading(self, request):
        """What is to be known of the posted `body` and `standfirst`, in words."""
        self._for_writers(request)
        body = request.POST.get("body", "")
        try:
            text = plain_text(body)
            description = excerpt(request.POST.get("standfirst", "").strip(), body)
        except ValidationError as error:
            return JsonResponse({"counts": " ".join(error.messages)})
        reading = reading_of(text)
        return JsonResponse(
            {
                "counts": _counts(reading.words),
                "index": reading.gulpease,
                "verdict": reading.verdict,
                "description": Truncator(description).chars(300),
            }
        )

    def typography(self, request):
        """What could be changed in each of the posted JSON `texts`; places in UTF-16 units."""
        self._for_writers(request)
        try:
            texts = json.loads(request.body)["texts"]
        except (ValueError, KeyError, TypeError, RecursionError):
            texts = None
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            return HttpResponseBadRequest(gettext("These are no texts."))
        found = [
            _told(number, text, change)
            for number, text in enumerate(texts)
            for change in typography.changes(text)
        ]
        kinds = {str(kind): str(label) for kind, label in KINDS.items()}
        return JsonResponse({"kinds": kinds, "changes": found[:MOST_CHANGES]})

    def link_targets(self, request):
        """Articles whose headline has the words of `?q=`, the newest first: public or scheduled.

        Of what is scheduled, what the person may look at. Two queries.
        """
        self._for_writers(request)
        keys = complete(
            words_of(request.GET), settings.SITE_LANGUAGE, at=timezone.now() + FAR, limit=FOUND
        )
        seen = rights.visible_to(request.user, Article.objects.all()).filter(pk__in=keys)
        articles = seen.public_or_scheduled().select_related("section").defer("body").latest_first()
        return JsonResponse({"results": [_target(article) for article in articles]})

    def _for_writers(self, request):
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied


def _counts(words):
    minutes = Article(word_count=words).reading_minutes
    return " · ".join(
        [
            ngettext("%(count)s word", "%(count)s words", words)
            % {"count": number_format(words, force_grouping=True)},
            ngettext("%(count)s minute to read", "%(count)s minutes to read", minutes)
            % {"count": minutes}
            if minutes
            else gettext("less than a minute to read"),
        ]
    )


def _told(number, text, change):
    start, end = change.edits[0].start, change.edits[-1].end
    return {
        "text": number,
        "kind": change.kind,
        "edits": [[_units(text, e.start), _units(text, e.end), e.after] for e in change.edits],
        "before": text[max(0, start - AROUND) : start],
        "old": _shortened(text[start:end]),
        "new": _shortened(_changed(text, change)),
        "after": text[end : end + AROUND],
    }


def _changed(text, change):
    """What stands from the first to the last edit once they are made."""
    start, end = change.edits[0].start, change.edits[-1].end
    moved = [typography.Edit(e.start - start, e.end - start, e.after) for e in change.edits]
    return typography.applied(text[start:end], [typography.Change(change.kind, tuple(moved))])


def _shortened(words):
    return words if len(words) <= 80 else f"{words[:38]} … {words[-38:]}"


def _units(text, place):
    """The place as scripts count it."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _target(article):
    """What a list of link targets says of an article."""
    words = gettext("scheduled for %(moment)s")
    if article.is_published():
        words = gettext("published on %(moment)s")
    return {
        "headline": article.headline,
        "address": article.get_absolute_url(),
        "about": f"{article.section} · {words % {'moment': long_moment(article.published_at)}}",
        "is_public": article.is_published(),
    }
