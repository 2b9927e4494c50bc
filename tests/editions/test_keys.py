"""Which requests ask for the same page."""

import pytest
from django.http import QueryDict

from editions.requests import declared
from tests.editions.press import HOST, printed

UNKNOWN = [
    "utm_source=facebook&utm_medium=social",
    "fbclid=" + "x" * 10_000,
    "&".join(f"a{number}={number}" for number in range(3_000)),
    "Before=1",
    "before;=1",
    "other=1;before=2",
    "&&&=&",
    "%00=%ff",
    "after=1",
]


@pytest.mark.parametrize("query", UNKNOWN)
def test_unknown_parameters_make_no_page_and_reach_no_view(door, press, query):
    assert door(query=query).body == door().body
    assert press.prints == 1
    assert press.requests[0].META["QUERY_STRING"] == ""


@pytest.mark.parametrize(
    "query",
    [
        "before=2&after=3",
        "after=3&before=2",
        "before=1&before=2&after=3",
        "utm_source=x&before=2&after=3",
        "%62efore=%32&after=%33",
        "before=2&after=3&",
        "before=2&&after=3",
    ],
)
def test_the_same_is_said_in_many_ways(door, press, query):
    door("/list/", "before=2&after=3")
    assert door("/list/", query).body.startswith(b"/list/?before=2&after=3 ")
    assert press.prints == 1


@pytest.mark.parametrize("query", ["", "before=", "before=3", "before=2;after=3", "after=2"])
def test_other_values_are_another_page(door, press, query):
    door("/list/", "before=2"), door("/list/", query)
    assert press.prints == 2


@pytest.mark.parametrize(
    "query",
    ["before=a+b%26c", "before=%C3%A8", "before=Ã¨", "before=%ff%00", "before", "before=1=2", ""],
)
def test_parameters_are_read_as_django_reads_them(query):
    said = QueryDict(query.encode("latin-1"))
    assert declared(query, ("before",)) == (said.get("before"),)


def test_paths_are_told_apart_as_django_does(door, press):
    paths = ["/page/a/b/", "/page/a%2Fb/", "/page/A/b/", "/page/a//b/", "/page/\xc3\xa8/"]
    bodies = {door(path).body for path in paths}
    assert len(bodies) == press.prints == len(paths)


@pytest.mark.parametrize(
    "path",
    ["http://example.org/page/a/", "//example.org/", "//", "/page/" + "a" * 2_000 + "/", "/\xff"],
)
def test_odd_paths_are_left_to_django(door, press, path):
    assert [door(path).headers.get("Edition") for _ in range(2)] == [None, None]


def test_the_same_path_below_another_place_is_another_page(door, press):
    door("/page/a/", SCRIPT_NAME="/one"), door("/page/a/", SCRIPT_NAME="/two")
    assert press.prints == 2


@pytest.mark.parametrize("host", [HOST, "127.0.0.1", "127.0.0.1:9999", HOST.upper()])
def test_a_name_with_another_port_makes_no_page_and_reaches_no_view(door, press, host):
    door()
    assert door(HTTP_HOST=host).body.endswith(HOST.encode())
    assert press.prints == 1


def test_each_name_of_the_site_has_its_pages(door, press):
    assert door(HTTP_HOST="localhost:1").body.endswith(b"by localhost")
    assert door().body.endswith(HOST.encode())
    assert press.prints == 2


@pytest.mark.parametrize(
    "host", ["example.org", "", f"{HOST},example.org", "127.0.0.1:a", "a" * 9_999, "[::1", "\xff"]
)
def test_a_foreign_name_gets_400_and_leaves_nothing(door, press, host):
    for _ in range(2):
        assert door(HTTP_HOST=host).status == 400
    assert press.prints == 0
    door()
    assert door(HTTP_HOST=host).status == 400


def test_https_has_its_pages(door, press):
    press.view = lambda request: printed(request.scheme)
    assert door(**{"wsgi.url_scheme": "https"}).body == b"https"
    assert door().body == b"http"
    assert press.prints == 2


def test_what_is_forwarded_counts_only_where_a_proxy_is_trusted(door, press, settings):
    press.view = lambda request: printed(request.scheme)
    assert door(HTTP_X_FORWARDED_PROTO="https").body == b"http"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for said in ("https", "https, http"):
        assert door(HTTP_X_FORWARDED_PROTO=said).body == b"https"
    for said in ("http", "x", ""):
        assert door(HTTP_X_FORWARDED_PROTO=said).body == b"http"
    assert press.prints == 2
