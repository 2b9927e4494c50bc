"""The queries behind public pages with 1,000, 100,000 and 1,000,000 articles.

`make growth`, or `python bench/growth.py sqlite 1000 100000`. Articles are filled in by SQL alone,
short and five minutes apart, so that lists are as full in each newspaper. Printed are milliseconds
of the database, the best of some turns, and the ratio of the largest newspaper to the smallest;
whole pages, with search, are what `scale.py` measures.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from scale import make_database

from articles.cursors import Cursor
from articles.models import Article, Author, Section, Tag
from articles.pages.front import composed
from articles.pages.related import related_cards
from articles.pages.surroundings import surroundings_of
from newsportal import sitemaps
from tests import factories, postgres
from tests.articles.cast import sign
from visits.ranking import Window, _make

TURNS = 7
say = sys.stdout.write
# What the statements below call numbers, a moment some minutes ago, a day some days ago, a key.
WORDS = {
    "sqlite": {
        "numbers": "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s LIMIT {size})"
        " SELECT n FROM s)",
        "moment": "datetime('now', '-' || (5 * ({size} - n) + 1) || ' minutes')",
        "day": "date('now', '-' || n || ' days')",
        "guid": "printf('%%032x', n)",
    },
    "postgresql": {
        "numbers": "(SELECT n FROM generate_series(1, {size}) AS s(n))",
        "moment": "now() - (5 * ({size} - n) + 1) * interval '1 minute'",
        "day": "current_date - n",
        "guid": "lpad(to_hex(n), 32, '0')::uuid",
    },
}
READERS = "(1 + 50000 / (1 + id * 7919 %% 10007))"  # few articles are read by many
FILLING = f"""
INSERT INTO articles_article ({{columns}}) SELECT {{values}} FROM {{numbers}} AS s,
    articles_article AS a WHERE a.id = {{first}} AND n > {{first}};
INSERT INTO articles_tag (name, slug) SELECT 'tema ' || n, 'tema-' || n FROM {{numbers}} AS s
    WHERE n <= 50;
INSERT INTO articles_articletag (tag_id, content_object_id, listed_at)
    SELECT t.id, a.id, a.published_at FROM articles_article AS a
    JOIN articles_tag AS t ON t.id IN ({{tag}}, {{tag}} + 1 + a.id %% 50) WHERE a.id > {{first}};
INSERT INTO articles_byline (author_id, article_id, role, position, listed_at)
    SELECT {{author}}, id, '', 0, published_at FROM articles_article WHERE id > {{first}};
INSERT INTO articles_relatedlink (article_id, target_id, position, kind, own_headline, origin,
    added_at) SELECT id, id - 7 * n, n, 'related', '', 'manual', published_at
    FROM articles_article, {{numbers}} AS s WHERE n <= 3 AND id %% 5 < 2 AND id > 7 * n + {{first}};
INSERT INTO articles_suggestion (article_id, target_id, score, reasons) SELECT id, id - 3 * n,
    1.0 / n, '{{{{}}}}' FROM articles_article, {{numbers}} AS s
    WHERE n <= 20 AND id %% 10 = 0 AND id > 3 * n + {{first}};
INSERT INTO articles_relatedexclusion (article_id, target_id, reason, excluded_at)
    SELECT CASE WHEN id %% 100 > 0 THEN id + 50 END, id, '', published_at FROM articles_article
    WHERE id %% 50 = 0 AND id < {{size}} - 50 AND id > {{first}};
INSERT INTO visits_visittotal (article_id, count, posting)
    SELECT id, {READERS}, 1 FROM articles_article;
INSERT INTO visits_dailyvisits (article_id, day, count)
    SELECT id, current_date, {READERS} FROM articles_article ORDER BY id DESC LIMIT 100000;
INSERT INTO visits_dailyvisits (article_id, day, count) SELECT id, {{day}}, {READERS} / n
    FROM (SELECT id FROM articles_article ORDER BY id DESC LIMIT 20000) AS newest,
    {{numbers}} AS s WHERE n < 30;
