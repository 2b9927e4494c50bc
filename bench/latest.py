"""All short measurements, held against the goals: `make bench` writes `bench/results/latest.md`.

About ten minutes. What takes longer is told by name: `make scale` for growth, WordPress and Ghost
not at all, since they do not come from PyPI.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

import per_request
import worker
from per_request import ratio
from sites import CODE, HERE

sys.path.insert(0, str(HERE.parent))

from tests import postgres

RESULTS = HERE / "results" / "latest.md"
# What `costs.py` tells, in the order of the table, and how the table calls it.
SPENT = {
    "visit": "visit",
    "visit from elsewhere": "from elsewhere",
    "visit by a link of ours": "by a link of ours",
    "opened": "with its line",
    "answer": "answer",
    "answer, gzip": "answer, gzip",
    "posting": "posting",
}
say = sys.stdout.write


class Goals:
    """The rows of the table: what is promised, what was measured, whether it holds."""

    def __init__(self):
        self.rows = []

    def at_least(self, goal: str, value: float, bound: float, form="{:.2f}") -> None:
        self._add(goal, f"at least {bound:g}", form.format(value), value >= bound)

    def at_most(self, goal: str, value: float, bound: float, form="{:.2f}") -> None:
        self._add(goal, f"at most {bound:g}", form.format(value), value <= bound)

    def _add(self, *row) -> None:
        self.rows.append([*row[:-1], "met" if row[-1] else "**not met**"])

    def table(self) -> str:
        return table(["goal", "promised", "measured", ""], self.rows)


def table(heads: list[str], rows: list[list]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def costs(database: str, folder: str) -> dict[str, float]:
    environment = os.environ | {
        "DATABASE_URL": database,
        "VAR_DIR": folder,
        "SITE_URL": "http://127.0.0.1",
        "DEBUG": "off",
        "DJANGO_SETTINGS_MODULE": "newsportal.settings",
        "PYTHONPATH": os.pathsep.join([str(CODE), str(HERE)]),
    }
    manage = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(manage, cwd=CODE, env=environment, check=True)
    script = [sys.executable, str(HERE / "costs.py")]
    said = subprocess.run(script, cwd=CODE, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(said.stdout)


def costs_on_both() -> dict[str, dict]:
    with tempfile.TemporaryDirectory(prefix="newsportal-") as folder:
        found = {"SQLite": costs(f"sqlite:///{folder}/costs.sqlite3", folder)}
        if postgres.why_none():
            return found
        with postgres.server() as address:
            return found | {"PostgreSQL": costs(address, folder)}


def judged(times: dict, held: dict, spent: dict) -> Goals:
    goals = Goals()
    memory, tails = held["memory"], held["tails"]
    for form in ("", ", gzip"):
        share = ratio(times, f"bare WSGI{form}", f"our article, warm{form}")
        goals.at_least(f"counted article, warm{form}: share of bare WSGI", share, 0.8)
        name = f"bare WSGI, with our headers{form}"
        share = ratio(times, name, f"our article, warm{form}")
        goals.at_least(f"the same, of bare WSGI that sends our headers{form}", share, 0.8)
    for what, other, bound in (
        ("warm", "Django, empty view", 3.3),
        ("warm", "wagtail with wagtail-cache", 10),
        ("warm", "wagtail, counting by hand", 350),
        ("cold", "wagtail", 4),
    ):
        if other in times:
            goals.at_least(
                f"{what}: times {other}", ratio(times, other, f"our article, {what}"), bound
            )
    opening = min(each["visit"] for each in spent.values())
    goals.at_most("one visit in the process, µs", opening, 5)
    for name, each in spent.items():
        goals.at_most(f"posting on {name}, µs for each visit", each["posting"], 2)
    slower = median(a / b for a, b in zip(tails["posting"], tails["without"], strict=True))
    goals.at_most("p99 while posting against without", slower, 1.5)
    bare = memory["few"] - worker.FIRST * memory["each"]
    goals.at_most("worker without pages, against an empty Django's", bare / memory["empty"], 1.3)
    size = "memory of a cached page, against its HTML (50 KB for 30)"
    goals.at_most(size, memory["each"] / memory["page"], 1.67)
    return goals


def report(times: dict, held: dict, spent: dict) -> str:
    rounds = len(times["bare WSGI"])
    rows = [
        [
            name,
            f"{median(some):.0f}",
            f"{ratio(times, name, 'bare WSGI'):.2f}",
            f"{min(some):.0f} – {max(some):.0f}",
        ]
        for name, some in times.items()
    ]
    process = [[name, *(f"{each[what]:.2f}" for what in SPENT)] for name, each in spent.items()]
    memory, tails = held["memory"], held["tails"]
    return f"""# Measured on {date.today():%d %B %Y}

Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the \
end; `make bench`. Growth up to 100,000 articles: `make scale`.

## Goals

{judged(times, held, spent).table()}
## CPU of one request

µs of the server's process tree, the median of {rounds} rounds in turn; our page has \
{memory["page"] / 1024:.0f} KB, the peers' 30.

{table(["what answers", "µs", "times bare WSGI", "from – to"], rows)}
## In the process

µs of CPU; posting is 10,000 visits of 1,000 articles at once, for each.

{table(["database", *SPENT.values()], process)}
## A worker

Memory: empty Django {memory["empty"] / 2**20:.1f} MB, ours with {worker.FIRST} pages \
{memory["few"] / 2**20:.1f} MB, each page more {memory["each"] / 1024:.0f} KB. 99 of 100 answers \
within {median(tails["posting"]):.1f} ms while posting, {median(tails["without"]):.1f} ms without.
"""


def main() -> None:
    began = time.monotonic()
    spent = costs_on_both()
    held = worker.main()
    times = per_request.main(rounds=5, seconds=2, peers=True)
    RESULTS.parent.mkdir(exist_ok=True)
    Path(RESULTS).write_text(text := report(times, held, spent))
    say(text + f"\n{time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()
