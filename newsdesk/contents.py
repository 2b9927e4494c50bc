"""An article whole, as one dictionary that JSON can hold.

The one shape in which the newsdesk keeps, compares, merges, previews and brings back articles:
a field's name leads to its value (keys of other things, moments in ISO 8601), `tags` to names, and
each kind of row to a list of dictionaries in their order.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ForeignKey

from articles.models import Article, Byline, RelatedLink, SourceLink

Content = dict[str, Any]

FIELDS = (
    "kicker",
    "headline",
    "standfirst",
    "body",
    "section",
    "series",
    "place",
    "photo",
    "slug",
    "published_at",
    "origin",
    "licence",
    "original_day",
    "canonical_url",
    "unlisted_reason",
    "ai_note",
)
# Its rows: their model, the field by which one is told from another, and what else they say.
ROWS = {
    "bylines": (Byline, "author", ("role",)),
    "source_links": (SourceLink, "url", ("source", "label", "author")),
    "related_links": (RelatedLink, "target", ()),
}


def content_of(article: Article) -> Content:
    """The article as the database has it. Four queries, five where it is not loaded yet."""
    found: Content = {name: _kept(article, name) for name in FIELDS}
    found["tags"] = sorted(tag.name for tag in article.tags.all())
    for name, (_model, key, others) in ROWS.items():
        rows = getattr(article, name).all()
        found[name] = [{each: _kept(row, each) for each in (key, *others)} for row in rows]
    return found


def _kept(thing, name: str) -> Any:
    field = thing._meta.get_field(name)
    value = getattr(thing, field.attname)
    if isinstance(value, datetime):
        value = value.astimezone(UTC)
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def put_into(article: Article, content: Content, by=None) -> list[str]:
    """Save the article so that it has this content; names of what is gone meanwhile, left out.

    ValidationError where the whole breaks a rule of the article. A row that is there already
    stays the same row.
    """
    lost = _set_fields(article, content)
    article.full_clean(exclude=None)
    article.save()
    article.tags.set(content["tags"])
    for name in ROWS:
        lost += _set_rows(article, name, content[name], by)
    return lost


def _set_fields(article, content):
    lost = []
    for name in FIELDS:
        field = article._meta.get_field(name)
        value = field.to_python(content[name]) if content[name] is not None else None
        if value is not None and not _is_there(field, value):
            lost.append(str(field.verbose_name))
            value = None
        setattr(article, field.attname, value)
    return lost


def _set_rows(article, name, wanted, by):
    model, key, others = ROWS[name]
    lost, kept = [], []
    present = {
        getattr(row, row._meta.get_field(key).attname): row for row in getattr(article, name).all()
    }
    for row in wanted:
        gone = [each for each in (key, *others) if not _row_is_there(model, each, row[each])]
        if key in gone:
            lost.append(str(model._meta.verbose_name))
            continue
        kept.append({each: None if each in gone else row[each] for each in (key, *others)})
    keys = {row[key] for row in kept}
    for value, row in present.items():
        if value not in keys:
            row.delete()
    for number, values in enumerate(kept, 1):
        row = present.get(values[key]) or model(article=article)
        if row.pk is None and hasattr(row, "added_by_id"):
            row.added_by = by
        row.position = number * 10
        for each, value in values.items():
            setattr(row, row._meta.get_field(each).attname, value)
        row.full_clean(exclude=["article"])
        row.save()
    return lost


def _row_is_there(model, name, value):
    return value is None or _is_there(model._meta.get_field(name), value)


def _is_there(field, value):
    """Whether what a foreign key names still exists; True for all other fields."""
    if not isinstance(field, ForeignKey):
        return True
    return field.related_model._base_manager.filter(pk=value).exists()
