"""Opens pages of one newspaper and tells what each took; `scale.py` asks it line by line."""

import json
import os
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from stock import SEED, vocabulary

from articles.cursors import Cursor
from articles.models import Article, Author, Section, Tag
from tests.factories import READER

A_ROUND = 20  # addresses of each kind
TRIES = 3  # of each address; the quickest counts, so that a busy machine disturbs less

browser = Client(SERVER_NAME="127.0.0.1", headers={"User-Agent": READER})
public = Article.objects.published()


def addresses(kind: str, turn: int) -> list[str]:
    """So many addresses of that kind, others in each turn; the same for the same newspaper."""
    random = Random(f"{kind} {turn}")
    return [path_of[kind](random) for _ in range(A_ROUND)]


def anything(random, queryset, oldest=0.0):
    """A thing of the queryset by chance, found by its number, so that finding costs nothing.

    `oldest` is the part of the oldest that is left out.
    """
    last = queryset.order_by("-pk").values_list("pk", flat=True)[0]
    number = random.randint(1 + int(last * oldest), last)
    found = queryset.filter(pk__gte=number).order_by("pk").first()
    return found or queryset.order_by("pk").first()


def deep(random, path):
    """A page of a list, as far back as chance likes."""
    article = anything(random, public, oldest=0.1)  # something has to be older
    return f"{path}?before={Cursor(article.published_at, article.pk)}"


def words(random, *classes):
    """Words as people search for: one out of each class of rarity."""
    return "+".join(WORDS[random.randint(*ranks)] for ranks in classes)


def mistyped(random):
    """A usual word with a letter that does not belong there."""
    word = words(random, USUAL).ljust(5, "a")
    place = random.randint(1, len(word) - 1)
    return f"{word[:place]}x{word[place:]}"


WORDS = vocabulary(Random(SEED))
COMMON, USUAL, RARE = (45, 80), (200, 2_000), (10_000, 35_000)
big_tag, big_author = Tag.objects.get(slug="tema-0"), Author.objects.get(slug="firma-0")
path_of = {
    "front page": lambda random: "/",
    "article": lambda random: anything(random, public).get_absolute_url(),
    "section": lambda random: anything(random, Section.objects).get_absolute_url(),
    "section, far back": lambda random: deep(
        random, anything(random, Section.objects).get_absolute_url()
    ),
    "biggest tag": lambda random: big_tag.get_absolute_url(),
    "biggest tag, far back": lambda random: deep(random, big_tag.get_absolute_url()),
    "any tag of an article": lambda random: (
        anything(random, public.filter(tags__isnull=False)).tags.first().get_absolute_url()
    ),
    "biggest author": lambda random: big_author.get_absolute_url(),
    "any author": lambda random: anything(random, Author.objects).get_absolute_url(),
    "latest": lambda random: "/latest/",
    "latest, far back": lambda random: deep(random, "/latest/"),
    "month": lambda random: timezone.localdate().strftime("/%Y/%m/"),
    "feed": lambda random: "/feed/",
    "section feed, Atom": lambda random: (
        anything(random, Section.objects).get_absolute_url() + "feed/atom/"
    ),
    "tag feed, JSON": lambda random: big_tag.get_absolute_url() + "feed/json/",
    "sitemap index": lambda random: "/sitemap.xml",
    "sitemap of a month": lambda random: timezone.localdate().strftime("/sitemap-%Y-%m.xml"),
    "news sitemap": lambda random: "/news-sitemap.xml",
    "not found": lambda random: f"/cronaca/niente-{random.random()}/",
    "search, a common word": lambda random: f"/search/?q={words(random, COMMON)}",
    "search, a usual word": lambda random: f"/search/?q={words(random, USUAL)}",
    "search, a rare word": lambda random: f"/search/?q={words(random, RARE)}",
    "search, three words": lambda random: f"/search/?q={words(random, COMMON, USUAL, USUAL)}",
    "search, a phrase": lambda random: f'/search/?q="{words(random, COMMON, COMMON)}"',
    "search, newest first": lambda random: f"/search/?q={words(random, COMMON)}&order=newest",
    "search in a section": lambda random: (
        f"/search/?q={words(random, COMMON)}&section={anything(random, Section.objects).slug}"
    ),
    "search in the biggest tag": lambda random: (
        f"/search/?q={words(random, USUAL)}&tag={big_tag.slug}"
    ),
    "search, nothing found": lambda random: f"/search/?q={words(random, RARE)}qx",
    "search, did you mean": lambda random: f"/search/?q={mistyped(random)}",
    "search, hostile": lambda random: "/search/?q=" + random.choice(HOSTILE),
    "suggestions": lambda random: (
        f"/search/suggestions/?q={words(random, USUAL)[: random.randint(2, 6)]}"
    ),
}
STATUS = {"not found": (404,), "search, hostile": (200, 400)}
HOSTILE = ("%22" * 500, "a*+OR+NEAR(b", "%25" * 3000, "-" * 200, "%F0%9F%98%80" * 400, "x" * 10_000)


def opened(path: str, allowed: tuple[int, ...]) -> tuple[float, int]:
    """Seconds and bytes of the answer; the end of everything if it is not one of the allowed."""
    times = []
    for _ in range(TRIES):
        began = time.perf_counter()
        response = browser.get(path)
        times.append(time.perf_counter() - began)
    if response.status_code not in allowed:
        raise SystemExit(f"{path} answers {response.status_code}")
    return min(times), len(response.content)


def explained(kind: str) -> str:
    """The slowest query of a page of that kind, with its plan."""
    paths = addresses(kind, 0)
    with CaptureQueriesContext(connection) as queries:
        for path in paths:
            browser.get(path)
    slowest = max(queries, key=lambda query: float(query["time"]))
    asked = slowest["sql"]
    explain = "EXPLAIN ANALYZE" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"{explain} {asked.replace('%', '%%')}")
            plan = "\n".join(" ".join(map(str, row)) for row in cursor.fetchall())
        except django.db.Error as error:
            plan = f"no plan: {error}"
    return f"  {slowest['time']} s of {len(queries)} queries: {asked[:1500]}\n{plan}"


def answer(question: dict) -> dict:
    match question["do"]:
        case "kinds":
            return {"kinds": list(path_of)}
        case "open":
            kind = question["kind"]
            paths, allowed = addresses(kind, question["turn"]), STATUS.get(kind, (200,))
            if question["turn"] == 0:
                opened(paths[0], allowed)  # the first of a kind loads templates
            return {"answers": [opened(path, allowed) for path in paths]}
        case "explain":
            return {"plan": explained(question["kind"])}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
