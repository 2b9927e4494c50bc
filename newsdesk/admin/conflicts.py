"""The page on which a person chooses between a colleague's words and those set aside."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext

from articles.models import Article
from newsdesk.admin import rights
from newsdesk.comparison.fields import label_of
from newsdesk.conflicts import Conflicts
from newsdesk.models import Revision
from newsdesk.saving import record, take_in


class ConflictsMixin:
    """For the admin of articles: what was set aside is settled field by field, row by row."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.conflict)
        own = [path("<int:pk>/conflict/<int:number>/", view, name="articles_article_conflict")]
        return own + super().get_urls()

    def conflict(self, request, pk, number):
        """Show what both changed; a POST saves the article as it was chosen."""
        with transaction.atomic():
            article = self._article_in_conflict(request, pk)
            aside = self._set_aside(request, article, number)
            if aside.settled_at:
                messages.info(request, gettext("This is settled already."))
                return redirect("admin:articles_article_change", article.pk)
            conflicts = Conflicts(aside, Revision.objects.up_to_date(article), request.POST)
            if request.method == "POST" and self._settled(request, article, conflicts):
                messages.success(request, gettext("The article is saved as you chose."))
                return redirect("admin:articles_article_change", article.pk)
            return self._conflict_page(request, article, conflicts)

    def _article_in_conflict(self, request, pk):
        article = get_object_or_404(self.get_queryset(request).prefetch_related(None), pk=pk)
        if request.method != "POST":
            return article
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return Article.objects.select_for_update(no_key=True).get(pk=pk)

    def _set_aside(self, request, article, number):
        """The revision, for its author and for editors; to others there is none."""
        asides = Revision.objects.of(article).filter(event=Revision.Event.SET_ASIDE)
        aside = get_object_or_404(asides.select_related("made_by"), number=number)
        if aside.made_by_id != request.user.pk and not rights.may_publish(request.user):
            raise Http404
        return aside

    def _settled(self, request, article, conflicts):
        """Whether the article is saved as chosen; if not, `conflicts` says why."""
        if not conflicts.is_answered():
            return False
        try:
            with transaction.atomic():
                lost = take_in(article, conflicts.merged.content, conflicts.besides, request.user)
        except ValidationError as error:
            conflicts.errors = error.messages
            return False
        record(article, request.user, Revision.Event.MERGED, conflicts.newest)
        conflicts.aside.settled_at = timezone.now()
        conflicts.aside.save(update_fields=["settled_at"])
        self.log_change(request, article, gettext("Merged with a colleague’s changes."))
        if lost:
            words = gettext("Gone meanwhile and left out: %(names)s.")
            messages.warning(request, words % {"names": ", ".join(lost)})
        return True

    def _conflict_page(self, request, article, conflicts):
        context = self.admin_site.each_context(request) | {
            "title": gettext("Two people changed this article"),
            "opts": self.opts,
            "media": self.media,
            "article": article,
            "conflicts": conflicts,
            "may_settle": self.has_change_permission(request, article),
            "theirs": _theirs(conflicts),
            "yours": _yours(request, conflicts),
            "from_theirs": [label_of(name) for name in conflicts.all.from_theirs],
            "from_yours": [label_of(name) for name in conflicts.all.from_yours],
        }
        return render(request, "admin/articles/article/conflict.html", context)


def _theirs(conflicts):
    return get_text_list(conflicts.people or [gettext("A colleague")], gettext("and"))


def _yours(request, conflicts):
    author = conflicts.aside.made_by
    if author == request.user:
        return gettext("You")
    return (author and (author.get_full_name() or str(author))) or gettext("A colleague")
