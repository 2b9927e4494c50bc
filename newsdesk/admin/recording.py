"""Each save of an article in the newsdesk is a revision."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext

from articles.choosing import keys
from articles.models import Article
from newsdesk.assigning import name_of
from newsdesk.models import Revision, WorkingCopy
from newsdesk.saving import Saving


class RecordingMixin:
    """For admins of articles: what a form saves, and what is deleted, is kept as a revision.

    `request.saving` is the save that a POST makes. It ends in the same transaction.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            article = self.get_object(request, unquote(object_id)) if object_id else None
            request.saving = self.begin_saving(request, article)
            answer = super().changeform_view(request, object_id, form_url, extra_context)
            request.saving.record()
        return answer

    def begin_saving(self, request, article):
        """The save, its article locked; where Django will refuse the form, one of nothing."""
        if not article or not self.has_change_permission(request, article):
            return Saving(request.user)
        stored = Article.objects.get(pk=article.pk)
        return Saving(request.user, stored, request.POST.get("_base", ""))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        request.saving.saved = form.instance

    def delete_view(self, request, object_id, extra_context=None):
        """Refused while a colleague has unsaved text in it, which would go with it."""
        copies = WorkingCopy.objects.filter(article__in=keys([unquote(object_id)]))
        others = copies.exclude(person=request.user).select_related("person")
        if people := {copy.person for copy in others}:
            names = ", ".join(sorted(map(name_of, people)))
            words = gettext("It stays for now: %(names)s has text in it that is not saved yet.")
            messages.error(request, words % {"names": names})
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        return super().delete_view(request, object_id, extra_context)

    @transaction.atomic
    def delete_model(self, request, obj):
        Revision.objects.record(obj, request.user, Revision.Event.DELETED)
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for article in queryset.select_for_update().prefetch_related(None):
            Revision.objects.record(article, request.user, Revision.Event.DELETED)
        super().delete_queryset(request, queryset)
