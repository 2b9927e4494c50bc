"""A machine has to prove that it is the one named in the address, wherever its name leads."""

import pytest

from outgoing.failures import BadCertificate, Unreachable
from outgoing.guard import Guard
from tests.outgoing.certificates import Authority
from tests.outgoing.web import web as local

KB = 1024


@pytest.fixture(scope="module")
def authority():
    return Authority()


def test_a_certificate_for_the_name_is_believed(authority, tmp_path):
    with local(tls=authority.serves(tmp_path, "news.example")) as web:
        web.says("/", "Ciao")
        client = web.client(tls=authority.trust())
        assert client.get(web.address(), limit=KB).body == b"Ciao"


def test_a_certificate_for_another_name_is_not(authority, tmp_path):
    with (
        local(tls=authority.serves(tmp_path, "other.example")) as web,
        pytest.raises(BadCertificate, match=r"news\.example") as failure,
    ):
        web.client(tls=authority.trust()).get(web.address(), limit=KB)
    assert failure.value.reason == "certificate"
    assert web.asked == []


def test_a_certificate_that_is_over_is_not(authority, tmp_path):
    with (
        local(tls=authority.serves(tmp_path, "news.example", days=-1)) as web,
        pytest.raises(BadCertificate, match="expired"),
    ):
        web.client(tls=authority.trust()).get(web.address(), limit=KB)


def test_a_certificate_that_nobody_known_has_signed_is_not(authority, tmp_path):
    with (
        local(tls=authority.serves(tmp_path, "news.example")) as web,
        pytest.raises(BadCertificate),
    ):
        web.client().get(web.address(), limit=KB)


def test_a_door_that_speaks_no_tls_is_unreachable(web):
    with pytest.raises(Unreachable) as failure:
        web.client().get(web.address().replace("http:", "https:"), limit=KB)
    assert failure.value.reason == "tls"


def test_a_redirect_to_a_bad_certificate_is_refused(authority, tmp_path, web):
    with local(tls=authority.serves(tmp_path, "other.example")) as other:
        client = web.client(
            guard=Guard(allowed={("127.0.0.1", one.server_port) for one in (web, other)}),
            tls=authority.trust(),
        )
        web.redirects("/", other.address())
        with pytest.raises(BadCertificate):
            client.get(web.address(), limit=KB)
