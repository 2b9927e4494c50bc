"""Questions to the database that a process has Django write once, and asks with other values.

Django takes longer to write one than to print half of a page. Instead of values it is given marks,
which it leaves as they are because they are the parameters of raw expressions.
"""

from collections.abc import Hashable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject


class Question(NamedTuple):
    """Its answers are of a kind each, with an object of facts."""

    sql: str
    parameters: tuple[Hashable, ...]  # marks among them

    @classmethod
    def written(cls, rows: QuerySet) -> "Question":
        """What asks for these rows, each made by `facts`."""
        return cls(*rows.query.sql_with_params())

    def ask(self, values: Mapping[Hashable, object]) -> list[tuple[str, str]]:
        """The answers, their facts as JSON, with values in the place of the marks. One query."""
        parameters = [values.get(parameter, parameter) for parameter in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return cursor.fetchall()


def marked(mark: Hashable) -> RawSQL:
    """The place of a value in a question."""
    return RawSQL("%s", [mark])


def facts(kind: Expression, rows: QuerySet, /, *names: str, **expressions) -> QuerySet:
    """These rows as answers of that kind, with the fields of these names and expressions."""
    named = {name: name for name in names}
    return rows.values_list(kind).annotate(facts=JSONObject(**named, **expressions))


def moment(text: str) -> datetime:
    """A moment among facts. Databases write it in UTC; one says so, the other does not."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def stored(moment: datetime | None):
    """A moment as a value of a question."""
    return connection.ops.adapt_datetimefield_value(moment)
