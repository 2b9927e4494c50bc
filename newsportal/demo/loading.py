"""Puts the demo newspaper into an empty database, through the same doors as a newsroom."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, timedelta
from random import Random

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Author, FrontPlace, Section, Source, SourceLink
from articles.slugs import slugify
from newsportal.demo import curating, looks, readership
from newsportal.demo.accounts import make_accounts
from newsportal.demo.information import BIOGRAPHIES, write_information
from newsportal.demo.pictures import drawn_jpeg
from newsportal.demo.stories import Part, Picture, Story
from photos.models import Photo
from photos.uploads import normalised
from suggesting.making import make_for
from visits import posting

NEWSROOM = "Redazione"
DAYS = 60
ON_TOP = {"ponte-riaperto": 1, "museo-polittico": 3}  # chosen by hand, with their rank


def load(parts: list[Part], progress: Callable[[str], None]) -> int:
    """Load the newspaper and return its number of articles; says each step to `progress`.

    Drawing takes most of the time, about a second a picture. Either all articles come or none;
    pictures of a run that was stopped are used by the next.
    """
    stories = [story for part in parts for story in part.stories]
    pictures = [story.photo for story in stories if story.photo]
    photos = {}
    for number, (picture, photo) in enumerate(_photos(pictures), 1):
        progress(f"picture {number} of {len(pictures)}: {picture.scene}")
        photos[picture.scene] = photo
    progress("articles, links and visits")
    with transaction.atomic():
        _write(parts, photos, make_accounts())
        write_information()
    progress("suggestions")
    make_for(Article.objects.published().values_list("pk", flat=True))
    return len(stories)


def _photos(pictures: list[Picture]) -> Iterator[tuple[Picture, Photo]]:
    """Each picture with its photo in the library, drawn by several processes."""
    missing = [p for p in pictures if not Photo.objects.filter(alt=p.alt).exists()]
    with ProcessPoolExecutor() as pool:
        drawn = pool.map(drawn_jpeg, [picture.scene for picture in missing])
        for picture in pictures:
            photo = Photo.objects.filter(alt=picture.alt).first() or _photo(picture, next(drawn))
            yield picture, photo


def _photo(picture: Picture, jpeg: bytes) -> Photo:
    return Photo.objects.create(
        image=normalised(ContentFile(jpeg)),
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
    )


def _write(parts, photos, users):
    now = timezone.now()
    stretch = _stretch(parts)
    articles = {}
    for part in parts:
        section = Section.objects.create(
            name=part.name, slug=part.slug, position=part.position, description=part.description
        )
        for story in part.stories:
            moment = _moment(story, now, stretch)
            article = _article(story, section, moment, photos, users["giornalista"])
            articles[story.key] = article
            if moment and moment <= now:
                _visits(story, article, now)
    for key, rank in ON_TOP.items():
        FrontPlace.objects.create(article=articles[key], rank=rank, chosen_by=users["redattore"])
    stories = [story for part in parts for story in part.stories]
    curating.curate(stories, articles, users["moderatore"], now)
    public = Article.objects.published(now)
    readership.write_passages(public)
    looks.look_at(SourceLink.objects.filter(article__in=public).select_related("article"), now)
    Author.objects.filter(name="Giulia Ferrante").update(user=users["giornalista"])


def _stretch(parts) -> float:
    """By how much ages grow so that the oldest story is as old as the visit history."""
    oldest = max(story.hours_ago or 0 for part in parts for story in part.stories)
    return DAYS * 24 / oldest


def _moment(story: Story, now: datetime, stretch: float) -> datetime | None:
    """When the story is published; no two at the same minute of the hour."""
    if story.hours_ago is None:
        return None
    hours = story.hours_ago * (stretch if story.hours_ago > 24 else 1)
    minutes = Random(story.key).randrange(50)
    return now - timedelta(hours=hours, minutes=minutes if hours > 0 else 0)


def _article(story, section, moment, photos, journalist) -> Article:
    article = Article.objects.create(
        headline=story.headline,
        kicker=story.kicker,
        standfirst=story.standfirst,
        body=story.body,
        place=story.place,
        section=section,
        photo=photos[story.photo.scene] if story.photo else None,
        published_at=moment,
        created_by=journalist if "Giulia Ferrante" in story.bylines else None,
    )
    article.tags.set(story.tags)
    for position, name in enumerate(story.bylines):
        article.bylines.create(author=_author(name), position=position * 10)
    for position, source in enumerate(story.sources):
        outlet = source.get("outlet")
        article.source_links.create(
            source=Source.objects.get_or_create(name=outlet)[0] if outlet else None,
            url=source["url"],
            label=source.get("label", ""),
            author=source.get("author", ""),
            archived_url=source.get("archived_url", ""),
            gone_since=_days_ago(source.get("gone_days_ago")),
            position=position * 10,
        )
    for correction in story.corrections:
        article.corrections.create(
            kind=correction["kind"],
            text=correction["text"],
            made_at=moment + timedelta(hours=correction["hours_after"]),
            on_top=correction["on_top"],
        )
    return article


def _days_ago(days: int | None) -> date | None:
    return None if days is None else timezone.localdate() - timedelta(days)


def _author(name: str) -> Author:
    kind = Author.Kind.ORGANISATION if name == NEWSROOM else Author.Kind.PERSON
    facts = {"slug": slugify(name), "kind": kind, "biography": BIOGRAPHIES.get(name, "")}
    return Author.objects.get_or_create(name=name, defaults=facts)[0]


def _visits(story, article, now):
    published, today = timezone.localdate(article.published_at), timezone.localdate(now)
    days = readership.visits_by_day(story.key, story.weight, published, today)
    posting.add({(article.pk, day): count for day, count in days.items()})
