"""An article whole, as one dictionary that JSON can hold.

The one shape in which the newsdesk keeps, compares, merges, previews and brings back articles:
a field's name leads to its value (keys of other things, moments in ISO 8601), `tags` to names, and
each kind of row to a list of dictionaries in their order.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline, RelatedLink, SourceLink
from articles.models.former_slug import slug_is_taken

Content = dict[str, Any]
HIDES = _("Readers have seen this article: it can be withdrawn, but not hidden.")

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
    "source_links": (
        SourceLink,
        "url",
        ("source", "label", "author", "archived_url", "gone_since"),
    ),
    "related_links": (RelatedLink, "target", ("kind", "own_headline", "expires_at")),
}

KEYS = {name: key for name, (_model, key, _others) in ROWS.items()}


def content_of(article: Article) -> Content:
    """The article as the database has it. Four queries, five where it is not loaded yet."""
    found: Content = {name: _value(article, name) for name in FIELDS}
    found["tags"] = sorted(tag.name for tag in article.tags.all())
    for name, (_model, key, others) in ROWS.items():
        rows = getattr(article, name).all()
        found[name] = [row_of(row, (key, *others)) for row in rows]
    return found


def row_of(row: Model, fields: tuple[str, ...]) -> Content:
    """These fields of a row; its moments to the second, as forms show them."""
    found: Content = {each: getattr(row, row._meta.get_field(each).attname) for each in fields}
    for each, value in found.items():
        is_moment = isinstance(value, datetime)
        found[each] = as_kept(value.replace(microsecond=0) if is_moment else value)
    return found


def completed(content: Content) -> Content:
    """A content that was kept earlier, with what its rows could not say then: the default.

    Its rows name their fields in our order again, which PostgreSQL does not keep.
    """
    return content | {
        name: [_default(model, (key, *others)) | row for row in content[name]]
        for name, (model, key, others) in ROWS.items()
        if name in content
    }


def _default(model: type[Model], fields: tuple[str, ...]) -> Content:
    return {each: as_kept(model._meta.get_field(each).get_default()) for each in fields}


def as_kept(value: Any) -> Any:
    """The value of a field as a content holds it: of what it leads to the key."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, datetime):
        value = value.astimezone(UTC)
    return value.isoformat() if isinstance(value, date) else value


def _value(thing, name):
    return as_kept(getattr(thing, thing._meta.get_field(name).attname))


@transaction.atomic
def put_into(article: Article, content: Content, by=None) -> list[str]:
    """Save the article so that it has this content; names of what is gone meanwhile, left out.

    What the content does not name stays, and so does a row that is there already, with what the
    content does not say of it. An address that another article has by now gives way to a new one.
    ValidationError where the whole breaks a rule of the article; then nothing is saved.
    """
    was_public = article.withdrawn_at or article.is_published()
    lost = _set_fields(article, content)
    if was_public and not (article.withdrawn_at or article.is_published()):
        raise ValidationError({"published_at": HIDES})
    article.full_clean()
    article.save()
    if "tags" in content:
        article.tags.set(content["tags"])
    for name in ROWS:
        if name in content:
            lost += _set_rows(article, name, content[name], by)
    return lost


def _set_fields(article, content):
    lost = []
    for name in FIELDS:
        if name not in content:
            continue
        field = article._meta.get_field(name)
        value = field.to_python(content[name])
        if value is not None and not _is_there(field, value):
            lost.append(str(field.verbose_name))
            value = None
        setattr(article, field.attname, value)
    if article.slug and slug_is_taken(article.slug, article):
        lost.append(str(article._meta.get_field("slug").verbose_name))
        article.slug = ""
    return lost


def _set_rows(article, name, wanted, by):
    model, key, _others = ROWS[name]
    kept, lost = _those_there(name, wanted)
    present = {_value(row, key): row for row in model.objects.filter(article=article)}
    for gone in present.keys() - {values[key] for values in kept}:
        present.pop(gone).delete()
    for number, values in enumerate(kept, 1):
        row = present.pop(values[key], None) or model(article=article)
        if row.pk is None and hasattr(row, "added_by_id"):
            row.added_by = by
        _set_row(row, {**values, "position": number * 10})
    return lost


def _those_there(name, wanted):
    """The rows of which the key still exists, and names of what of them does not."""
    model, key, others = ROWS[name]
    kept, lost = [], []
    for row in wanted:
        said = [each for each in (key, *others) if each in row]
        gone = [each for each in said if not _is_there(model._meta.get_field(each), row[each])]
        if key in gone:
            lost.append(str(model._meta.verbose_name))
            continue
        lost += [str(model._meta.get_field(each).verbose_name) for each in gone]
        kept.append({each: None if each in gone else row[each] for each in said})
    return kept, lost


def _set_row(row, values):
    if row.pk and row_of(row, tuple(values)) == values:
        return
    for name, value in values.items():
        field = row._meta.get_field(name)
        setattr(row, field.attname, field.to_python(value))
    row.clean_fields(exclude=["article"])
    row.validate_constraints()  # all of them: also those that speak of the article
    row.save()


def _is_there(field, value):
    """Whether what a foreign key names still exists; True for all other fields."""
    if value is None or not isinstance(field, ForeignKey):
        return True
    return field.related_model._base_manager.filter(pk=value).exists()
