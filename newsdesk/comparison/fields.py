"""Two contents compared field by field and row by row."""

from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.dates import long_date, long_moment
from articles.models import Article
from newsdesk.comparison.bodies import compared_body
from newsdesk.comparison.names import Names, field_of
from newsdesk.comparison.words import Effort, changed, common, compared, replaced
from newsdesk.contents import FIELDS, ROWS, Content

# Read from the top of the page to its end, rows after the words.
ORDER = (*FIELDS[: FIELDS.index("body") + 1], "tags", *ROWS, *FIELDS[FIELDS.index("body") + 1 :])

# Of a row, what says too little by itself.
PARTS = {
    "own_headline": _("on the card: “%(words)s”"),
    "expires_at": _("until %(words)s"),
    "archived_url": _("copy: %(words)s"),
    "gone_since": _("gone since %(words)s"),
}


@dataclass(frozen=True)
class Difference:
    """What was changed in one field, or in one kind of row; `html` is safe to show."""

    name: str
    label: str
    html: SafeString


def changed_fields(old: Content, new: Content) -> list[str]:
    """The names of fields and kinds of row that differ. Cheap, no query."""
    return [name for name in ORDER if (old.get(name) or None) != (new.get(name) or None)]


def differences(old: Content, new: Content) -> list[Difference]:
    """What has to be told of two contents, in words; nothing of what is equal.

    One query for each kind of thing that changed fields lead to, six at most.
    """
    fields = changed_fields(old, new)
    names = Names(old, new, fields=fields)
    return [Difference(name, label_of(name), _told(name, old, new, names)) for name in fields]


def label_of(name: str) -> str:
    """What a field or a kind of row is called."""
    if name in ROWS:
        return capfirst(str(ROWS[name][0]._meta.verbose_name_plural))
    return capfirst(str(Article._meta.get_field(name).verbose_name))


def _told(name: str, old: Content, new: Content, names: Names) -> SafeString:
    before, after = old.get(name), new.get(name)
    if name == "body":
        return compared_body(before or "", after or "")
    if name == "tags":
        return _lists(*({tag: tag for tag in tags or []} for tags in (before, after)))
    if name in ROWS:
        return _lists(*(_rows(name, rows or [], names) for rows in (before, after)))
    field = field_of(name)
    words = [in_words(field, value, names) for value in (before, after)]
    if field.related_model or field.choices:
        return replaced(*words)
    return compared(*words)


def in_words(field: Any, value: Any, names: Names) -> str:
    """A stored value as the newsroom reads it; "" for none."""
    if value in (None, ""):
        return ""
    if field.related_model:
        return names.of(field, value) or gettext("deleted (no. %(key)s)") % {"key": value}
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, DateTimeField):
        return long_moment(parse_datetime(value))
    return long_date(parse_date(value)) if field.get_internal_type() == "DateField" else str(value)


def row_in_words(name: str, row: dict[str, Any], names: Names) -> str:
    """One row on a line; what is as it is by itself goes without saying."""
    words = (_part_in_words(field_of(name, each), value, names) for each, value in row.items())
    return " · ".join(filter(None, words))


def _part_in_words(field: Any, value: Any, names: Names) -> str:
    if field.has_default() and value == field.default:
        return ""
    words = in_words(field, value, names)
    return str(PARTS.get(field.name, "%(words)s")) % {"words": words} if words else ""


def _rows(name: str, rows: list[dict[str, Any]], names: Names) -> dict[str, str]:
    key = ROWS[name][1]
    return {str(row[key]): row_in_words(name, row, names) for row in rows}


def _lists(before: dict[str, str], after: dict[str, str]) -> SafeString:
    """Two lists as one; an element that both have under one key is compared by words."""
    items = []
    for sign, gone, come in common(list(before), list(after), Effort()):
        if sign == "=":
            items += [compared(before[key], after[key]) for key in come]
        else:
            items += [changed("-", escape(before[key])) for key in gone]
            items += [changed("+", escape(after[key])) for key in come]
    return format_html(
        '<ul class="comparison__list">{}</ul>',
        format_html_join("", "<li>{}</li>", ((item,) for item in items)),
    )
