"""One place of the front page, in the form that composes it."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choosing import ChosenByNumberToo
from articles.dates import long_moment
from articles.models import FrontPlace
from newsdesk.admin.dates import MomentField
from newsdesk.admin.state import state_of


class ArticleSelect(ChosenByNumberToo):
    """`known`: every article that the form names, by key, so that no row asks the database."""

    known = {}

    def __init__(self):
        super().__init__(FrontPlace._meta.get_field("article"), admin.site)

    def optgroups(self, name, value, attrs=None):
        chosen = [
            self.create_option(name, key, self.known[key], True, 1)
            for key in value
            if key in self.known
        ]
        return [(None, [self.create_option(name, "", "", False, 0), *chosen], 0)]


class ArticleField(forms.Field):
    widget = ArticleSelect

    def clean(self, value):
        if not value:
            return None
        if value not in self.widget.known:
            raise forms.ValidationError(_("There is no such article."))
        return self.widget.known[value]


class PlaceForm(forms.Form):
    """One place of the page. `present` is what an editor chose for it, None where it is free.

    It remembers what stood there when the page was opened, so that it notices who was faster.
    """

    article = ArticleField(label=_("Chosen by hand"), required=False)
    until = MomentField(label=_("Until"), required=False, widget=AdminSplitDateTime)
    overtaken = False  # whether to say what a colleague did here

    def __init__(self, place, present, known, data=None):
        self.place, self.present = place, present
        initial = {"article": str(present.article_id), "until": present.until} if present else {}
        key = f"{place.section_id or 'top'}-{place.rank}"
        super().__init__(data, prefix=key, initial=initial)
        self.fields["article"].widget.known = known
        self.fields["until"].widget.attrs["aria-label"] = f"{self.fields['until'].label}, {place}"
        self.now_state = as_token(**initial) if present else ""
        self.former_state = self.data.get(self.state_name, "")

    @property
    def state_name(self):
        return self.add_prefix("state")

    @property
    def is_overtaken(self):
        return self.former_state != self.now_state

    @property
    def is_changed(self):
        """Whether another choice was typed than the one that the opened page showed."""
        return bool(self.errors) or as_token(**self.choice()) != self.former_state

    def choice(self):
        """The article and the end as they were typed; {} for a place that is left free."""
        article, until = self.cleaned_data["article"], self.cleaned_data["until"]
        return {"article": article.pk, "until": until} if article else {}

    def in_words(self):
        """What was typed, for the history."""
        article, until = self.cleaned_data["article"], self.cleaned_data["until"]
        return in_words(article, until) if article else gettext("Left free.")

    @property
    def awaits(self):
        """Why readers do not see the choice; "" where they do, or nothing is chosen."""
        waits = self.present and not self.present.article.is_published()
        return state_of(self.present.article) if waits else ""

    @property
    def meanwhile(self):
        """What a colleague did here, in words."""
        if self.present:
            return gettext("A colleague chose meanwhile: %(choice)s") % {
                "choice": in_words(self.present.article, self.present.until)
            }
        return gettext("This place became free meanwhile.")

    def clean(self):
        cleaned = super().clean()
        article, until = cleaned.get("article"), cleaned.get("until")
        if self.errors:
            return cleaned
        if article and self.is_changed:
            self.refuse_what_readers_will_not_see(article, until)
        elif until and not article and "until" in self.changed_data:
            self.add_error("article", _("Choose the article that stands here until then."))
        return cleaned

    def refuse_what_readers_will_not_see(self, article, until):
        if article.withdrawn_at or not article.published_at:
            message = _("%(state)s: choose an article that is published or scheduled.")
            error = forms.ValidationError(message, params={"state": state_of(article)})
            self.add_error("article", error)
        elif until and until <= max(timezone.now(), article.published_at):
            self.add_error("until", _("Readers would never see it: this end is too early."))


def as_token(article="", until=None):
    """A choice as the page carries it along; "" for a free place."""
    return f"{article}/{int(until.timestamp()) if until else ''}" if article else ""


def in_words(article, until):
    """`Riapre il ponte (until 23 novembre 2026, ore 9:00)`."""
    if not until:
        return str(article)
    return gettext("%(article)s (until %(moment)s)") % {
        "article": article,
        "moment": long_moment(until),
    }
