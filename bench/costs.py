"""What counting costs in the process: one visit, one answer, and posting ten thousand visits.

`python bench/costs.py` fills a newspaper of its own and prints JSON, in µs of CPU: `visit`
and `answer` are the best of several turns, `posting` the median; on PostgreSQL its server's CPU is
counted too. DATABASE_URL and VAR_DIR say where; `latest.py` asks on both databases.
"""

import itertools
import json
import os
import shutil
import sys
import tempfile
import time
from ipaddress import IPv4Address
from pathlib import Path
from random import Random
from statistics import median

import django

django.setup()

from django.conf import settings
from django.db import connection
from newspaper import fill
from servers import READER, cpu_of, descendants

from articles.models import Article
from visits import counting, days
from visits.journal import Journal
from visits.posting import post
from visits.records import VISIT, record

VISITS, ARTICLES, CALLS, TURNS = 10_000, 1_000, 20_000, 5


def cost(deed) -> float:
    """CPU of one call, the best of several turns of many."""
    best = float("inf")
    for _ in range(TURNS):
        began = time.process_time()
        for _ in range(CALLS):
            deed()
        best = min(best, time.process_time() - began)
    return best / CALLS * 1e6


def environ(path: str) -> dict:
    """As a server gives it to the application."""
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_USER_AGENT": READER,
        "HTTP_ACCEPT": "text/html",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "http",
        "wsgi.input": open(os.devnull, "rb"),
        "wsgi.errors": sys.stderr,
    }


def answers() -> dict[str, float]:
    """Of one visit, and of a whole answer from the wrapper, plain and gzip."""
    from newsportal.wsgi import pages

    article = Article.objects.published().latest("pk")
    packed = environ(article.get_absolute_url())
    plain = {name: value for name, value in packed.items() if name != "HTTP_ACCEPT_ENCODING"}

    def start_response(status, headers, error=None):
        assert status == "200 OK"  # noqa: S101

    before = settings.SITE_URL + Article.objects.published().earliest("pk").get_absolute_url()
    followed = packed | {"HTTP_REFERER": f"{before}?utm_source=x"}
    readers = map(str, map(IPv4Address, itertools.count(int(IPv4Address("10.0.0.0")))))

    def follow():
        followed["REMOTE_ADDR"] = next(readers)  # each goes there once a day
        counting.opened(followed, article.pk)

    from_elsewhere = packed | {"HTTP_REFERER": "https://elsewhere.example/"}
    counting.visits_of(article.pk)
    found = {
        "visit": cost(lambda: counting.opened(packed, article.pk)),
        "visit from elsewhere": cost(lambda: counting.opened(from_elsewhere, article.pk)),
        "visit by a link of ours": cost(follow),
        "opened": cost(lambda: counting.live(packed, article.pk)),
    }
    for name, asked in (("answer", plain), ("answer, gzip", packed)):
        b"".join(pages(dict(asked), start_response))
        found[name] = cost(lambda asked=asked: pages(asked, start_response))
    return found


def posting(keys: list[int]) -> float:
    """CPU for each visit, of this process and the database's server."""
    random, day, times = Random(1), days.today(), []
    for _ in range(TURNS):
        folder = Path(tempfile.mkdtemp(dir=settings.VAR_DIR))
        journal = Journal(folder)
        for key in keys:
            journal.append(record(VISIT, key, day))
        for _ in range(VISITS - len(keys)):
            journal.append(record(VISIT, random.choice(keys), day))
        journal.let_go()
        journal.close()
        before = cpu()
        posted = post(folder)
        times.append((cpu() - before) / VISITS * 1e6)
        assert posted.visits == VISITS, posted  # noqa: S101
        shutil.rmtree(folder)
    return median(times)


def cpu() -> float:
    """Of this process and of the process of the database that works for it."""
    used = time.process_time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            used += schedstat(cursor.fetchone()[0])
    return used


def schedstat(pid: int) -> float:
    """Seconds that its threads ran; finer than the ticks of `cpu_of`."""
    try:
        tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
    except OSError:
        return sum(map(cpu_of, descendants(pid)))


def main() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    keys = list(fill(ARTICLES, 50).values())
    found = {"posting": posting(keys), **answers()}
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # without a last beat


if __name__ == "__main__":
    main()
