"""A small newspaper in which everything that readers can meet is there once, and where it is."""

from articles.models import RelatedLink, Series
from tests import factories
from tests.articles.cast import feature, many, story

PAGES = {
    "front page": "/",
    "latest": "/latest/",
    "section": "/tecnologia/",
    "tag": "/tag/ponti/",
    "author": "/author/anna-neri/",
    "series": "/series/il-ponte/",
    "month": "/2026/11/",
    "article": "/tecnologia/riapre-il-ponte-vecchio/",
    "short article": "/sport/una-breve/",
    "most read": "/most-read/",
    "search": "/search/",
    "search with results": "/search/?q=ponte",
    "search without results": "/search/?q=zibaldone",
    "about": "/about/",
    "newsroom": "/newsroom/",
    "contacts": "/contacts/",
    "corrections": "/corrections/",
    "privacy": "/privacy/",
    "not found": "/niente/",
    "withdrawn": "/tecnologia/una-storia-ritirata/",
}
STATUS = {"not found": 404, "withdrawn": 410}
FEEDS = [
    f"{subject}feed/{kind}"
    for subject in ("/", "/tecnologia/", "/tag/ponti/", "/author/anna-neri/")
    for kind in ("", "atom/", "json/")
]
FILES = {
    **{path: path for path in FEEDS},
    "sitemaps": "/sitemap.xml",
    "sitemap of a month": "/sitemap-2026-11.xml",
    "sitemap of pages": "/sitemap-pages.xml",
    "news sitemap": "/news-sitemap.xml",
    "robots": "/robots.txt",
    "reservation": "/.well-known/tdmrep.json",
    "humans": "/humans.txt",
    "icon": "/favicon.ico",
    "manifest": "/site.webmanifest",
    "description of the search": "/opensearch.xml",
    "most read for machines": "/most-read.json",
    "suggestions": "/search/suggestions/?q=pon",
    "embedding": "/oembed?url=http%3A%2F%2F127.0.0.1%3A8000%2Ftecnologia%2F"
    "riapre-il-ponte-vecchio%2F",
    "alive": "/healthz",
}


def print_newspaper(others: int = 8):
    """The newspaper with its feature, which is returned, and so many articles beside it."""
    photo = factories.photo()
    figure = f'<figure><img src="/media/x.jpg" data-file="{photo.pk}"></figure>'
    series, _ = Series.objects.get_or_create(name="Il ponte", slug="il-ponte")
    article = feature(body=story() + figure * 2, series=series)
    author = article.bylines.first().author
    rest = many(others, tags=["ponti"], author=author, photo=photo, series=series)
    for target in rest[:3]:
        RelatedLink.objects.create(article=article, target=target)
    factories.published("Una breve", section=factories.section("Sport"), tags=["ponti"])
    factories.withdrawn("Una storia ritirata", withdrawal_reason="Era falsa.")
    return article
