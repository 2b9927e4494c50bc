"""Where a text stands in the newsroom, and who moves it on; when readers are to see it."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext

from articles.dates import long_moment
from articles.models import Article
from newsdesk import assigning, stages
from newsdesk.admin import rights
from newsdesk.admin.dates import MomentWidget
from newsdesk.admin.state import state_of, was_public
from newsdesk.models import Revision

Event = Revision.Event
STAYS = {"_move", "_schedule"}  # buttons after which the form is shown again


class StagesMixin:
    """For the admin of articles: buttons that save the form and move the article on.

    `_move` names the stage, `_words` what is said with it; `_assignee` the person who is to see to
    it next, beside `_assignee_was`, so that an old form undoes nothing.
    """

    @property
    def media(self):
        return super().media + forms.Media(css={"all": ["newsdesk/stage.css"]})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "published_at":
            kwargs["widget"] = MomentWidget(is_ahead=True)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.schedules = "_schedule" in request.POST and rights.may_publish(request.user)
        if "published_at" in form.base_fields:
            form.base_fields["published_at"].widget.is_ahead = not was_public(obj)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["stage"] = self._standing(request, obj)
        context["may_schedule"] = rights.may_publish_now(request.user, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _standing(self, request, obj):
        """What the form says of the stage. One query, for editors, who assign."""
        article = obj or Article(created_by=request.user)
        may_write = self.has_change_permission(request, obj) if obj else True
        may_assign = may_write and rights.may_publish(request.user) and not was_public(obj)
        moves = stages.moves_for(request.user, article) if may_write else []
        return {
            "code": article.stage,
            "state": state_of(article),
            "is_shown": not was_public(obj),
            "moves": moves,
            "asks": any(to == Article.Stage.CHANGES_REQUESTED for to, _label in moves),
            "words": request.POST.get("_words", ""),
            "assignee": article.assignee,
            "people": [(p.pk, assigning.name_of(p)) for p in assigning.people()]
            if may_assign
            else [],
            "is_ready_for_others": bool(obj) and not may_write,
        }

    # --- After a save ---

    def response_add(self, request, obj, post_url_continue=None):
        answer = super().response_add(request, obj, post_url_continue)
        return self._go_on(request, obj) or answer

    def response_change(self, request, obj):
        answer = super().response_change(request, obj)
        return self._go_on(request, obj) or answer

    def _go_on(self, request, obj):
        """Do what else the button says, in the transaction of the save; where to go then."""
        saving = request.saving
        _tell_of_moment(request, saving.record(), obj)
        self._assign(request, obj)
        if to := request.POST.get("_move"):
            _move(request, obj, to)
        stays = not STAYS.isdisjoint(request.POST)
        return redirect("admin:articles_article_change", obj.pk) if stays else None

    def _assign(self, request, obj):
        typed, was = (request.POST.get(name) for name in ("_assignee", "_assignee_was"))
        if typed is None or typed == was or not rights.may_publish(request.user):
            return
        is_key = typed.isdecimal() and len(typed) < 19
        person = assigning.people().filter(pk=typed).first() if is_key else None
        if (person or not typed) and assigning.assign(obj, person, request.user):
            said = gettext("Assigned to nobody.")
            if person:
                name = assigning.name_of(person)
                said = gettext("Assigned to %(person)s.") % {"person": name}
            messages.success(request, said)


def _move(request, obj, to):
    try:
        moved = stages.move(obj, to, request.user, request.POST.get("_words", ""))
    except stages.Refused as refusal:
        said = gettext("Saved, but not moved on. %(reason)s") % {"reason": refusal}
        messages.error(request, said)
    else:
        if moved:
            stage = Article.Stage(to).label
            messages.success(request, gettext("It is now: %(stage)s.") % {"stage": stage})


def _tell_of_moment(request, revision, obj):
    """Say what readers get by this save, where that is something new."""
    event = revision and revision.event
    if event == Event.PUBLISHED:
        obj.refresh_from_db(fields=["section", "slug", "published_at"])
        said = gettext("Published: readers see it now.")
        link = format_html(
            '{} <a href="{}">{}</a>', said, obj.get_absolute_url(), gettext("Look at it")
        )
        messages.success(request, link)
    elif event == Event.SCHEDULED:
        obj.refresh_from_db(fields=["published_at"])
        moment = long_moment(obj.published_at)
        messages.success(request, gettext("Scheduled for %(moment)s.") % {"moment": moment})
