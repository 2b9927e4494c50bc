"""What the related desk costs with 1,000 and with 100,000 articles.

`make desk`, or `python bench/related.py 1000 100000 sqlite` (or `postgresql`), fills newspapers as
`scale.py` does, which takes about two minutes for each 10,000 articles; `make bench` has the first
line of it. Printed are, in milliseconds of the middle and of 95 in 100, with the CPU of this
process: making the suggestions of one article, from reading it to its last written row; opening an
article in the desk, with its queries beside signing in; a search there. Then seconds and peak
memory of a whole night: the articles of 90 days and, as in the first nights after an import, 5,000
older ones.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from scale import make_database

from articles.models import Article, RelatedList
from newsdesk.related.finding import found
from suggesting import commons
from suggesting.jobs import afresh
from suggesting.making import make_for
from tests import postgres

TIMED = 100  # articles
HERE = Path(__file__).parent
say = sys.stdout.write


def measured() -> dict[str, float]:
    """Of the newspaper of DATABASE_URL."""
    articles = Article.objects.published().order_by("pk")
    headlines = dict(articles.values_list("pk", "headline"))
    some = Random(1).sample(sorted(headlines), min(TIMED, len(headlines)))
    commons.commons()  # looked up once an hour
    one = timed(lambda key: make_for([key]), some)
    desk = Client(SERVER_NAME=urlsplit(settings.SITE_URL).hostname)
    desk.force_login(User.objects.create_superuser("desk"))
    desk.get(address(some[0]))  # what a process does once is no part of it
    opening = timed(lambda key: desk.get(address(key)), some)
    with CaptureQueriesContext(connection) as asked:
        desk.get(address(some[0]))
    own = [query for query in asked if not re.search("session|auth_|django_", query["sql"])]
    words = [" ".join(headlines[key].split()[:2]) for key in some]
    search = timed(lambda typed: list(found(typed).articles), words)
    began, cpu = time.perf_counter(), time.process_time()
    afresh.func()
    return {
        "one": one,
        "opening": opening,
        "queries": len(own),
        "search": search,
        "night": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "articles": RelatedList.objects.count(),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def timed(deed, things) -> str:
    """Milliseconds of the deed: in the middle, what 95 of 100 keep within, and of CPU."""
    times, cpu = [], time.process_time()
    for thing in things:
        began = time.perf_counter()
        deed(thing)
        times.append((time.perf_counter() - began) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / len(times)
    times.sort()
    return f"{times[len(times) // 2]:.1f} ms ({times[len(times) * 95 // 100]:.1f}; CPU {cpu:.1f})"


def address(key: int) -> str:
    return reverse("admin:articles_linkedarticle_change", args=[key])


def newspaper(database: str, size: int) -> None:
    environment = os.environ | {"DATABASE_URL": database}
    fill = [sys.executable, str(HERE / "stock.py"), str(size)]
    subprocess.run(fill, env=environment, check=True, stdout=subprocess.DEVNULL)
    measure = [sys.executable, __file__, "in"]
    said = subprocess.run(measure, env=environment, check=True, stdout=subprocess.PIPE)
    row(size, json.loads(said.stdout))


def row(size: int, measured: dict) -> None:
    say(
        f"{size:>9,} articles: suggestions of one {measured['one']}, opening {measured['opening']}"
        f" by {measured['queries']} queries, search {measured['search']}; a night of"
        f" {measured['articles']:,} {measured['night']:.0f} s ({measured['cpu']:.0f} s of CPU),"
        f" {measured['memory']:.0f} MB\n"
    )
    sys.stdout.flush()


def main(sizes: list[int], engine: str) -> None:
    say(f"{engine}\n")
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(prefix="newsportal-") as folder:
            for size in sizes:
                newspaper(f"sqlite:///{folder}/{size}.sqlite3", size)
        return
    with postgres.server() as address:
        for size in sizes:
            make_database(address, f"newspaper{size}")
            newspaper(urlsplit(address)._replace(path=f"newspaper{size}").geturl(), size)


if __name__ == "__main__":
    if sys.argv[1:] == ["in"]:
        say(json.dumps(measured()))
    else:
        *numbers, engine = sys.argv[1:]
        main(list(map(int, numbers)), engine)
