"""A newspaper of any size, made of chance: the same number gives the same newspaper.

`python bench/stock.py 100000` fills the empty database of DATABASE_URL. Articles come at the pace
of one newsroom (100,000 in ten years), so that a small stock is the last weeks of a large one and
its pages are as long. They are streamed: memory does not grow with the number.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import accumulate, islice
from math import exp
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, models
from django.utils import timezone
from PIL import Image

from articles.fields import BodyField
from articles.models import (
    Article,
    ArticleTag,
    Author,
    Byline,
    RelatedLink,
    Section,
    Source,
    SourceLink,
    Tag,
)
from photos.models import Photo
from visits import posting

A_DAY = 100_000 / 3652  # articles
SECTIONS = "Cronaca Politica Economia Cultura Sport Tecnologia Ambiente Esteri".split()
STATES = (("public", 92), ("draft", 5), ("scheduled", 1), ("withdrawn", 2))
PHOTOS = 12
SEED = 1
COMMON = (
    "di e che la il un a per in è non una sono le si da con del della ha lo ma i al più dei nel"
    " gli alla come anche o se delle su questo dopo anni stato città due prima governo parte ogni"
).split()
# When newsrooms publish, hour by hour.
HOURS = (1, 1, 0, 0, 0, 1, 4, 8, 10, 10, 9, 9, 8, 6, 6, 7, 8, 9, 9, 7, 5, 4, 3, 2)


def batched(things: Iterable, size: int) -> Iterator[list]:
    things = iter(things)
    while some := list(islice(things, size)):
        yield some


class Zipf:
    """Things of which the second comes half as often as the first, the third a third as often."""

    def __init__(self, things: list):
        self.things = things
        self.weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def draw(self, random: Random, count: int) -> list:
        return random.choices(self.things, cum_weights=self.weights, k=count)


def vocabulary(random: Random, size: int = 40_000) -> list[str]:
    """Words that look Italian: the real small ones first, as in any text."""
    begin = "b c d f g l m n p r s t v z br cr dr fr gr pr tr st sp sc ch gh ".split(" ")
    middle = "a e i o u ia io ie uo".split()
    end = "a e i o are ire ato ita zione mento ità ale ese ino oso ista".split()
    words = dict.fromkeys(COMMON)
    while len(words) < size:
        syllables = random.choices((1, 2, 3), (3, 5, 2))[0]
        stem = "".join(random.choice(begin) + random.choice(middle) for _ in range(syllables))
        words[stem + random.choice(begin[:18]) + random.choice(end)] = None
    return list(words)


class Writer:
    def __init__(self, random: Random):
        self.random = random
        self.words = Zipf(vocabulary(random))

    def headline(self) -> str:
        words = self.words.draw(self.random, self.random.randint(5, 14))
        return " ".join(words).capitalize()[:200]

    def sentence(self) -> str:
        length = max(3, round(self.random.lognormvariate(2.85, 0.45)))
        return " ".join(self.words.draw(self.random, length)).capitalize() + "."

    def body(self) -> tuple[str, int]:
        """About 350 words, rarely up to 6,000; the HTML and its number of words."""
        wanted = min(6_000, round(self.random.lognormvariate(5.7, 0.55)))
        paragraphs, count = [], 0
        while count < wanted:
            sentences = [self.sentence() for _ in range(self.random.randint(2, 5))]
            paragraph = " ".join(sentences)
            paragraphs.append(f"<p>{paragraph}</p>")
            count += paragraph.count(" ") + 1
        return "".join(paragraphs), count


def fill(number: int) -> None:
    """Write a newspaper of so many articles into the empty database."""
    if Article.objects.exists():
        raise SystemExit("This database has articles already.")
    # What chance writes is clean; cleaning it again would take most of the time.
    BodyField.get_prep_value = models.TextField.get_prep_value
    random = Random(SEED)
    cast = Cast(random)
    began = time.monotonic()
    made = 0
    for some in batched(articles(cast, random, number), 2_000):
        store(some, cast, random)
        made += len(some)
        sys.stderr.write(f"\r{made} articles, {time.monotonic() - began:.0f} s")
    link(random)
    sys.stderr.write(f"\nlinks, {time.monotonic() - began:.0f} s\n")
    call_command("rebuild_search")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    sys.stderr.write(f"search and statistics, {time.monotonic() - began:.0f} s\n")


class Cast:
    """Those whom every article names: sections, authors, tags, outlets, photos."""

    def __init__(self, random: Random):
        self.writer = Writer(random)
        self.sections = Section.objects.bulk_create(
            Section(name=name, slug=name.lower(), position=place)
            for place, name in enumerate(SECTIONS)
        )
        self.authors = Author.objects.bulk_create(
            Author(name=f"Firma {n}", slug=f"firma-{n}") for n in range(60)
        )
        outlets = Source.objects.bulk_create(Source(name=f"Testata {n}") for n in range(400))
        tags = Tag.objects.bulk_create(
            Tag(name=f"{word} {n}", slug=f"tema-{n}")
            for n, word in enumerate(self.writer.words.things[:5_000])
        )
        self.outlets, self.tags, self.commonest = Zipf(outlets), Zipf(tags[1:]), tags[0]
        self.photos = [photo(random, n) for n in range(PHOTOS)]


def photo(random: Random, number: int) -> Photo:
    file = BytesIO()
    colour = tuple(random.randrange(256) for _ in range(3))
    Image.effect_noise((640, 427), 60).convert("RGB").point(
        lambda value: (value + colour[0]) // 2
    ).save(file, "JPEG")
    return Photo.objects.create(
        image=ContentFile(file.getvalue(), name="prova.jpg"),
        alt=f"Una prova, numero {number}",
        credit="Prova",
    )


def articles(cast: Cast, random: Random, number: int) -> Iterator[Article]:
    """The oldest first, as they were written."""
    now = timezone.now().replace(second=0, microsecond=0)
    moments = sorted(islice(pace(random, now), number))
    for place, moment in enumerate(moments):
        body, count = cast.writer.body()
        (state,) = random.choices([s for s, _ in STATES], [w for _, w in STATES])
        published_at = {"draft": None, "scheduled": now + (now - moment) / 50}.get(state, moment)
        yield Article(
            headline=cast.writer.headline(),
            slug=f"articolo-{place}",
            standfirst=cast.writer.sentence()[:400] if random.random() < 0.8 else "",
            body=body,
            excerpt=body[3:160].partition("<")[0],
            word_count=count,
            section=random.choice(cast.sections),
            photo=random.choice(cast.photos) if random.random() < 0.8 else None,
            published_at=published_at,
            withdrawn_at=now if state == "withdrawn" else None,
        )


def pace(random: Random, now: datetime) -> Iterator[datetime]:
    """Moments back from now, as a newsroom works."""
    day = now
    while True:
        for _ in range(round(random.gauss(A_DAY, 4))):
            hour = random.choices(range(24), HOURS)[0]
            moment = day.replace(hour=hour, minute=random.randrange(60))
            if moment < now:
                yield moment
        day -= timedelta(days=1)


def store(some: list[Article], cast: Cast, random: Random) -> None:
    """Write these articles with all that hangs on them."""
    made = Article.objects.bulk_create(some)
    tags, bylines, sources, visits = [], [], [], {}
    for article in made:
        chosen = set(cast.tags.draw(random, random.randint(1, 5)))
        if random.random() < 0.2:
            chosen.add(cast.commonest)
        listed = {"listed_at": article.listed_at}
        tags += [ArticleTag(tag=tag, content_object=article, **listed) for tag in chosen]
        author = cast.authors[0] if random.random() < 0.5 else random.choice(cast.authors)
        bylines.append(Byline(author=author, article=article, **listed))
        (outlet,) = cast.outlets.draw(random, 1)
        address = f"https://testata.example/{article.slug}"
        sources.append(SourceLink(source=outlet, article=article, url=address))
        if article.is_published():
            visits |= readership(article, random)
    for model, rows in (
        (ArticleTag, tags),
        (Byline, bylines),
        (SourceLink, sources),
    ):
        model.objects.bulk_create(rows, batch_size=5_000)
    posting.add(visits)


def readership(article: Article, random: Random) -> dict[tuple[int, date], int]:
    """A few days of visits: few articles are read by many."""
    visits = {}
    first, today = timezone.localdate(article.published_at), timezone.localdate()
    readers = min(50_000, round(20 / random.random()))
    for age in range(6):
        day = first + timedelta(days=age)
        if day <= today and (count := round(readers * exp(-age))):
            visits[article.pk, day] = count
    return visits


def link(random: Random) -> None:
    """Curated links for two fifths of the articles; a tenth lead to one and the same."""
    numbers = list(Article.objects.published().values_list("pk", flat=True))
    target = numbers[len(numbers) // 2]

    def links() -> Iterator[RelatedLink]:
        for pk in numbers:
            if random.random() < 0.4:
                chosen = set(random.choices(numbers, k=random.randint(1, 4)))
                if random.random() < 0.25:
                    chosen.add(target)
                for position, other in enumerate(chosen - {pk}):
                    yield RelatedLink(article_id=pk, target_id=other, position=position * 10)

    for some in batched(links(), 5_000):
        RelatedLink.objects.bulk_create(some)


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    fill(int(sys.argv[1]))
