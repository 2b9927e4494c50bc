"""Secret links, by which people without an account see what is not public yet."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from articles.addresses import absolute
from newsdesk.admin import rights
from newsdesk.admin.state import was_public
from newsdesk.models import PreviewLink

MOST_WORKING = 20  # at one time, of an article


class PreviewLinksMixin:
    """For the admin of articles: editors, and whose article it is, make links and revoke them."""

    def get_urls(self):
        links = require_http_methods(["GET", "HEAD", "POST"])(self.preview_links)
        revoke = require_POST(self.revoke_preview_link)
        own = [
            path(
                "<int:pk>/preview-links/",
                self.admin_site.admin_view(links),
                name="articles_article_preview_links",
            ),
            path(
                "<int:pk>/preview-links/<int:link>/revoke/",
                self.admin_site.admin_view(revoke),
                name="articles_article_revoke_preview_link",
            ),
        ]
        return own + super().get_urls()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and not was_public(obj) and rights.may_note(request.user, obj):
            address = reverse("admin:articles_article_preview_links", args=[obj.pk])
            context["preview_links_address"] = address
        return super().render_change_form(request, context, add, change, form_url, obj)

    def preview_links(self, request, pk):
        """The links that work now; by POST one more."""
        article = self._lent(request, pk)
        working = article.preview_links.working()
        if request.method == "POST":
            self._make_preview_link(request, article, working.count())
            return redirect("admin:articles_article_preview_links", article.pk)
        links = working.select_related("made_by")
        context = self.admin_site.each_context(request) | {
            "title": gettext("Links to the preview"),
            "article": article,
            "opts": self.opts,
            "is_public": was_public(article),
            "links": [(link, absolute(link.get_absolute_url())) for link in links],
        }
        return render(request, "admin/articles/article/preview_links.html", context)

    def _make_preview_link(self, request, article, working):
        if was_public(article):
            messages.error(request, gettext("Readers have seen this article: it needs no link."))
        elif working >= MOST_WORKING:
            messages.error(request, gettext("There are many links already: revoke some first."))
        else:
            PreviewLink.objects.make(article, request.user)

    def revoke_preview_link(self, request, pk, link):
        article = self._lent(request, pk)
        get_object_or_404(article.preview_links, pk=link)
        article.preview_links.filter(pk=link).revoke()
        return redirect("admin:articles_article_preview_links", article.pk)

    def _lent(self, request, pk):
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not rights.may_note(request.user, article):
            raise PermissionDenied
        return article