ANALYZE"""  # noqa: S608, our own words


def fill(size: int) -> None:
    """Copies of one article, all by one author and with one tag, each with one of fifty more."""
    sections = [factories.section(f"Sezione {n}").pk for n in range(8)]
    first = factories.published("Prima", tags=["ovunque"])
    sign(first, "Anna Neri")
    words = {key: word.format(size=size) for key, word in WORDS[connection.vendor].items()}
    values = {field.column: f"a.{field.column}" for field in Article._meta.concrete_fields} | {
        "id": "n",
        "slug": "'notizia-' || n",
        "section_id": f"{sections[0]} + n %% 8",
        "published_at": words["moment"],
        "guid": words["guid"],
    }
    words |= {"size": size, "columns": ", ".join(values), "values": ", ".join(values.values())}
    words |= {"first": first.pk, "tag": first.tags.get().pk, "author": Author.objects.get().pk}
    with connection.cursor() as cursor:
        for statement in FILLING.split(";"):
            cursor.execute(statement.format(**words), [])


def deeds() -> dict:
    """What asks the queries of each kind of page."""
    public = Article.objects.published
    last = Article.objects.order_by("-pk")[0].pk
    article = Article.objects.once_public().get(pk=last // 2)
    section, tag, author = Section.objects.first(), Tag.objects.first(), Author.objects.first()
    middle = Cursor(article.published_at, article.pk)

    def page(articles):
        return lambda: list(articles.latest_first().for_cards()[:21])

    found = {"front page": composed}
    for name, chosen in (
        ("latest", public()),
        ("section", public().in_section(section)),
        ("tag of all", public().tagged(tag)),
        ("author of all", public().by(author)),
    ):
        found |= {name: page(chosen), f"{name}, far back": page(chosen.before(middle))}
    this_month = timezone.localdate().replace(day=1)
    found |= {
        "article by slug": lambda: Article.objects.once_public().get(slug=article.slug),
        "beside an article": lambda: surroundings_of(article),
        "related": lambda: related_cards(article),
        "month": page(sitemaps.public_in(this_month)),
        "feed": lambda: list(public().latest_first().for_page()[:30]),
        "sitemap of a month": page(sitemaps.public_in(this_month).indexable_here()),
        "sitemap of the news": page(public().indexable_here()),
    }
    for window in Window:
        found[f"most read, {window.name.lower()}"] = lambda window=window: _make(window)
    return found


def measured() -> dict[str, float]:
    """Milliseconds of the database for each kind."""
    asked, times = [], {}

    def keep(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    for kind, deed in deeds().items():
        asked.clear()
        with connection.execute_wrapper(keep):
            deed()
        questions, best = list(asked), float("inf")
        for _ in range(TURNS):
            began = time.perf_counter()
            for sql, params in questions:
                with connection.cursor() as cursor:
                    cursor.execute(sql, params)
                    cursor.fetchall()
            best = min(best, time.perf_counter() - began)
        times[kind] = best * 1000
    return times


def newspaper(database: str, size: int) -> dict[str, float]:
    script = [sys.executable, __file__, "in", str(size)]
    environment = os.environ | {"DATABASE_URL": database}
    said = subprocess.run(script, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(said.stdout)


def table(engine: str, databases: list[str], sizes: list[int]) -> None:
    say(f"\n{engine:<24}" + "".join(f"{size:>12,}" for size in sizes) + "    ratio\n")
    found = list(map(newspaper, databases, sizes))
    for kind, least in found[0].items():
        most = found[-1][kind]
        times = "".join(f"{each[kind]:9.2f} ms" for each in found)
        say(f"{kind:<24}{times}{most / least:9.2f}\n")
    sys.stdout.flush()


def main(engine: str, sizes: list[int]) -> None:
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(prefix="newsportal-") as folder:
            table("SQLite", [f"sqlite:///{folder}/{size}.sqlite3" for size in sizes], sizes)
        return
    with postgres.server() as address:
        for size in sizes:
            make_database(address, f"newspaper{size}")
        server = urlsplit(address)
        databases = [server._replace(path=f"newspaper{size}").geturl() for size in sizes]
        table("PostgreSQL", databases, sizes)


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    sizes = list(map(int, numbers)) or [1_000, 100_000, 1_000_000]
    if what == "in":
        call_command("migrate", verbosity=0)
        fill(sizes[0])
        say(json.dumps(measured()))
    else:
        main(what, sizes)
