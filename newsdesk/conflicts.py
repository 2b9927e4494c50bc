"""A conflict as a page shows it: for each question theirs, yours and the common base."""

from dataclasses import dataclass

from django.db.models import CharField, TextField
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.bodies.rendering import as_read
from newsdesk.comparison import compared, compared_body
from newsdesk.comparison.fields import ORDER as FIELDS
from newsdesk.comparison.fields import in_words, label_of, row_in_words
from newsdesk.comparison.names import Names, field_of
from newsdesk.contents import KEYS
from newsdesk.merge import ORDER, merge
from newsdesk.models import Revision
from newsdesk.saving import CORRECTIONS, SUBSTANTIAL


@dataclass(frozen=True)
class Question:
    """What has to be chosen. The three versions are HTML; the two sides mark what they changed."""

    name: str
    label: str
    theirs: SafeString
    yours: SafeString
    base: SafeString
    chosen: str
    is_long: bool


class Conflicts:
    """What was set aside against the newest revision, and what was answered in a posted form."""

    def __init__(self, aside, newest, posted):
        self.aside, self.newest, self.posted = aside, newest, posted
        self.errors = []
        base = Revision.objects.of(newest).filter(number=aside.base).first()
        self.base = base.content if base else {}
        self.besides = {
            name: aside.content[name]
            for name in (CORRECTIONS, SUBSTANTIAL)
            if name in aside.content
        }
        self.people = Revision.objects.people_since(newest, aside.base)

    @cached_property
    def all(self):
        """The merge without any answer: what has to be asked, and what joins by itself."""
        return merge(self.base, self.theirs, self.yours, KEYS)

    @cached_property
    def merged(self):
        """The merge by what was answered."""
        return merge(self.base, self.theirs, self.yours, KEYS, self.posted)

    @property
    def theirs(self):
        """The newest content, its fields in the order of pages: PostgreSQL keeps none."""
        content = self.newest.content
        return {name: content[name] for name in (*FIELDS, *content) if name in content}

    @property
    def yours(self):
        """What was set aside, but for its moment: nothing is published past the checks."""
        content = self.aside.content | {"published_at": self.base.get("published_at")}
        return {name: value for name, value in content.items() if name not in self.besides}

    def is_answered(self):
        """Whether every question was answered by somebody who saw the newest; else says why not."""
        if self.posted.get("newest") != str(self.newest.number):
            self.errors = [gettext("Somebody saved again meanwhile. Look at it once more.")]
        elif self.merged.conflicts:
            self.errors = [gettext("Choose one of the two in each place.")]
        return not self.errors

    @cached_property
    def questions(self):
        fields = {conflict.field for conflict in self.all.conflicts}
        names = Names(self.base, self.newest.content, self.yours, fields=fields)
        return [self._question(conflict, names) for conflict in self.all.conflicts]

    def _question(self, conflict, names):
        label = label_of(conflict.field)
        if conflict.row == ORDER:
            label = gettext("%(rows)s: their order") % {"rows": label}
        versions = [_shown(conflict, value, names) for value in _versions(conflict)]
        theirs, yours, base = versions
        chosen = self.posted.get(conflict.name, "")
        is_long = conflict.field == "body"
        return Question(conflict.name, label, theirs, yours, base, chosen, is_long)


def _versions(conflict):
    return conflict.theirs, conflict.yours, conflict.base


def _shown(conflict, value, names):
    """One version; what is not the base is compared with it."""
    is_base = value is conflict.base
    if conflict.field == "body" and conflict.row is None:
        return as_read(value or "") if is_base else compared_body(conflict.base or "", value or "")
    words, before = (_in_words(conflict, each, names) for each in (value, conflict.base))
    if not words:
        return format_html("<em>{}</em>", gettext("nothing"))
    return compared(before if _is_text(conflict) and not is_base else words, words)


def _is_text(conflict):
    """Whether its words are compared one by one; moments and names are seen whole."""
    field = None if conflict.row is not None else field_of(conflict.field)
    return field is None or (isinstance(field, CharField | TextField) and not field.choices)


def _in_words(conflict, value, names):
    if conflict.row is None:
        return in_words(field_of(conflict.field), value, names)
    if conflict.row == ORDER:
        key = KEYS[conflict.field]
        words = [in_words(field_of(conflict.field, key), each, names) for each in value]
        return " → ".join(words)
    return row_in_words(conflict.field, value, names) if value else ""
