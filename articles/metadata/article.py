"""An article in schema.org's vocabulary."""

from django.conf import settings

from articles.addresses import absolute
from articles.dates import iso
from articles.metadata.site import (
    NEWSPAPER,
    WEBSITE,
    Facts,
    breadcrumbs,
    graph,
    newspaper,
    reference,
    website,
)
from articles.models import Article
from photos.figures import renditions

SHAPES = ("square_1200_jpeg", "photo_1200_jpeg", "screen_1200_jpeg")  # 1:1, 4:3, 16:9


def article_graph(article: Article) -> Facts:
    """The article, the way to it and whose it is.

    Needs what `ArticleQuerySet.for_page` loads, and then costs no query.
    """
    address = absolute(article.get_absolute_url())
    section = article.section.name, absolute(article.section.get_absolute_url())
    way = breadcrumbs(section, (article.headline, address))
    return graph(news_article(article, address), way, website(), newspaper())


def news_article(article: Article, address: str) -> Facts:
    republished = article.origin == Article.Origin.REPUBLISHED
    return {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "headline": article.headline,
        "description": article.description,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": settings.SITE_LANGUAGE,
        "isAccessibleForFree": True,
        "datePublished": iso(article.published_at),
        "dateModified": iso(article.updated_at or article.published_at),
        "author": [author(b.author) for b in article.bylines.all()] or reference(NEWSPAPER),
        "publisher": reference(NEWSPAPER),
        "copyrightHolder": _first_outlet(article) if republished else reference(NEWSPAPER),
        "license": _licence(article.licence) if republished else None,
        "isPartOf": [reference(WEBSITE), *_series(article.series)],
        "articleSection": article.section.name,
        "keywords": [tag.name for tag in article.tags.all()],
        "wordCount": article.word_count,
        "image": _images(article.picture) if article.picture else None,
        "isBasedOn": article.readable_sources,
        "correction": [_correction(c) for c in article.standing_corrections],
    }


def author(author) -> Facts:
    """Whoever signs, without roles and without "by"."""
    kind = "Person" if author.is_person else "Organization"
    return {"@type": kind, "name": author.name, "url": absolute(author.get_absolute_url())}


def _first_outlet(article) -> Facts | None:
    for link in article.source_links.all():
        return {"@type": "Organization", "name": link.outlet}
    return None


def _licence(licence: str) -> Facts | str | None:
    if licence.startswith(("https://", "http://")):
        return licence
    return {"@type": "CreativeWork", "name": licence} if licence else None


def _series(series) -> list[Facts]:
    if not series:
        return []
    address = absolute(series.get_absolute_url())
    return [{"@type": "CreativeWorkSeries", "name": series.name, "url": address}]


def _images(photo) -> list[Facts]:
    """The same picture in the three shapes that search engines ask for."""
    words = {"caption": photo.caption or photo.alt, "creditText": photo.credit}
    return [
        {"@type": "ImageObject", "url": absolute(image.url)}
        | {"width": image.width, "height": image.height}
        | words
        for image in renditions(photo, SHAPES)
    ]


def _correction(correction) -> Facts:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": iso(correction.made_at),
    }
