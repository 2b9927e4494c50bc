"""Who sends which User-Agent: measured on agents that servers have met, each labelled."""

import gzip
import random
import re
from collections import Counter
from hashlib import sha1
from pathlib import Path

import pytest
from crawleruseragents import CRAWLER_USER_AGENTS_DATA, is_crawler

from visits import agents, crawler_list
from visits.agents import MISTAKEN, uncounted_agent
from visits.crawler_list import named

LINES = gzip.decompress(Path(__file__).with_name("agents.txt.gz").read_bytes()).decode()
LABELLED = [line.split("\t", 1) for line in LINES.splitlines() if not line.startswith("#")]


def is_for_proof(agent):
    """Half of the agents served to find the words; figures aside, none of them is in this half."""
    return sha1(re.sub(r"[\d.]+", "", agent).encode(), usedforsecurity=False).digest()[0] % 2 == 1


PROOF = [(label, agent) for label, agent in LABELLED if is_for_proof(agent)]


def share_counted(*labels):
    of_these = [agent for label, agent in PROOF if label in labels]
    return sum(uncounted_agent(agent) is None for agent in of_these) / len(of_these)


def test_the_agents_are_many_and_of_every_kind():
    counts = Counter(label for label, _ in LABELLED)
    assert sum(counts.values()) >= 5_000
    assert min(counts[label] for label in ("reader", "crawler", "preview", "ai")) >= 50


def test_readers_count():
    assert share_counted("reader") >= 0.995


def test_nearly_all_who_count_are_readers():
    counted = Counter(label == "reader" for label, agent in PROOF if not uncounted_agent(agent))
    assert counted[True] / counted.total() >= 0.99


@pytest.mark.parametrize("label", ["preview", "ai"])
def test_link_previews_and_fetchers_of_ai_are_kept_out(label):
    assert 1 - share_counted(label) >= 0.99


def test_crawlers_are_kept_out():
    assert 1 - share_counted("crawler") >= 0.98


def test_the_quick_list_knows_just_what_the_list_knows():
    some = random.Random(4).sample([agent for _, agent in LABELLED], 600)  # noqa: S311
    assert [agent for agent in some if bool(named(agent)) != is_crawler(agent)] == []


def test_every_example_of_the_list_is_found():
    for crawler in CRAWLER_USER_AGENTS_DATA:
        found = [agent for agent in crawler["instances"] if re.search(crawler["pattern"], agent)]
        assert [agent for agent in found if not named(agent)] == []


def test_what_the_list_is_mistaken_in_still_stands_in_it():
    listed = {crawler["pattern"] for crawler in CRAWLER_USER_AGENTS_DATA}
    assert listed >= MISTAKEN


def test_a_phone_whose_build_the_list_takes_for_a_crawler_is_a_reader():
    agent = (
        "Mozilla/5.0 (Linux; Android 15; RMX6688 Build/AP3A.240617.008) AppleWebKit/537.36"
        " (KHTML, like Gecko) Chrome/130.0.6723.58 Mobile Safari/537.36"
    )
    assert is_crawler(agent)
    assert uncounted_agent(agent) is None


def test_few_names_of_the_list_are_looked_for_in_a_reader_s_agent():
    """The work of one agent is what makes it quick, whatever the machine."""
    readers = [agent for label, agent in LABELLED if label == "reader"]
    asked = 0
    for agent in readers:
        pieces = {agent[start : start + 4] for start in range(0, len(agent), crawler_list.STEP)}
        asked += sum(len(crawler_list.INDEX[p]) for p in crawler_list.PIECES & pieces)
    assert asked / len(readers) + len(crawler_list.SHORT) < len(CRAWLER_USER_AGENTS_DATA) / 50


EXPRESSIONS = [agents.INNOCENT, agents.ENGINES, agents.OTHERS, agents.PRETENDING, agents.TOOLS]


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda expression: expression.pattern[:20])
def test_no_expression_can_go_back_over_what_it_has_read(expression):
    """Only one repetition stands in a row, of one character or class, and never one in another."""
    repeated = re.findall(r"(\)|\]|\\.|.)[*+]", re.sub(r"\\[.(]", "_", expression.pattern))
    assert ")" not in repeated
    assert len(repeated) <= 1


HOSTILE = [
    "\0",
    "Mozilla/5.0 \0(",
    "è" * 1_000,
    "Mozilla/5.0 (compatible;" + " " * 10_000,
    "(compatible; " * 900,
    "a" * 10_000,
    "\xff\xfe",
    "\ud800",
]


@pytest.mark.parametrize("agent", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_agents_are_no_persons(agent):
    assert uncounted_agent(agent[:1_000]) == "tool"
