"""A reviewed list becomes part of the article's history."""

from articles.models import Article
from newsdesk.contents import content_of
from newsdesk.models import Revision

LINKS = "related_links"


def keep_revision(article, user):
    """Keep what the person reviewed as a revision of theirs, if it is another than the newest.

    What else was changed past the newsdesk is kept before, as found. The article is locked.
    """
    newest = Revision.objects.newest(article)
    if newest is None:
        Revision.objects.up_to_date(Article.objects.get(pk=article.pk))
        return
    now = content_of(Article.objects.get(pk=article.pk))
    found = now | {LINKS: newest.content.get(LINKS, [])}
    if found != newest.content:
        Revision.objects.record(article, None, Revision.Event.FOUND, content=found)
    Revision.objects.record_change(article, user, Revision.Event.SAVED)
