"""What was deleted, and how it comes back."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform

from articles.models import Article
from articles.models.former_slug import slug_is_taken
from newsdesk.contents import put_into
from newsdesk.models import Revision

Event = Revision.Event
BROUGHT_BACK = Article.objects.filter(guid=OuterRef("guid"))
DELETED_AGAIN = Revision.objects.filter(
    guid=OuterRef("guid"), event=Event.DELETED, number__gt=OuterRef("number")
)


def deleted():
    """The last revision of each article that does not exist any more, the last deleted first.

    Without their contents, but with the `headline`.
    """
    gone = Revision.objects.filter(~Exists(BROUGHT_BACK), ~Exists(DELETED_AGAIN))
    return (
        gone.filter(event=Event.DELETED)
        .select_related("made_by")
        .defer("content")
        .annotate(headline=KeyTextTransform("headline", "content"))
        .order_by("-made_at", "-pk")
    )


@transaction.atomic
def recover(revision, by):
    """The deleted article as a draft, and names of what is gone meanwhile; None if it is back.

    It keeps its identity and its history, and its address unless another has that by now.
    ValidationError where it breaks a rule of today: then nothing is saved.
    """
    revisions = Revision.objects.filter(guid=revision.guid)
    list(revisions.select_for_update().order_by("number").values("pk"))
    if Article.objects.filter(guid=revision.guid).exists():
        return None
    article = Article(guid=revision.guid, created_by=_writer(revisions))
    content = revision.content | {"published_at": None}
    if slug_is_taken(content["slug"], article):
        content["slug"] = ""
    lost = put_into(article, content, by)
    revisions.update(article=article)
    Revision.objects.record(article, by, Event.RECOVERED)
    return article, lost


def _writer(revisions):
    """Who began the article, as far as its history knows."""
    first = revisions.filter(event=Event.CREATED).select_related("made_by").first()
    return first and first.made_by
