from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F, Q
from django_tasks import task

from articles.addresses import absolute
from articles.feeds.addresses import feeds_with
from articles.models import Article
from newsportal.announcements.messenger import post


@task()
def tell_search_engines(article_id: int, former_path: str = ""):
    """IndexNow: the article's address, and the former one if it has moved.

    Nothing for what readers never saw, or what search engines are kept away from.
    """
    article = _seen_by_readers(article_id).indexable_here().first()
    if not settings.INDEXNOW_KEY or not article:
        return
    paths = [article.get_absolute_url(), former_path]
    post(
        settings.INDEXNOW_URL,
        json={
            "host": urlsplit(settings.SITE_URL).hostname,
            "key": settings.INDEXNOW_KEY,
            "keyLocation": absolute(f"/{settings.INDEXNOW_KEY}.txt"),
            "urlList": [absolute(path) for path in paths if path],
        },
    )


@task()
def tell_hub(article_id: int):
    """WebSub: the feeds in which the article stands, or stood until it was withdrawn."""
    article = _seen_by_readers(article_id).first()
    if settings.WEBSUB_HUB and article:
        post(settings.WEBSUB_HUB, data={"hub.mode": "publish", "hub.url": feeds_with(article)})


def _seen_by_readers(article_id):
    """The article if it is public, or was until it was withdrawn; nothing if it never was."""
    never = Q(withdrawn_at__lt=F("published_at"))
    articles = Article.objects.once_public().exclude(never).select_related("section")
    return articles.filter(pk=article_id)
