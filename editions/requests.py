"""Which page a request asks for, read from its WSGI environ before Django hears of it."""

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_plus, urlencode, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string

Environ = Mapping[str, Any]
# Whether it came by https, the site's name, where the site is mounted, the path, and the values of
# the parameters that the page knows.
Key = tuple[bool, str, str, str, tuple[str | None, ...]]

LONGEST_PATH = 1_000  # in bytes; no printed page has a longer one
LONGEST_HOST = 300


def key_of(environ: Environ) -> Key | None:
    """The page that is asked for; None where the request has to be left to Django.

    That is what does more than read, who may be signed in, a name that the site does not have, and
    addresses of which EDITION_PAGES does not know.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    if "HTTP_COOKIE" in environ and may_be_signed_in(environ["HTTP_COOKIE"]):
        return None
    site, path = (
        known_name(environ.get("HTTP_HOST", "")[:LONGEST_HOST]),
        environ.get("PATH_INFO", ""),
    )
    if site is None or len(path) > LONGEST_PATH:
        return None
    parameters = parameters_of(path)
    if parameters is None:
        return None
    query = environ.get("QUERY_STRING")
    values = declared(query, parameters) if query and parameters else (None,) * len(parameters)
    return is_secure(environ), site, environ.get("SCRIPT_NAME", ""), path, values


def may_be_signed_in(cookies: str) -> bool:
    """Whether a Cookie header holds a session's cookie."""
    name = settings.SESSION_COOKIE_NAME
    return name in cookies and any(
        cookie.partition("=")[0].strip() == name for cookie in cookies.split(";")
    )


@lru_cache(256)
def known_name(host: str) -> str | None:
    """One of the site's names for what the header Host says; None if the site has no such name.

    The port is left out, unless SITE_URL has it: a Host with another one makes no page of its own.
    """
    name, _ = split_domain_port(host)
    if not name or not validate_host(name, settings.ALLOWED_HOSTS):
        return None
    site = urlsplit(settings.SITE_URL)
    return site.netloc if name == site.hostname else name


@lru_cache(4_096)
def parameters_of(path: str) -> tuple[str, ...] | None:
    """The parameters of the page at this PATH_INFO; None if it is none that is printed."""
    try:
        name = resolve(get_path_info({"PATH_INFO": path})).view_name
    except Resolver404:
        return None
    return import_string(settings.EDITION_PAGES).get(name)


def is_secure(environ: Environ) -> bool:
    """As HttpRequest.is_secure says it: by the proxy's header only where settings trust one."""
    if trusted := settings.SECURE_PROXY_SSL_HEADER:
        header, secure = trusted
        if (said := environ.get(header)) is not None:
            return bool(said.split(",", 1)[0].strip() == secure)
    return bool(environ["wsgi.url_scheme"] == "https")


def declared(query: str, parameters: tuple[str, ...]) -> tuple[str | None, ...]:
    """The last value that the query string gives each of the parameters; None where it has none."""
    values = dict(_pairs(query, parameters))
    return tuple(map(values.get, parameters))


def _pairs(query: str, parameters: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for pair in query.encode("latin-1", "replace").decode("utf-8", "replace").split("&"):
        name, _, value = pair.partition("=")
        if "%" in name or "+" in name:
            name = unquote_plus(name)
        if name in parameters:
            yield name, unquote_plus(value)


def cleaned(environ: Environ, key: Key, parameters: tuple[str, ...]) -> dict[str, Any]:
    """The request as Django may see it to print the page: nothing in it that the key leaves out.

    No header but Host, and the one that says https; only the declared parameters, once each.
    `editions.printing` is the environ of the reader who happened to come first.
    """
    secure, site, _, _, values = key
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith(("HTTP_", "REMOTE_", "CONTENT_"))
    }
    kept.pop("wsgi.file_wrapper", None)
    if settings.SECURE_PROXY_SSL_HEADER:
        header, secure_value = settings.SECURE_PROXY_SSL_HEADER
        if secure:
            kept[header] = secure_value
    said = zip(parameters, values, strict=True)
    return kept | {
        "REQUEST_METHOD": "GET",
        "HTTP_HOST": site,
        "wsgi.url_scheme": "https" if secure else "http",
        "QUERY_STRING": urlencode([pair for pair in said if pair[1] is not None]),
        "wsgi.input": io.BytesIO(),
        "editions.printing": environ,
    }
