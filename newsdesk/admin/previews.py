"""The article as readers will see it, before they do."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.widgets import Script
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from newsdesk.admin.preview_links import PreviewLinksMixin
from newsdesk.bounds import bounded, refusal
from newsdesk.previewing import Typed, page_as_typed
from newsdesk.share_cards import cards_of, domain, image_of

SCRIPTS = ("preview.js", "preview-refresh.js", "preview-links.js")


class PreviewMixin(PreviewLinksMixin):
    """For the admin of articles: the page, and the cards of networks, from what is in the form.

    Right or wrong: what a field cannot hold is left out. Nothing is saved. 413 with a sentence
    where there is more text than an article may have.
    """

    @property
    def media(self):
        scripts = [Script(f"newsdesk/{name}", type="module") for name in SCRIPTS]
        return super().media + forms.Media(css={"all": ["newsdesk/preview.css"]}, js=scripts)

    def get_urls(self):
        own = [
            self._preview_address("add/preview/", self.preview_new),
            self._preview_address("add/share-cards/", self.share_cards_of_new),
            self._preview_address("<int:pk>/preview/", self.preview),
            self._preview_address("<int:pk>/share-cards/", self.share_cards),
        ]
        return own + super().get_urls()

    def _preview_address(self, route, view):
        guarded = self.admin_site.admin_view(bounded(require_POST(view)))
        return path(route, guarded, name=f"articles_article_{view.__name__}")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        room = "admin:articles_article_"
        if obj is None:
            context["preview_address"] = reverse(f"{room}preview_new")
            context["share_cards_address"] = reverse(f"{room}share_cards_of_new")
        elif self.has_change_permission(request, obj):
            context["preview_address"] = reverse(f"{room}preview", args=[obj.pk])
            context["share_cards_address"] = reverse(f"{room}share_cards", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def preview(self, request, pk):
        return self._from_form(request, self._previewed(request, pk), page_as_typed)

    def preview_new(self, request):
        return self._from_form(request, None, page_as_typed)

    def share_cards(self, request, pk):
        return self._from_form(request, self._previewed(request, pk), share_cards_page)

    def share_cards_of_new(self, request):
        return self._from_form(request, None, share_cards_page)

    def _previewed(self, request, pk):
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        return article

    def _from_form(self, request, article, page):
        if not self._may_preview(request, article):
            raise PermissionDenied
        is_there = article is not None
        form = self.get_form(request, article, change=is_there)(request.POST, instance=article)
        formsets, _inlines = self._create_formsets(request, form.instance, change=is_there)
        try:
            typed = Typed(form, formsets, request.user)
        except ValidationError as error:
            return refusal(" ".join(error.messages))
        return page(request, typed)

    def _may_preview(self, request, article):
        if article is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, article)


def share_cards_page(request, typed):
    """What networks will show of the link to the article."""
    typed.dress()
    context = {
        "article": typed.article,
        "cards": cards_of(typed.article),
        "image": image_of(typed.article),
        "domain": domain(),
    }
    return render(request, "admin/articles/article/share_cards.html", context)
