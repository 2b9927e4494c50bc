"""A posted form of an article, read without leaning on rows that a colleague may have removed."""

from django.db.models import DateTimeField
from django.utils.dateparse import parse_datetime

from newsdesk.admin.dates import MomentWidget
from newsdesk.contents import FIELDS, ROWS, as_kept, row_of
from newsdesk.saving import CORRECTIONS, SUBSTANTIAL

MOST_ROWS = 100  # as the lists of the form have it; they refuse more


def joined_by_key(posted, article, base):
    """What was posted, its rows matched with the article's present ones by what they lead to.

    A row that the colleague removed and that was not touched is left out.
    """
    posted = posted.copy()
    for name in ROWS:
        total = posted.get(f"{name}-TOTAL_FORMS", "")
        if total.isdecimal() and len(total) < 4 and int(total) <= MOST_ROWS:
            _join(posted, name, int(total), article, base.get(name, []))
    return posted


def _join(posted, name, total, article, base):
    model, key, _others = ROWS[name]
    rows = [_taken(posted, name, number) for number in range(total)]
    present = model.objects.filter(article=article).values_list(key, "pk")
    ids = {str(value): str(pk) for value, pk in present}
    untouched = [_shown(model, row) for row in base]
    there, new = {}, []
    for row in rows:
        lead = row.get(key, "").strip()
        if row.pop("DELETE", ""):
            continue
        if lead in ids and lead not in there:
            there[lead] = row | {"id": ids[lead]}
        elif lead in ids or not _is_among(row, untouched):
            new.append(row)
    posted[f"{name}-INITIAL_FORMS"] = str(len(there))
    posted[f"{name}-TOTAL_FORMS"] = str(len(there) + len(new))
    for number, row in enumerate([*there.values(), *new]):
        for each, value in {"article": str(article.pk), **row}.items():
            posted[f"{name}-{number}-{each}"] = value


def _taken(posted, name, number):
    """The values of a row, taken out; without the number it was stored under."""
    model, key, others = ROWS[name]
    sent = [part for each in (key, *others) for part in _parts(model, each)]
    fields = {each: f"{name}-{number}-{each}" for each in ("position", "DELETE", *sent)}
    for each in ("id", "article"):
        posted.pop(f"{name}-{number}-{each}", None)
    return {each: posted.pop(sent)[-1] for each, sent in fields.items() if sent in posted}


def _parts(model, name):
    """The names under which a form sends a field: a moment comes as day, time and which of two."""
    is_moment = isinstance(model._meta.get_field(name), DateTimeField)
    return [f"{name}_{part}" for part in range(3)] if is_moment else [name]


def _is_among(row, shown):
    """Whether a row says what one of those says that were shown, as far as it was sent."""
    sent = {each: value.strip() for each, value in row.items() if each != "position"}
    return any(sent.items() <= one.items() for one in shown)


def _shown(model, row):
    """The row of a content as a form shows it and sends it back."""
    shown = {}
    for name, value in row.items():
        parts = _parts(model, name)
        values = [value] if len(parts) == 1 else _moment_shown(value)
        said = ["" if each is None else str(each) for each in values]
        shown |= dict(zip(parts, said, strict=True))
    return shown


def _moment_shown(value):
    widget = MomentWidget()
    *typed, which = widget.decompress(value and parse_datetime(value))
    return [
        *(one.format_value(part) for one, part in zip(widget.widgets, typed, strict=True)),
        which,
    ]


def typed_content(form, formsets, began):
    """What the valid form says: `began`, with all that was typed in the place of it."""
    typed = dict(began)
    for name in FIELDS:
        if name in form.cleaned_data and name not in form.untouched:
            typed[name] = as_kept(form.cleaned_data[name])
    if "tags" in form.cleaned_data:
        typed["tags"] = sorted(form.cleaned_data["tags"])
    for formset in formsets:
        if formset.prefix in ROWS:
            typed[formset.prefix] = _typed_rows(formset, typed.get(formset.prefix, []))
    return typed


def _typed_rows(formset, began):
    """What its rows say; what the form has no field for is as it began, or the default."""
    _model, key, others = ROWS[formset.prefix]
    before = {row[key]: row for row in began}
    rows = sorted(_kept(formset), key=lambda row: row.cleaned_data.get("position") or 0)
    typed = []
    for row in rows:
        said = {name: as_kept(value) for name, value in row.cleaned_data.items()}
        unsaid = before.get(said.get(key)) or row_of(row.instance, (key, *others))
        typed.append({each: said.get(each, unsaid[each]) for each in (key, *others)})
    return typed


def _kept(formset):
    return [row for row in formset.forms if row.cleaned_data and not _is_deleted(formset, row)]


def _is_deleted(formset, row):
    return formset.can_delete and formset._should_delete_form(row)


def typed_besides(form, formsets):
    """What the form says beside the content: new corrections, and whether readers hear of it."""
    besides = {}
    if form.cleaned_data.get("is_substantial"):
        besides[SUBSTANTIAL] = True
    for formset in formsets:
        if formset.prefix == CORRECTIONS:
            besides[CORRECTIONS] = [_typed_correction(row) for row in _kept(formset)]
    return besides


def _typed_correction(row):
    fields = {field.name for field in row.instance._meta.concrete_fields} - {"id", "article"}
    return {name: as_kept(value) for name, value in row.cleaned_data.items() if name in fields}
