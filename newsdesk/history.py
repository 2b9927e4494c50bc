"""The history of an article as pages tell it: its revisions, and one of them as it was."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.bodies.html import clean_html
from articles.bodies.rendering import as_read
from newsdesk.assigning import name_of
from newsdesk.comparison import changed_fields
from newsdesk.comparison.fields import ORDER, in_words, label_of, row_in_words
from newsdesk.comparison.names import Names, field_of
from newsdesk.contents import ROWS
from newsdesk.models import Revision
from newsdesk.stages import told

Event = Revision.Event
WORDS = ("kicker", "headline", "standfirst", "body")  # shown as words, not as a line of facts


@dataclass(frozen=True)
class Entry:
    """A revision in the list: what it is compared with, and the labels of what changed since."""

    revision: Revision
    before: int | None  # the number of the revision that it followed
    changed: list[str]

    @property
    def who(self):
        return name_of(self.revision.made_by) if self.revision.made_by else ""

    @property
    def note(self):
        """The note as typed; of a move the two stages, of a restored revision its number."""
        if self.revision.event == Event.RESTORED:
            return gettext("No. %(number)s") % {"number": self.revision.note}
        return told(self.revision.note)

    @property
    def is_aside(self):
        return self.revision.event == Event.SET_ASIDE


def revisions_for(article, person, sees_all):
    """The article's revisions, the newest first; what others set aside only for who `sees_all`."""
    revisions = Revision.objects.of(article).select_related("made_by")
    if sees_all:
        return revisions
    return revisions.line() | revisions.filter(event=Event.SET_ASIDE, made_by=person)


def entries(article, revisions):
    """Entries of neighbouring revisions, the newest first. Two queries, however many they are."""
    loaded = {revision.number: revision for revision in revisions}
    others = Revision.objects.of(article)
    if loaded:
        first = others.line().filter(number__lt=min(loaded)).first()
        bases = {revision.base for revision in revisions if revision.event == Event.SET_ASIDE}
        missing = others.filter(number__in=bases - loaded.keys() - {None})
        loaded |= {each.number: each for each in [first, *missing] if each}
    line = sorted(number for number, each in loaded.items() if each.event != Event.SET_ASIDE)
    return [_entry(revision, loaded, line) for revision in revisions]


def _entry(revision, loaded, line):
    number = revision.base
    if revision.event != Event.SET_ASIDE:
        number = max((each for each in line if each < revision.number), default=None)
    before = loaded.get(number)
    changed = changed_fields(before.content, revision.content) if before else []
    return Entry(revision, before and before.number, [label_of(name) for name in changed])


def body_as_read(content) -> SafeString | str:
    """The text of a content for readers of the newsdesk; what the rules of today refuse bare."""
    try:
        return as_read(clean_html(content.get("body") or ""))
    except ValidationError:
        return content["body"]


def facts(content):
    """All that a content says beside its words: pairs of a label and a list of lines."""
    fields = [name for name in ORDER if name not in WORDS and content.get(name)]
    names = Names(content, fields=fields)
    return [(label_of(name), _lines(name, content[name], names)) for name in fields]


def _lines(name, value, names):
    if name == "tags":
        return [", ".join(value)]
    if name in ROWS:
        return [row_in_words(name, row, names) for row in value]
    return [in_words(field_of(name), value, names)]
