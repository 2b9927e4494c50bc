"""The room all tests run in: no network, a known browser, and a word for what was skipped."""

import os
import sys
from collections import Counter
from importlib import import_module
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from hypothesis.configuration import set_hypothesis_home_dir

from suggesting import commons
from tests import chromium, postgres
from visits import beat, counting, ranking

REQUIRED = os.environ.get("NEWSPORTAL_REQUIRE", "").split(",")
CHROMIUM = chromium.find()
numbers = count(1)

# The browser's synchronous interface runs an event loop, beside which Django refuses its ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A busy machine is no fault of the code, so examples have no deadline.
set_hypothesis_home_dir(settings.VAR_DIR / "hypothesis")
hypothesis.settings.register_profile("house", deadline=None, database=None)
hypothesis.settings.load_profile("house")


# --- Nothing reaches out ----------------------------------------------------------------------

LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104


class ReachesOut(AssertionError):
    """Code under test wanted to talk to another machine."""


def stay_at_home(event, args):
    """Refuses connections and name look-ups that would leave this machine."""
    if event in ("socket.connect", "socket.sendto"):
        host = args[1]
    elif event == "socket.getaddrinfo":
        host = args[:2]
    else:
        return
    name = host[0] if isinstance(host, tuple) else None  # unix sockets have a path instead
    if name and not str(name).startswith(LOOPBACK):
        raise ReachesOut(f"a test reaches out to {name}")


# An audit hook sees every thread and every library, and cannot be taken off again.
sys.addaudithook(stay_at_home)


# --- The browser ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not CHROMIUM:
        unavailable("browser", chromium.ADVICE)
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "it-IT",
        "timezone_id": "Europe/Rome",
        # A headless browser gives itself away and would be counted as a crawler.
        "user_agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/148.0.0.0 Safari/537.36",
    }


# --- Visits -----------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def journals(settings):
    """Each test has a folder of journals of its own, and processes that have counted nothing."""
    settings.JOURNAL_DIR = Path(settings.VAR_DIR, f"journal-{next(numbers)}")
    counting.forget()
    beat.patience.relieve()
    beat.told.clear()
    yield settings.JOURNAL_DIR
    counting.forget()


@pytest.fixture(autouse=True)
def the_most_read_are_ranked_anew():
    """Each test has a database of its own; the lists of a minute would outlive it."""
    ranking.forget()


@pytest.fixture(autouse=True)
def what_is_common_is_looked_up_anew():
    commons.forget()


# --- The newsroom's groups --------------------------------------------------------------------


@receiver(post_migrate, sender=apps.get_app_config("photos"))
def make_groups_again(**kwargs):
    """A test that empties the database takes away what a migration made; Django says so here."""
    import_module("newsportal.migrations.0001_groups").make_groups(apps, None)
    import_module("newsportal.migrations.0002_groups_of_the_readers_newspaper").extend_groups(
        apps, None
    )
    import_module("newsportal.migrations.0003_groups_and_visits").extend_groups(apps, None)


# --- Requests without the test client ---------------------------------------------------------


@pytest.fixture
def connections_stay():
    """Requests close no connections here: the test's own transaction is in one, as in Client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


# --- What was skipped -------------------------------------------------------------------------


def unavailable(service, reason):
    """Skips the test; fails it where NEWSPORTAL_REQUIRE names the service."""
    if service in REQUIRED:
        pytest.fail(f"{service} is required here, but {reason}", pytrace=False)
    pytest.skip(reason)


def pytest_configure():
    if "postgres" in REQUIRED and (reason := postgres.why_none()):
        raise pytest.UsageError(f"postgres is required here, but {reason}")


def pytest_terminal_summary(terminalreporter):
    skipped = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    lines = [
        f"skipped: {count} tests, because {reason.removeprefix('Skipped: ')}"
        for reason, count in skipped.items()
    ]
    if reason := postgres.why_none():
        lines.append(f"skipped: the run on PostgreSQL, because {reason}")
    if lines:
        terminalreporter.section("skipped")
        terminalreporter.write("\n".join([*lines, ""]))
