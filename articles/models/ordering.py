"""Lists in the order of their moments, read from any place on."""

from django.db.models import F, Q

from articles.cursors import Cursor
from photos.public import PublicQuerySet


class OrderedQuerySet(PublicQuerySet):
    """Things ordered by the moment and the key that `_order` names; chainable."""

    _order = ("published_at", "pk")

    def _clone(self):
        clone = super()._clone()
        clone._order = self._order
        return clone

    def latest_first(self):
        return self.order_by(*(f"-{field}" for field in self._order))

    def oldest_first(self):
        return self.order_by(*self._order)

    def before(self, cursor: Cursor):
        """What comes before that place in time."""
        return self._beyond(cursor, "lt")

    def after(self, cursor: Cursor):
        """What comes after that place in time."""
        return self._beyond(cursor, "gt")

    def within(self, *bounds):
        """What keeps these bounds too, put before all others.

        Of several upper bounds SQLite looks up only the first in an index: were that the one of
        `published`, it would read all that is newer than what is asked for.
        """
        narrowed = self.filter(*bounds)
        where, old = narrowed.query.where, len(self.query.where.children)
        where.children = where.children[old:] + where.children[:old]
        return narrowed

    def _ordered_by(self, moment, key):
        ordered = self.alias(listed_moment=F(moment), listed_key=F(key))
        ordered._order = ("listed_moment", "listed_key")
        return ordered

    def _beyond(self, cursor, direction):
        moment, key = self._order
        return self.within(
            Q(**{f"{moment}__{direction}e": cursor.moment}),  # what an index can look up
            Q(**{f"{moment}__{direction}": cursor.moment})
            | Q(**{moment: cursor.moment, f"{key}__{direction}": cursor.key}),
        )
