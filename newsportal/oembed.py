"""What a page that links to an article may show of it (oembed.com): type `link`, no markup."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import resolve
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.metadata.card import card_image
from articles.models import Article
from articles.pages.article import article_at
from photos.figures import renditions

AN_HOUR = 3600


@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def oembed(request):
    """400 for a question that makes no sense, 501 for another format than JSON, else 404 where
    no public article of this site has or had the address. At most four queries.
    """
    asked = request.GET
    room = [_length(asked.get(name)) for name in ("maxwidth", "maxheight")]
    if not asked.get("url") or None in room:
        return HttpResponse(status=400)
    if asked.get("format", "json") != "json":
        return HttpResponse(status=501)
    article = _article_at(asked["url"])
    facts = {
        "version": "1.0",
        "type": "link",
        "title": article.headline,
        **_authors(article),
        "provider_name": settings.SITE_NAME,
        "provider_url": settings.SITE_URL,
        "cache_age": AN_HOUR,
        **_thumbnail(article, *room),
    }
    return JsonResponse(facts)


def _length(text):
    """Pixels; without end where nothing is said, None where it is no such number."""
    if text is None:
        return float("inf")
    return int(text) if text.isdecimal() and len(text) < 10 and int(text) else None


def _article_at(address):
    """The public article that has this address or had it once; Http404 if there is none."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise Http404 from error
    if parts.scheme not in ("http", "https") or parts.netloc != urlsplit(settings.SITE_URL).netloc:
        raise Http404
    page = resolve(parts.path or "/")
    if page.view_name != "articles:article":
        raise Http404
    public = Article.objects.published().select_related("photo")
    return article_at(page.kwargs["slug"], public.prefetch_related("bylines__author"))


def _authors(article):
    """Their names; the address only of one who signs alone, as there is room for one."""
    authors = [byline.author for byline in article.bylines.all()]
    facts = {"author_name": ", ".join(author.name for author in authors)} if authors else {}
    if len(authors) == 1:
        facts["author_url"] = absolute(authors[0].get_absolute_url())
    return facts


def _thumbnail(article, width, height):
    """The picture that networks show, or a small one; nothing where neither fits."""
    card = card_image(article)
    sizes = [(card.url, int(card.width), int(card.height))]
    if article.picture:
        sizes += renditions(article.picture, ("card_480_jpeg",))
    for address, *size in sizes:
        if size[0] <= width and size[1] <= height:
            measures = dict(zip(("thumbnail_width", "thumbnail_height"), size, strict=True))
            return {"thumbnail_url": absolute(address), **measures}
    return {}
