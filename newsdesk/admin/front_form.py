"""The form in which the front page is composed: a row for each of its places."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.choosing import keys
from articles.models import Article, FrontPlace
from articles.pages.front import composed, places_in
from newsdesk.admin.front_place import PlaceForm


class FrontForm:
    """The whole page: the places on top, then those of each of `sections`."""

    def __init__(self, sections, data=None):
        self.problems = []
        places = [
            FrontPlace(section=section, rank=rank)
            for section in [None, *sections]
            for rank in places_in(section)
        ]
        present = {
            (choice.section_id, choice.rank): choice
            for choice in FrontPlace.objects.in_force().with_cards()
        }
        self.known = {str(choice.article_id): choice.article for choice in present.values()}
        self.forms = [
            PlaceForm(place, present.get((place.section_id, place.rank)), self.known, data)
            for place in places
        ]
        self.data = data
        if data is not None:
            sent = [form["article"].data for form in self.forms]
            found = Article.objects.defer("body").in_bulk(keys(sent))
            self.known |= {str(key): article for key, article in found.items()}

    @property
    def media(self):
        return self.forms[0].media  # all have the same

    def groups(self):
        """Section and forms of each part, every form with the article that readers see there."""
        front = composed()
        stories = {None: front.leads} | {section.pk: row for section, row in front.rows}
        by_hand = {form.present.article_id for form in self.forms if form.present}
        groups = {}
        for form in self.forms:
            there = stories.get(form.place.section_id, [])[form.place.rank - 1 :][:1]
            form.now = there[0] if there else None
            form.now_by_hand = bool(there) and form.now.pk in by_hand
            groups.setdefault(form.place.section, []).append(form)
        return groups.items()

    @property
    def has_errors(self):
        return any(form.errors for form in self.forms)

    # --- What was sent ---

    def is_valid(self):
        """Whether all of it can be saved. If not, every choice that was typed stays in the form."""
        if any(form.is_overtaken for form in self.forms):
            self.look_again()
        else:
            self.refuse_repetitions()
        self.refuse_places_that_are_gone()
        return not self.problems and all(form.is_valid() for form in self.forms)

    def look_again(self):
        """Show what colleagues did; where nothing was typed, theirs is taken over."""
        self.problems.append(
            gettext(
                "Nothing is saved yet: a colleague changed the front page meanwhile. Look at"
                " the marked places, then save again."
            )
        )
        for index, form in enumerate(self.forms):
            if form.is_overtaken:
                if not form.is_changed:
                    self.forms[index] = PlaceForm(form.place, form.present, self.known)
                self.forms[index].overtaken = True

    def refuse_repetitions(self):
        first = {}
        for form in self.forms:
            article = form.is_valid() and form.cleaned_data["article"]
            if article and first.setdefault(article, form.place) != form.place:
                message = _("It stands already here: %(place)s.")
                params = {"place": first[article]}
                form.add_error("article", forms.ValidationError(message, params=params))

    def refuse_places_that_are_gone(self):
        """A section may have been deleted since the page was opened."""
        names = {form.add_prefix("article") for form in self.forms}
        for name in self.data:
            if name.endswith("-article") and name not in names and self.data[name]:
                self.problems.append(gettext("A place you chose for is no longer on the page."))
                break

    def save(self, person):
        """Write it down, sweep out what has ended, and return the forms that changed something."""
        changed = [form for form in self.forms if form.is_changed]
        kept = [form.present.pk for form in self.forms if form.present and form not in changed]
        FrontPlace.objects.exclude(pk__in=kept).delete()
        for form in changed:
            if form.choice():
                form.place.article, form.place.until = (
                    form.cleaned_data["article"],
                    form.cleaned_data["until"],
                )
                form.place.chosen_by = person
                form.place.save()
        return changed
