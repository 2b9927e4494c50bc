"""How long the newsdesk takes to keep what is typed, while 20 people write at their pace.

`python bench/autosave.py` runs the real server on SQLite and on PostgreSQL. Each person writes an
article of 800 words of his own and his browser sends all of its form every two seconds and a bit;
as many ask Django's empty view at the same pace, at the same time. Printed are the 95th
percentiles and their ratio; the goal is 50 ms.
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles

from servers import serving
from sites import HERE, Newspaper, on

sys.path.insert(0, str(HERE.parent))

from tests import postgres

PEOPLE, EVERY = 20, 2.0  # seconds
SECRET = "a" * 32
STAFF = """
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from articles.models import Article
from newsdesk.working_copies import new_key
from tests import factories
from tests.articles.cast import story
SessionStore = import_module(settings.SESSION_ENGINE).SessionStore
writers = []
for number in range({people}):
    person = factories.staff("Journalist", username=f"writer-{{number}}")
    article = factories.draft(created_by=person)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    writers.append([session.session_key, new_key(article.pk)])
rows = [[f"source_links-{{n}}-{{name}}", ""] for n in range(5) for name in ("url", "label")]
form = json.dumps({{"fields": [["headline", "Il ponte"], ["body", story()], *rows]}})
print(json.dumps([form, writers]))
"""
say = sys.stdout.write


class Asking(threading.Thread):
    """Sends a request again and again for so long; `times` has the seconds of each answer."""

    def __init__(self, port, method, path, seconds, headers=None, body=None):
        super().__init__(daemon=True)
        self.request = (method, path, body, headers or {})
        self.connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self.ends_at, self.times = time.monotonic() + seconds, []

    def run(self):
        pace = random.Random(self.request[1])
        time.sleep(pace.uniform(0, EVERY))
        while time.monotonic() < self.ends_at:
            began = time.perf_counter()
            self.connection.request(*self.request)
            answer = self.connection.getresponse()
            said = answer.read()
            self.times.append(time.perf_counter() - began)
            if answer.status != 200:
                raise SystemExit(f"{self.request[1]}: {answer.status} {said[:300]!r}")
            time.sleep(EVERY + pace.uniform(0, 1))


def p95(threads) -> float:
    """Milliseconds; the first answer of each connection is left out, it opens databases."""
    return quantiles([t for each in threads for t in each.times[1:]], n=20)[-1] * 1000


def measure(database: str | None, seconds: int, workers: int) -> tuple[float, float, int]:
    with tempfile.TemporaryDirectory(prefix="newsportal-") as folder:
        site = Newspaper(folder, articles=1, database=database)
        code = STAFF.format(people=PEOPLE)
        said = site.manage("shell", "--verbosity", "0", "-c", code).stdout
        form, writers = json.loads(said.splitlines()[-1])
        with open(Path(folder) / "log", "a") as log:
            empty = serving("empty:application", HERE / "peers", {}, ready="/", log=log)
            with empty as other, running(site.start(workers=workers)) as server:
                writing = [saving(server.port, seconds, form, *writer) for writer in writers]
                asking = [Asking(other.port, "GET", "/", seconds) for _ in writers]
                for thread in [*writing, *asking]:
                    thread.start()
                for thread in [*writing, *asking]:
                    thread.join()
        return p95(writing), p95(asking), sum(len(thread.times) for thread in writing)


@contextmanager
def running(server):
    try:
        server.wait()
        yield server
    finally:
        server.stop()


def saving(port, seconds, form, session, key) -> Asking:
    headers = {
        "Content-Type": "application/json",
        "Cookie": f"session={session}; csrf={SECRET}",
        "X-CSRFToken": SECRET,
    }
    path = f"/admin/articles/article/working-copy/{key}/"
    return Asking(port, "POST", path, seconds, headers, form)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()

    def report(name, database=None):
        ours, empty, count = measure(database, options.seconds, options.workers)
        times = f"p95 {ours:.1f} ms, empty view {empty:.1f} ms, {ours / empty:.1f} times"
        say(f"{name:<12}{times}, {count} saves\n")

    report("SQLite")
    if not postgres.why_none():
        with postgres.server() as address:
            report("PostgreSQL", on(address, "autosave"))
