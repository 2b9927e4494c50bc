"""What suggestions cost with 1,000 and with 100,000 articles: for one article, and for a night.

`python bench/suggestions.py 1000 100000 sqlite` (or `postgresql`) fills both newspapers as
`scale.py` does, which takes some minutes for each 10,000 articles. Printed are milliseconds for
one article from reading it to its last written row (the middle and 95 of 100), then seconds and
peak memory of a whole night: the articles of 90 days and, as in the first nights after an import,
5,000 older ones.
"""

import json
import os
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

from scale import make_database

from articles.models import Article, RelatedList
from suggesting import commons
from suggesting.jobs import afresh
from suggesting.making import make_for
from tests import postgres

TIMED = 100  # articles
HERE = Path(__file__).parent
say = sys.stdout.write


def measured() -> dict[str, float]:
    """Of the newspaper of DATABASE_URL."""
    keys = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
    commons.commons()  # looked up once an hour
    times = []
    for key in Random(1).sample(keys, min(TIMED, len(keys))):
        began = time.perf_counter()
        make_for([key])
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    began, cpu = time.perf_counter(), time.process_time()
    afresh.func()
    return {
        "middle": times[len(times) // 2],
        "slow": times[len(times) * 95 // 100],
        "night": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "articles": RelatedList.objects.count(),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def newspaper(database: str, size: int) -> None:
    environment = os.environ | {"DATABASE_URL": database}
    fill = [sys.executable, str(HERE / "stock.py"), str(size)]
    subprocess.run(fill, env=environment, check=True, stdout=subprocess.DEVNULL)
    measure = [sys.executable, __file__, "in"]
    said = subprocess.run(measure, env=environment, check=True, stdout=subprocess.PIPE)
    row(size, json.loads(said.stdout))


def row(size: int, found: dict[str, float]) -> None:
    say(
        f"{size:>9,} articles: one {found['middle']:.1f} ms, 95 of 100 within"
        f" {found['slow']:.1f} ms; a night of {found['articles']:,} {found['night']:.0f} s"
        f" ({found['cpu']:.0f} s of one core), {found['memory']:.0f} MB\n"
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
