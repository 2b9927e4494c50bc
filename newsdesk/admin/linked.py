from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.choosing import keys
from articles.models import Article, LinkedArticle, RelatedList
from newsdesk.admin import rights
from newsdesk.admin.measures import MeasuresMixin
from newsdesk.admin.related_bulk import RelatedBulkMixin
from newsdesk.admin.related_page import Desk
from newsdesk.admin.related_post import SAID, done
from newsdesk.related import deeds, told, undoing
from newsdesk.related.shown import opened
from photos.lists import ListedLookups


@admin.register(LinkedArticle)
class LinkedArticleAdmin(MeasuresMixin, RelatedBulkMixin, ListedLookups, admin.ModelAdmin):
    """The related desk: where moderators choose what readers of an article are led to next."""

    def get_urls(self):
        view = self.admin_site.admin_view
        state = path("<int:pk>/state/", view(self.state), name="articles_linkedarticle_state")
        return [state, *super().get_urls()]

    # --- Pages ---

    def changelist_view(self, request, extra_context=None):
        """The queue, no article open."""
        self._admit(request)
        desk = Desk(request.user, request.GET)
        if request.method == "POST":
            return self._undone(request, desk)
        return self._page(request, desk)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The desk with an article that readers see; what is posted here is done to its list."""
        self._admit(request)
        article = self._article(object_id)
        desk = Desk(request.user, request.GET, article)
        if request.method == "POST" and request.POST.get("deed") == undoing.UNDO:
            return self._undone(request, desk)
        if article.withdrawn_at:
            said = gettext("This article was withdrawn and is no longer shown.")
            messages.warning(request, said)
            return _see(desk.address_of(None))
        return self._press(request, desk) if request.method == "POST" else self._page(request, desk)

    def _press(self, request, desk):
        """Do what was pressed, to the list as it is now, and tell of it and of colleagues."""
        article = desk.article
        changed = told.since(article, self._version(request), desk.version, request.user)
        said = done(request, article, desk.seconds())
        if changed:
            messages.warning(request, changed)
        for each in said:
            messages.add_message(
                request, messages.ERROR if each.is_fault else messages.SUCCESS, each.words
            )
        is_review = request.POST["deed"] in deeds.REVIEWS and not said[0].is_fault
        return _see(desk.address_of_next() if is_review else desk.address)

    def history_view(self, request, object_id, extra_context=None):
        """The article's own history has its lists as well."""
        self._admit(request)
        return _see(Desk(request.user, {}, self._article(object_id)).path)

    def state(self, request, pk):
        """What an open desk asks for now and then: the version of the list, and who made it."""
        self._admit(request)
        public = Article.objects.published().filter(pk__in=keys([str(pk)]))
        listed = RelatedList.objects.filter(article__in=public).first()
        last = told.last(pk) if listed else None
        return JsonResponse(
            {
                "version": listed.version if listed else 0,
                "by": told.who(last.made_by) if last else "",
                "ago": told.ago(last.made_at) if last else "",
            }
        )

    def _page(self, request, desk):
        context = self.admin_site.each_context(request) | {
            "title": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "desk": desk,
        }
        return render(request, "admin/related/desk.html", context)

    def _undone(self, request, desk):
        undone = undoing.undo(request.user)
        if undone is None:
            messages.info(request, gettext("There is nothing to undo."))
            return _see(desk.address)
        if undone.is_whole:
            messages.success(request, self._words(undone))
        else:
            messages.warning(request, gettext("Undone, but for what was changed since."))
        return _see(self._address_after(undone, desk))

    def _address_after(self, undone, desk):
        """Where it can be seen: the list it was done to, if that is one and can be opened."""
        if desk.article is None or desk.article.pk in undone.articles or len(undone.articles) > 1:
            return desk.address
        elsewhere = undone.articles[0]
        return desk.address_of(elsewhere) if opened(elsewhere) else desk.address

    def _words(self, undone):
        """What was taken back, as it was told when it was done."""
        words, headline = SAID.get(undone.deed), told.about(undone.changes)
        if not words or len(undone.articles) > 1:
            return gettext("Undone.")
        said = f"{headline}: {words}" if headline else words
        return gettext("Undone: %(deed)s.") % {"deed": said}

    # --- Who and what ---

    def get_queryset(self, request):
        """What the way to the site may lead to."""
        return super().get_queryset(request).published()

    def _admit(self, request):
        if not rights.may_curate(request.user):
            raise PermissionDenied

    def _article(self, object_id):
        found = [opened(key) for key in keys([object_id])]
        if not found or found[0] is None:
            raise Http404
        return found[0]

    def _version(self, request):
        """That of the page from which was sent; where it says none, the newest."""
        sent = keys([request.POST.get("version", "")])
        return int(sent[0]) if sent else 10**9

    def has_module_permission(self, request):
        return rights.may_curate(request.user)

    def has_view_permission(self, request, obj=None):
        return rights.may_curate(request.user)

    def has_change_permission(self, request, obj=None):
        return rights.may_curate(request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def _see(address):
    """Have the browser get that page, whatever it sent."""
    return HttpResponseRedirect(address, status=303)
