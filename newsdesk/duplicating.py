"""A new draft with all that another article says."""

from django.db import transaction
from django.utils.translation import gettext

from articles.models import Article
from newsdesk.contents import content_of, put_into
from newsdesk.models import Revision

LONGEST = Article._meta.get_field("headline").max_length


@transaction.atomic
def duplicate(article, by, with_links=True):
    """A draft of this person with the article's words, tags and rows, and an address of its own.

    `with_links`: with its related links too.
    """
    content = content_of(article)
    ending = gettext(" (copy)")
    content |= {
        "headline": content["headline"][: LONGEST - len(ending)] + ending,
        "slug": "",
        "published_at": None,
        "canonical_url": "",
        "unlisted_reason": "",
        "related_links": content["related_links"] if with_links else [],
    }
    copy = Article(created_by=by)
    put_into(copy, content, by)
    note = gettext("Copy of “%(headline)s”") % {"headline": article.headline}
    Revision.objects.record(copy, by, Revision.Event.CREATED, note[:300])
    return copy
