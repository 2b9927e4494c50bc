"""What search engines and networks read of an article: schema.org's vocabulary as JSON-LD."""

from django.conf import settings
from django.utils import timezone

from articles.addresses import absolute
from articles.models import Article, Author


def news_article(article: Article) -> dict:
    """The article as schema.org's NewsArticle, for `json.dumps`, without what has no value.

    Needs what `ArticleQuerySet.for_page` loads, and then costs no query.
    """
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.description,
        "url": absolute(article.get_absolute_url()),
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "inLanguage": settings.SITE_LANGUAGE,
        "isAccessibleForFree": True,
        "datePublished": iso(article.published_at),
        "dateModified": iso(article.updated_at or article.published_at),
        "author": [_author(b.author) for b in article.bylines.all()] or _publisher(),
        "publisher": _publisher(),
        "articleSection": article.section.name,
        "keywords": [tag.name for tag in article.tags.all()],
        "wordCount": article.word_count,
        "image": _image(article.picture) if article.picture else None,
        "isBasedOn": [link.url for link in article.source_links.all()],
        "correction": [_correction(c) for c in article.corrections.all()],
    }
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def iso(moment) -> str:
    """ISO 8601 with the offset of the site's time zone, to the second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def _author(author: Author) -> dict:
    kind = "Person" if author.is_person else "Organization"
    return {"@type": kind, "name": author.name, "url": absolute(author.get_absolute_url())}


def _publisher() -> dict:
    return {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": settings.SITE_URL}


def _image(photo) -> dict:
    return {
        "@type": "ImageObject",
        "url": absolute(photo.image.share),
        "width": 1200,
        "height": 630,
        "caption": photo.caption or photo.alt,
        "creditText": photo.credit,
    }


def _correction(correction) -> dict:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": iso(correction.made_at),
    }
