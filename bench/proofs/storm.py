"""Publish, change, withdraw, schedule, expire at random while readers look at everything."""

import json
import re
import sys
import time
from collections import Counter
from math import inf

from readers import Readers
from sites import HERE, Newspaper, on

from proofs import Outcome, ready

PROMISED = 1.0  # seconds
LISTS = ("/", "/latest/", "/cronaca/", "/feed/", "/feed/json/", "/sitemap-pages.xml")
NEWEST = 5  # of what is surely public, have to stand on "/latest/"
HEADLINE = re.compile(r"Notizia (\d+) versione (\d+)")
LINK = re.compile(r"/cronaca/notizia-(\d+)/")
MAIN = re.compile(r"<main.*?Notizia (\d+) versione", re.DOTALL)
TITLE = re.compile(r"<h1.*?Notizia \d+ versione (\d+)", re.DOTALL)


class Histories:
    """How each thing stood, from when on, as the newsroom tells it."""

    def __init__(self, lines):
        self.of = {"lead": [(0.0, 0.0, None)]}
        for line in map(json.loads, lines):
            self.of.setdefault(line["about"], []).append(
                (line["began"], line["ended"], line["state"])
            )

    def age(self, about, is_so, sent: float, received: float) -> float:
        """Seconds since it was so for the last time, when it was asked; infinite if never."""
        history = self.of[about]
        ends = [ended for _, ended, _ in history[1:]] + [inf]
        fitting = [
            end
            for (began, _, state), end in zip(history, ends, strict=True)
            if began <= received and is_so(state)
        ]
        return max(0.0, sent - max(fitting)) if fitting else inf

    def newest(self, sent: float, received: float) -> list[int]:
        """Articles that may be public just then, the newest first."""
        possible = []
        for about, history in self.of.items():
            states = [state for began, _, state in history if began <= received]
            if about != "lead" and (some := [s[2] for s in states if s[0] == "live"]):
                possible.append((max(some), about))
        return [about for _, about in sorted(possible, reverse=True)]


def is_live(state) -> bool:
    return state[0] == "live"


def claims(answer, histories):
    """What an answer says: (about, how it has to stand for that, what it is called)."""
    path, sent, received, status, shown, links, title, lead = answer
    own = LINK.search(path)
    if own:
        number = int(own[1])
        wanted = {200: "live", 410: "gone", 404: "absent"}.get(status)
        yield number, lambda state: state[0] == wanted, f"status {status}"
        if status == 200:
            yield number, lambda state: state[:2] == ["live", title], "headline of the page"
    for number, version in shown:
        if not own or number != int(own[1]):
            yield number, lambda state, v=version: state[:2] == ["live", v], "headline elsewhere"
    for number in links:
        if not own or number != int(own[1]):
            yield number, is_live, "link"
    if path == "/":
        yield "lead", lambda state: state == (lead if lead in range(1, 6) else None), "lead"
    if path == "/latest/":
        for number in histories.newest(sent, received)[:NEWEST]:
            if number not in links:
                yield number, lambda state: not is_live(state), "missing in the list"


def read(answer) -> tuple:
    """The few facts of a page that are compared."""
    text = answer.body.decode()
    shown = {(int(number), int(version)) for number, version in HEADLINE.findall(text)}
    links = {int(number) for number in LINK.findall(text)}
    title, lead = TITLE.search(text), MAIN.search(text)
    return (
        *answer[:4],
        shown,
        links,
        int(title[1]) if title else None,
        int(lead[1]) if lead else None,
    )


def prove(folder, address, options) -> Outcome:
    site, outcome = Newspaper(folder, database=address and on(address, "storm")), Outcome()
    server, answers = ready(site, options.workers), []
    paths = [*site.paths, *LISTS * 5]
    look = lambda answer: answer.status and answers.append(read(answer))  # noqa: E731
    readers = Readers([server.port], paths, rate=options.rate, connections=16, look=look)
    readers.start()
    try:
        time.sleep(2)
        script = [sys.executable, str(HERE / "proofs" / "newsroom.py"), str(options.seconds)]
        newsroom = site.run(script)
        time.sleep(2)
    finally:
        readers.stop()
        server.stop()
    lines = newsroom.stdout.splitlines()
    judge(outcome, answers, Histories(lines))
    outcome.facts["changes"] = f"{len(lines):,}"
    outcome.facts["statuses"] = dict(Counter(answer[3] for answer in answers))
    outcome.expect("no request fails", not readers.broken and not server_errors(answers))
    return outcome


def server_errors(answers) -> int:
    return sum(answer[3] >= 500 for answer in answers)


def judge(outcome: Outcome, answers, histories: Histories) -> None:
    """How old what the answers say is, at most."""
    oldest, late, number = Counter(), Counter(), 0
    for answer in answers:
        for about, is_so, name in claims(answer, histories):
            age = histories.age(about, is_so, answer[1], answer[2])
            number += 1
            oldest[name] = max(oldest[name], age)
            late[name] += age > PROMISED
    outcome.facts |= {
        "answers / what they say, compared": f"{len(answers):,} / {number:,}",
        **{f"at most behind: {name}": f"{age:.2f} s" for name, age in sorted(oldest.items())},
        f"older than {PROMISED} s": late.total(),
    }
    outcome.expect(f"no answer is more than {PROMISED} s behind: {dict(+late)}", not late.total())
