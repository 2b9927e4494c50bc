"""What a feed tells of an article, before it is written in one of the forms."""

from django.template.loader import render_to_string

from articles.addresses import absolute
from articles.bodies.figures import photos_in, with_pictures
from articles.bodies.footnotes import with_footnotes
from articles.feeds.html import with_whole_addresses
from articles.models import Article
from photos.figures import picture_context

PICTURE = "hero"


def items(articles):
    """Each article's facts, as SyndicationFeed.add_item takes them.

    Needs what `ArticleQuerySet.for_page` loads; one query for the pictures in all bodies.
    """
    photos = photos_in(*(article.body for article in articles))
    for article in articles:
        yield item(article, photos)


def item(article: Article, photos) -> dict:
    address = absolute(article.get_absolute_url())
    return {
        "title": article.headline,
        "link": address,
        "description": article.description,
        "unique_id": f"urn:uuid:{article.guid}",
        "unique_id_is_permalink": False,
        "pubdate": article.published_at,
        "updateddate": updated_at(article),
        "categories": [article.section.name, *(tag.name for tag in article.tags.all())],
        "authors": [byline.author for byline in article.bylines.all()],
        "sources": article.readable_sources,
        "picture": picture(article.picture) if article.picture else None,
        "text": with_whole_addresses(text(article, photos), address),
    }


def updated_at(article: Article):
    """When readers were last told something new by it: published, updated or corrected."""
    moments = [article.updated_at, *(c.made_at for c in article.corrections.all())]
    return max([article.published_at, *filter(None, moments)])


def text(article: Article, photos) -> str:
    """The article below its standfirst: corrections, body, sources, licence."""
    parts = [
        render_to_string("articles/_corrections.html", {"corrections": article.corrections_on_top}),
        with_footnotes(with_pictures(article.body, photos)),
        render_to_string("articles/_corrections.html", {"corrections": article.corrections_at_end}),
        render_to_string("articles/_sources.html", {"links": article.source_links.all()}),
        render_to_string("articles/_origin.html", {"article": article}),
    ]
    return "\n".join(part.strip() for part in parts if part.strip())


def picture(photo) -> dict:
    """The whole picture at a size that every feed reader takes."""
    facts = picture_context(photo, PICTURE, photo.alt)
    return {
        "attributes": {
            "url": absolute(facts["address"]),
            "type": "image/jpeg",
            "medium": "image",
            "width": facts["width"],
            "height": facts["height"],
        },
        "credit": photo.credit,
        "description": photo.caption or photo.alt,
    }
