"""Fields in which one thing is chosen out of many by typing a word of its name."""

from django.contrib.admin.widgets import AutocompleteSelect


def keys(sent):
    """What may be a key: Django asks databases for whatever was sent, which breaks some."""
    return [key for key in sent if str(key).isdecimal() and len(str(key)) < 19]


class ChosenByTyping(AutocompleteSelect):
    present = None  # what the field's object has: shown without asking the database again

    def optgroups(self, name, value, attrs=None):
        if self.present is None or value != [str(self.present.pk)]:
            return super().optgroups(name, keys(value), attrs)
        none = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        present = self.create_option(name, self.present.pk, str(self.present), True, len(none))
        return [(None, [*none, present], 0)]


class ChosenByNumberToo(ChosenByTyping):
    """Without script there is nothing to type into but a field for the number, which
    `admin/articles/_by_number.html` adds."""

    has_number = True

    def value_from_datadict(self, data, files, name):
        return data.get(f"{name}-number") or data.get(name)


class ChoosingMixin:
    """For admins and their lists: what `autocomplete_fields` names is chosen by typing."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", ChosenByTyping(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
