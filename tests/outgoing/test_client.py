"""What a request looks like, what comes back, and where redirects lead."""

import gzip

import pytest

from outgoing.client import Client
from outgoing.failures import Blocked, TooLong, TooSlow, Unreachable
from outgoing.guard import Guard
from tests.newsportal.hub import closed_address

KB = 1024


def get(web, path="/", **options):
    return web.client().get(web.address(path), **({"limit": KB} | options))


def test_a_page_comes_back_with_its_headers(web):
    web.says("/", "Ciao", ETag='"one"')
    answer = get(web)
    assert (answer.status, answer.body, answer.is_cut) == (200, b"Ciao", False)
    assert answer.headers["etag"] == '"one"'
    assert answer.kind == "text/html"
    assert answer.url == web.address("/")
    assert answer.redirects == ()


@pytest.mark.parametrize("status", [204, 304, 404, 500, 599])
def test_any_status_is_an_answer(web, status):
    web.says("/", status=status)
    assert get(web).status == status


def test_what_comes_with_an_error_is_not_read(web):
    web.does("/", b"HTTP/1.0 404 Not Found\r\nContent-Encoding: zstd\r\n\r\n", then=b"x")
    assert (get(web).status, get(web).body) == (404, b"")


def test_requests_say_who_asks_and_carry_nothing_else_of_us(web, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    web.says("/", Set_Cookie="track=1")
    client = web.client()
    for _ in range(2):
        client.get(web.address(), limit=KB, headers={"If-None-Match": '"one"'})
    _path, headers = web.asked[1]
    assert dict(headers) == {
        "Host": f"news.example:{web.server_port}",
        "User-Agent": "Newsportal (L'Eco di Montefalda; +https://www.example.org/)",
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        "If-None-Match": '"one"',
    }


def test_redirects_are_followed_and_remembered(web):
    web.redirects("/old", "/between", 301)
    web.redirects("/between", web.address("/new?q=città", host="other.example"), 302)
    web.says("/new?q=citt%C3%A0", "Qui")
    answer = get(web, "/old#part")
    assert answer.body == b"Qui"
    assert answer.redirects == (301, 302)
    assert answer.url == web.address("/new?q=citt%C3%A0#part", host="other.example")
    assert [headers.get("Cookie") for _, headers in web.asked] == [None] * 3


def test_a_redirect_without_a_place_is_an_answer(web):
    web.says("/", status=301)
    assert get(web).status == 301


@pytest.mark.parametrize("count", [4, 5])
def test_four_redirects_are_followed_and_no_more(web, count):
    for number in range(count):
        web.redirects(f"/{number}", f"/{number + 1}")
    web.says(f"/{count}", "Qui")
    if count == 4:
        assert get(web, "/0").body == b"Qui"
    else:
        with pytest.raises(Unreachable) as failure:
            get(web, "/0")
        assert failure.value.reason == "redirects"


def test_circles_are_left(web):
    web.redirects("/a", "/b#once")
    web.redirects("/b", "/a#again")
    with pytest.raises(Unreachable) as failure:
        get(web, "/a")
    assert failure.value.reason == "loop"
    assert len(web.asked) == 2


REFUSED = {
    "http://169.254.169.254/latest/meta-data/": "private",
    "http://127.0.0.1/": "private",
    "http://127.1/": "private",
    "http://2130706433/": "private",
    "http://0x7f.1/": "private",
    "http://017700000001/": "private",
    "http://0/": "private",
    "http://127。0。0。1/": "private",
    "http://[::1]/": "private",
    "http://[::]/": "private",
    "http://[::ffff:127.0.0.1]/": "private",
    "http://[64:ff9b::7f00:1]/": "private",
    "http://[fe80::1]/": "private",
    "http://10.0.0.1/": "private",
    "http://100.64.0.1/": "private",
    "http://localhost/": "private",
    "http://news.example:25/": "port",
    "http://user:secret@news.example/": "credentials",
    "http://8.8.8.8\\@127.0.0.1/": "credentials",
    "file:///etc/passwd": "scheme",
    "gopher://news.example/": "scheme",
    "ftp://news.example/": "scheme",
    "dict://127.0.0.1:11211/stat": "scheme",
    "data:text/html,x": "scheme",
    "jar:http://news.example!/": "scheme",
    "javascript:alert(1)": "scheme",
}
NO_ADDRESS = ["http://①②⑦.⓪.⓪.①/", "http://news.example:port/", "http://a\0b/", "h" * 70_000]


@pytest.mark.parametrize(("url", "reason"), REFUSED.items())
def test_forbidden_addresses_are_not_asked(web, url, reason):
    with pytest.raises(Blocked) as refusal:
        web.client().get(url, limit=KB)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(("url", "reason"), REFUSED.items())
def test_no_redirect_leads_to_a_forbidden_address(web, url, reason):
    web.redirects("/", url.encode().decode("latin-1"), 307)
    with pytest.raises(Blocked) as refusal:
        get(web)
    assert refusal.value.reason == reason
    assert len(web.asked) == 1


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_what_is_no_address_is_refused(web, url):
    with pytest.raises(Blocked) as refusal:
        web.client().get(url, limit=KB)
    assert refusal.value.reason in ("address", "scheme")


def test_a_redirect_to_no_address_leads_nowhere(web):
    web.redirects("/", "http://news.example:port/")
    with pytest.raises(Unreachable) as failure:
        get(web)
    assert failure.value.reason == "location"


def test_without_an_exception_this_machine_is_not_asked(web):
    with pytest.raises(Blocked):
        web.client(guard=Guard()).get(web.address(), limit=KB)
    assert web.asked == []


def test_a_name_that_changes_its_answer_between_two_requests_is_refused(web):
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    client = web.client(resolver=lambda host, port: answers.pop(0))
    web.redirects("/", "/again")
    web.says("/again", "Segreto")
    with pytest.raises(Blocked, match=r"127\.0\.0\.2"):
        client.get(web.address(), limit=KB)
    assert [path for path, _ in web.asked] == ["/"]


def test_a_closed_door_is_unreachable():
    port = int(closed_address().rpartition(":")[2].strip("/"))
    client = Client("Prova", guard=Guard(allowed={("127.0.0.1", port)}))
    with pytest.raises(Unreachable) as failure:
        client.get(f"http://127.0.0.1:{port}/", limit=KB)
    assert failure.value.reason == "connection"


def test_a_longer_body_is_refused_or_cut(web):
    web.says("/", "x" * (KB + 1))
    with pytest.raises(TooLong):
        get(web)
    answer = get(web, cut=True)
    assert (len(answer.body), answer.is_cut) == (KB, True)


def test_bodies_of_other_kinds_are_not_read(web):
    web.says("/paper.pdf", "x" * 5000, kind="application/pdf")
    web.says("/untold", "<p>", kind="")
    wanted = {"kinds": ("text/html",)}
    assert get(web, "/paper.pdf", **wanted).body == b""
    assert get(web, "/untold", **wanted).body == b"<p>"


def test_compressed_bodies_are_unpacked(web):
    web.says("/", gzip.compress("Città".encode()), Content_Encoding="gzip")
    assert get(web).body.decode() == "Città"


@pytest.mark.parametrize("error", [TooSlow, Unreachable])
def test_failures_say_which_host_in_words(web, error):
    web.does("/", b"HTTP/1.0 200 OK\r\n" if error is TooSlow else b"Ciao\r\n\r\n")
    with pytest.raises(error, match=r"news\.example"):
        web.client(read=0.05).get(web.address(), limit=KB)
