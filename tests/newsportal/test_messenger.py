"""What the other machine answers decides whether it is asked again."""

from datetime import timedelta

import pytest

from jobs.retries import NotNow
from newsportal.announcements import messenger
from newsportal.announcements.messenger import Refused, post
from tests.newsportal.hub import closed_address, hub, silent_address


@pytest.mark.parametrize("status", [200, 202, 204])
def test_what_arrived_needs_no_more(status):
    with hub() as server:
        server.status = status
        post(server.address, json={"a": 1})
        assert server.received == [("/publish", "application/json", '{"a":1}')]


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_busy_machine_is_asked_again(status):
    with hub() as server:
        server.status, server.headers = status, {"Retry-After": "900"}
        with pytest.raises(NotNow, match=f"127.0.0.1 answers {status}") as raised:
            post(server.address, json={})
        assert raised.value.wait == timedelta(minutes=15)


@pytest.mark.parametrize("status", [400, 403, 422])
def test_a_machine_that_refuses_is_left_alone(status):
    with hub() as server:
        server.status = status
        with pytest.raises(Refused, match=f"127.0.0.1 answers {status}"):
            post(server.address, json={})


def test_no_redirect_is_followed():
    with hub() as server, hub() as elsewhere:
        server.status, server.headers = 307, {"Location": elsewhere.address}
        with pytest.raises(Refused):
            post(server.address, json={})
        assert elsewhere.received == []


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", closed_address())
    monkeypatch.delenv("NO_PROXY", raising=False)
    with hub() as server:
        post(server.address, json={})
        assert len(server.received) == 1


def test_where_nobody_is_we_come_again():
    with pytest.raises(NotNow, match="ConnectError"):
        post(closed_address(), json={})


def test_who_never_answers_does_not_hold_us(monkeypatch):
    monkeypatch.setattr(messenger, "TIMEOUT", 0.2)
    with silent_address() as address, pytest.raises(NotNow, match="ReadTimeout"):
        post(address, json={})
