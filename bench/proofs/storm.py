"""Publish, change, withdraw, schedule, expire at random while readers look at everything.

Meanwhile moderators choose, exclude, replace and end what articles lead to.
"""

import json
import re
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from math import inf

from readers import Readers
from sites import HERE, Newspaper, on

from proofs import Outcome, ready

PROMISED = 1.0  # seconds
LISTS = ("/", "/latest/", "/cronaca/", "/feed/", "/feed/json/", "/sitemap-pages.xml")
NOTHING = (0.0, 0.0, None)  # how pairs and the lead stand before anybody touches them
NEWEST = 5  # of what is surely public, have to stand on "/latest/"
HEADLINE = re.compile(r"Notizia (\d+) versione (\d+)")
LINK = re.compile(r"/cronaca/notizia-(\d+)/")
MAIN = re.compile(r"<main.*?Notizia (\d+) versione", re.DOTALL)
TITLE = re.compile(r"<h1.*?Notizia \d+ versione (\d+)", re.DOTALL)
CARD = re.compile(r"<li( data-automatic)?>(?:(?!</li>).)*?/cronaca/notizia-(\d+)/", re.DOTALL)
WILD = {"newsroom.py": 0.5, "moderators.py": 1}  # who, and for which part of the time


class Histories:
    """How each thing stood, from when on, as the newsroom tells it."""

    def __init__(self, lines):
        self.of = {}
        self.chosen = defaultdict(set)  # by article what may have been chosen for it at any time
        for line in map(json.loads, lines):
            first = [NOTHING] if isinstance(line["about"], str) else []
            self.of.setdefault(line["about"], first).append(
                (line["began"], line["ended"], line["state"])
            )
            if line["state"] == "chosen":
                article, target = map(int, line["about"].split(">"))
                self.chosen[article].add(target)

    def age(self, about, is_so, sent: float, received: float) -> float:
        """Seconds since it was so for the last time, when it was asked; infinite if never."""
        history = self.of.get(about, [NOTHING])
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
            if isinstance(about, int) and (some := [s[2] for s in states if s[0] == "live"]):
                possible.append((max(some), about))
        return [about for _, about in sorted(possible, reverse=True)]


def is_live(state) -> bool:
    return state[0] == "live"


def is_not_live(state) -> bool:
    return state[0] != "live"


def claims(answer, histories):
    """What an answer says: (about, how it has to stand for that, what it is called)."""
    path, sent, received, status, shown, links, title, lead, cards = answer
    own = LINK.search(path)
    if own:
        number = int(own[1])
        wanted = {200: "live", 410: "gone", 404: "absent"}.get(status)
        yield number, lambda state: state[0] == wanted, f"status {status}"
        if status == 200:
            yield number, lambda state: state[:2] == ["live", title], "headline of the page"
            yield from claims_of_cards(number, cards, histories, sent, received)
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
                yield number, is_not_live, "missing in the list"


def claims_of_cards(own, cards, histories, sent, received):
    """What an article's page says by its cards: which were chosen for it, and which may fill."""
    for number, is_found in cards.items():
        if is_found:
            yield f"{own}>{number}", lambda state: state is None, "card found"
            yield f"*>{number}", lambda state: state is None, "card found, excluded everywhere"
        else:
            yield f"{own}>{number}", lambda state: state == "chosen", "card chosen"
    for number in histories.chosen[own]:
        # What came back a moment ago may be missing as long.
        if number not in cards and histories.age(number, is_not_live, sent, received) > PROMISED:
            yield f"{own}>{number}", lambda state: state != "chosen", "card missing"


def read(answer) -> tuple:
    """The few facts of a page that are compared."""
    text = answer.body.decode()
    shown = {(int(number), int(version)) for number, version in HEADLINE.findall(text)}
    links = {int(number) for number in LINK.findall(text)}
    title, lead = TITLE.search(text), MAIN.search(text)
    cards = {int(number): bool(is_found) for is_found, number in CARD.findall(text)}
    return (
        *answer[:4],
        shown,
        links,
        int(title[1]) if title else None,
        int(lead[1]) if lead else None,
        cards,
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
        lines = go_wild(site, options.seconds)
        time.sleep(2)
    finally:
        readers.stop()
        server.stop()
    judge(outcome, answers, Histories(lines))
    related = sum(">" in line for line in lines)
    outcome.facts["changes / of what is led to"] = f"{len(lines):,} / {related:,}"
    outcome.facts["statuses"] = dict(Counter(answer[3] for answer in answers))
    outcome.expect("no request fails", not readers.broken and not server_errors(answers))
    return outcome


def go_wild(site, seconds) -> list[str]:
    """What the newsroom and its moderators did, in lines."""

    def run(script):
        command = [sys.executable, str(HERE / "proofs" / script), str(WILD[script] * seconds)]
        return site.run(command).stdout

    with ThreadPoolExecutor(len(WILD)) as pool:
        return [line for said in pool.map(run, WILD) for line in said.splitlines()]


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
