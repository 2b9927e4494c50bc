"""What one reader gets never depends on another, and what is private is never kept."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from editions.printing import Printed
from tests.editions.press import answerer_of, printed, told

CANARY = "canary"
HEADERS = """
    ACCEPT ACCEPT_CHARSET ACCEPT_LANGUAGE CACHE_CONTROL CLIENT_IP CONTENT_TYPE DNT EXPECT FORWARDED
    FROM FRONT_END_HTTPS IF_MATCH IF_MODIFIED_SINCE IF_NONE_MATCH IF_RANGE IF_UNMODIFIED_SINCE
    MAX_FORWARDS ORIGIN PRAGMA PROXY PROXY_AUTHORIZATION PURPOSE RANGE REFERER SAVE_DATA
    SEC_FETCH_MODE TE TRAILER TRANSFER_ENCODING TRUE_CLIENT_IP UPGRADE USER_AGENT VIA WARNING
    X_CSRFTOKEN X_FORWARDED_FOR X_FORWARDED_HOST X_FORWARDED_PORT X_FORWARDED_PREFIX
    X_FORWARDED_PROTO
    X_FORWARDED_SCHEME X_FORWARDED_SERVER X_HOST X_HTTP_HOST_OVERRIDE X_HTTP_METHOD_OVERRIDE
    X_METHOD_OVERRIDE X_ORIGINAL_URL X_REAL_IP X_REQUESTED_WITH X_REWRITE_URL X_WAP_PROFILE
""".split()


def echo(request):
    """A view that repeats whatever it was told."""
    known = {name: value for name, value in request.META.items() if isinstance(value, str)}
    return printed(f"{known} {request.COOKIES} {request.GET} {request.body}")


@pytest.mark.parametrize("name", HEADERS)
def test_no_header_of_one_reader_reaches_another(door, press, name):
    press.view = echo
    reply = door(**{f"HTTP_{name}": CANARY})
    assert reply.status == 200
    assert CANARY not in reply.body.decode()
    assert door().body == reply.body
    assert press.prints == 1


def test_nor_does_his_body_or_address(door, press):
    press.view = echo
    body = {"CONTENT_TYPE": CANARY, "CONTENT_LENGTH": CANARY, "REMOTE_USER": CANARY}
    assert CANARY not in door(**body, REMOTE_ADDR=CANARY).body.decode()


def test_cookies_of_others_change_nothing(door, press):
    press.view = echo
    assert CANARY not in door(HTTP_COOKIE=f"theme={CANARY}; xsession=1").body.decode()
    door(HTTP_COOKIE="theme=light"), door(HTTP_COOKIE=""), door()
    assert press.prints == 1


@pytest.mark.parametrize("cookie", ["session=1", "a=b; session=1", "a=b;session =1", "session"])
def test_who_may_be_signed_in_is_left_to_django(door, press, cookie):
    press.view = lambda request: printed(request.headers.get("Cookie", "nobody"))
    door()
    for _ in range(2):
        assert door(HTTP_COOKIE=cookie).body == cookie.encode()
    assert door().body == b"nobody"


def test_who_shows_a_key_is_left_to_django(door, press):
    press.view = lambda request: printed(request.headers.get("Authorization", "nobody"))
    assert door(HTTP_AUTHORIZATION="Basic x").body == b"Basic x"
    assert door().body == b"nobody"


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PURGE", "get", "", "G\x00"]
)
def test_other_methods_are_left_to_django(door, press, method):
    press.view = lambda request: printed(request.method)
    door()
    assert door(method=method).body == method.upper().encode()
    assert door().body == b"GET"


def test_addresses_that_are_not_printed_are_left_to_django(door, press):
    press.view = lambda request: HttpResponse(request.GET["q"])
    for _ in range(2):
        assert door("/search/", "q=canary").body == b"canary"
        assert door("/nowhere/").status == 404
    assert press.prints == 2
    assert len(answerer_of(door).store) == 0


def streaming():
    response = StreamingHttpResponse([b"said"])
    response.printed = Printed()
    return response


def with_cookie():
    response = printed("said")
    response.set_cookie("session", CANARY)
    return response


@pytest.mark.parametrize(
    "response",
    [
        lambda: HttpResponse("said"),
        streaming,
        with_cookie,
        *(
            lambda status=status: printed("said", status=status)
            for status in (201, 204, 206, 400, 403, 404, 500, 503)
        ),
        *(
            lambda value=value: printed("said", **{"Cache-Control": value})
            for value in ("private", "max-age=0, No-Store", 'private="x"')
        ),
        *(
            lambda value=value: printed("said", **{"Vary": value})
            for value in ("Cookie", "*", "Accept-Encoding, Accept-Language")
        ),
        lambda: printed("said", **{"Content-Encoding": "gzip"}),
        lambda: printed("said", **{"Set-Cookie": "a=b"}),
    ],
)
def test_what_is_not_for_everybody_is_not_kept(door, press, response):
    press.view = lambda request: response()
    for _ in range(2):
        assert "Edition" not in door().headers
    assert press.prints == 2
    press.view = told
    assert door().headers["Edition"] == "1"


@pytest.mark.parametrize("status", [301, 302])
def test_a_redirect_is_not_kept_and_knows_what_the_page_would_not(door, press, status):
    press.view = lambda request: printed(request.GET.get("utm_source", "nobody"), status=status)
    for who in ("anna", "luca"):
        answer = door("/", f"utm_source={who}")
        assert (answer.status, answer.body) == (status, who.encode())
        assert "Edition" not in answer.headers
    press.view = told
    assert door().headers["Edition"] == "1"


def test_two_who_are_signed_in_and_a_stranger_see_their_own(door, press):
    press.view = lambda request, **rest: printed(request.COOKIES.get("session", "nobody"))
    for _ in range(2):
        for path in ("/", "/list/", "/page/x.css/", "/page/..;.js/", "/page/..%2fadmin/"):
            for who in ("anna", "luca"):
                assert door(path, HTTP_COOKIE=f"session={who}").body == who.encode()
            assert door(path).body == b"nobody"


def test_the_first_reader_can_still_be_told_of(door, press):
    door(HTTP_USER_AGENT="Mozilla")
    assert press.requests[0].META["editions.printing"]["HTTP_USER_AGENT"] == "Mozilla"
