from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.former_slug import RESERVED_SLUGS, slug_is_taken
from articles.slugs import slugify
from newsdesk.admin.late import LateFormMixin
from newsdesk.admin.state import was_public
from newsdesk.admin.tags import TagNamesField
from newsdesk.contents import HIDES
from newsdesk.withdrawal import LONGEST_REASON, Cause, reason_of


class ArticleForm(LateFormMixin, forms.ModelForm):
    """The whole article. The admin says whether an editor pressed the button that publishes.

    `publish_again`: pressed on what is public already, as by a second click; its time stays.
    `schedules`: the button that wants a moment to come was pressed.
    """

    publish_now = publish_again = schedules = False
    kept_back_because = ""  # what else is wrong with it, as the admin found out

    tags = TagNamesField(label=_("Tags"), required=False)
    is_substantial = forms.BooleanField(
        label=_("Tell readers of an update"),
        required=False,
        help_text=_(
            "For changes of substance: the article then says when it was updated. Not in the first"
            " ten minutes."
        ),
    )

    class Meta:
        model = Article
        fields = [
            "kicker",
            "headline",
            "standfirst",
            "body",
            "section",
            "tags",
            "place",
            "photo",
            "slug",
            "published_at",
        ]
        widgets = {  # one line each, yet seen whole
            "headline": AdminTextareaWidget({"rows": 2}),
            "standfirst": AdminTextareaWidget({"rows": 3}),
        }

    def clean_slug(self):
        slug = slugify(self.cleaned_data["slug"])  # capitals and underscores are no address
        if slug in RESERVED_SLUGS:
            raise forms.ValidationError(
                _("“%(slug)s” is an address the site needs."), params={"slug": slug}
            )
        if slug and slug_is_taken(slug, self.instance):
            raise forms.ValidationError(
                _("Another article has or had the address “%(slug)s”."), params={"slug": slug}
            )
        return slug

    def clean_published_at(self):
        moment = self.cleaned_data["published_at"]
        if self.schedules and not (moment and moment > timezone.now()):
            raise forms.ValidationError(_("Choose a moment to come."))
        if self.publish_again or self.leaves("published_at", moment):
            return self.instance.published_at
        if was_public(self.instance) and (moment is None or moment > timezone.now()):
            raise forms.ValidationError(HIDES)
        return moment

    def clean(self):
        cleaned = super().clean()
        if self.publish_now:
            cleaned["published_at"] = timezone.now().replace(microsecond=0)  # as the form keeps it
        if cleaned.get("is_substantial") and self.instance.is_published():
            self.instance.updated_at = timezone.now()
        if cleaned.get("published_at"):
            if "section" in cleaned and not cleaned["section"]:
                self.add_error("section", _("An article needs a section to be published."))
            if "body" in cleaned and not cleaned["body"]:
                self.add_error("body", _("An article needs a text to be published."))
        self._check_origin(cleaned)
        if self.kept_back_because:
            self.add_error(None, self.kept_back_because)
        return cleaned

    def _post_clean(self):
        """What is refused is not published: the page that says so shows the state as it was."""
        published_at = self.instance.published_at
        super()._post_clean()
        if self.errors:
            self.instance.published_at = published_at

    def _check_origin(self, cleaned):
        """Only what is republished has a licence to name, and an original to lead engines to."""
        republished = cleaned.get("origin") == Article.Origin.REPUBLISHED
        if cleaned.get("canonical_url") and not republished:
            self.add_error(
                "canonical_url",
                _("Only for what is republished whole: choose that origin, or empty this field."),
            )
        if cleaned.get("published_at") and republished and not cleaned.get("licence"):
            self.add_error(
                "licence", _("Say which licence or agreement lets us republish the article.")
            )


class WithdrawalForm(forms.Form):
    """Why an article is withdrawn; `told` joins what was chosen and what was typed."""

    cause = forms.ChoiceField(
        label=_("Cause"),
        choices=[("", _("Another, or none told")), *Cause.choices],
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        required=False,
        help_text=_("Readers who open the address see it; it may stay empty."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    told = ""

    def clean(self):
        cleaned = super().clean()
        self.told = reason_of(cleaned.get("cause"), cleaned.get("reason"))
        if len(self.told) > LONGEST_REASON:
            self.add_error("reason", _("With the cause this is too long."))
        return cleaned
