"""What the keys in contents stand for: sections, people, outlets, pictures, articles."""

from collections import defaultdict

from articles.models import Article
from newsdesk.contents import ROWS, Content


class Names:
    """The names of all that some contents lead to. One query for each kind of thing named."""

    def __init__(self, *contents: Content, fields):
        keys = defaultdict(set)
        for name in fields:
            for content in contents:
                for model, key in _keys(name, content.get(name)):
                    keys[model].add(key)
        self.known = {
            model: {thing.pk: str(thing) for thing in _light(model).filter(pk__in=found)}
            for model, found in keys.items()
        }

    def of(self, field, key):
        """The name of what the key in a field leads to; of what is gone that it was deleted."""
        return self.known[field.related_model].get(key, "")


def field_of(name, row_field=None):
    """The model's field behind a value of a content, or of one of its rows."""
    return (ROWS[name][0] if row_field else Article)._meta.get_field(row_field or name)


def _keys(name, value):
    """Each key of another thing in a field or in its rows, with the model of that thing."""
    if name == "tags":
        return
    rows = value or [] if name in ROWS else [{None: value}]
    for row in rows:
        for row_field, key in row.items():
            model = field_of(name, row_field).related_model
            if model and key is not None:
                yield model, key


def _light(model):
    """Things of the model, of articles without their bodies."""
    things = model._base_manager
    return things.only("headline") if model is Article else things.all()
