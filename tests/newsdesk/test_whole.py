"""Nothing of an article escapes its revisions."""

from articles.models import Article
from newsdesk.contents import FIELDS, ROWS

# Worked out from the rest, or the moments and people that the newsdesk itself writes down.
BESIDE = {
    "id",
    "guid",
    "excerpt",
    "word_count",
    "created_at",
    "created_by",
    "modified_at",
    "updated_at",
    "stage",
    "assignee",
    "withdrawn_at",
    "withdrawal_reason",
}
# Rows that nobody takes away: what was said to readers, and where they found it.
LASTING = {"corrections", "former_slugs"}
# What the related desk keeps in a log of its own, and what the machine makes again.
OF_THE_DESK = {"related_exclusions", "related_list", "suggestions", "incoming_suggestions"}


def test_every_field_is_kept_or_known_to_stand_beside():
    assert {field.name for field in Article._meta.fields} == BESIDE.union(FIELDS)


def test_every_kind_of_row_is_kept_or_known_to_last():
    owned = {
        relation.get_accessor_name()
        for relation in Article._meta.related_objects
        if relation.related_model._meta.app_label == "articles"
    }
    others = {"tag_uses", "incoming_links", "front_place"}
    assert owned - others - OF_THE_DESK == LASTING.union(ROWS)
