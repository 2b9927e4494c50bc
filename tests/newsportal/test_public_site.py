"""A site that is open to the world: HTTPS, cookies, its own name."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests import factories
from tests.newsportal.test_headers import CSP
from tests.pages import reader

pytestmark = pytest.mark.django_db

PUBLIC = {
    "SITE_URL": "https://www.esempio.it",
    "SECRET_KEY": "x" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
}
PUBLIC_SITE = """
import django
from newsportal import settings
# Tables are made without their history, files are not collected: both take seconds.
labels = ["newsportal", "admin", *(app.split(".")[-1] for app in settings.INSTALLED_APPS)]
settings.MIGRATION_MODULES = dict.fromkeys(labels)
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
django.setup()
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
call_command("migrate", run_syncdb=True, verbosity=0)
call_command("createcachetable")
from django.contrib.auth.models import User
from django.test import Client
User.objects.create_superuser("capo", password="una parola lunga")
site = {"HTTP_HOST": "www.esempio.it", "secure": True}
answers = {
    "plain": Client().get("/tecnologia?a=1", HTTP_HOST="www.esempio.it"),
    "foreign": Client().get("/", HTTP_HOST="evil.example"),
    "local": Client().get("/", HTTP_HOST="localhost", secure=True),
    "claimed": Client().get("/", HTTP_HOST="www.esempio.it", HTTP_X_FORWARDED_PROTO="https"),
    "front": Client().get("/", **site),
    "feed": Client().get("/feed/", **site),
    "login page": Client().get("/admin/login/", **site),
}
entry = {"login": "capo", "password": "una parola lunga", "next": "/admin/"}
signed = Client().post("/admin/login/", entry, **site)
for name, answer in (answers | {"signed in": signed}).items():
    print(name, answer.status_code, answer.headers.get("Location", "-"), sep="|")
    for header in ("Strict-Transport-Security", "Content-Security-Policy", "Vary"):
        print(name, header, answer.headers.get(header, "-"), sep="|")
    for cookie in answer.cookies.values():
        print(name, "Set-Cookie", cookie.OutputString(), sep="|")
print("feed", "link", b"https://www.esempio.it/" in answers["feed"].content, sep="|")
"""


@pytest.fixture(scope="module")
def public_site(tmp_path_factory):
    """What a site with an https address answers, by name of the request."""
    room = tmp_path_factory.mktemp("public")
    environment = {
        **{key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")},
        **PUBLIC,
        "VAR_DIR": str(room),
        "DATABASE_URL": f"sqlite:///{room}/public.sqlite3",
        "DJANGO_SETTINGS_MODULE": "newsportal.settings",
        "SITE_LANGUAGE": "it",
        "TIME_ZONE": "Europe/Rome",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    command = [sys.executable, "-c", PUBLIC_SITE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=room)
    assert done.returncode == 0, done.stderr
    lines = [tuple(line.split("|", 2)) for line in done.stdout.splitlines() if line.count("|") == 2]
    return {name: [line[1:] for line in lines if line[0] == name] for name, *_ in lines}


def test_a_public_site_leads_to_https_at_the_same_host_first(public_site):
    assert public_site["plain"][0] == ("301", "https://www.esempio.it/tecnologia?a=1")
    assert public_site["claimed"][0] == ("301", "https://www.esempio.it/")
    assert public_site["front"][0] == ("200", "-")


def test_a_public_site_answers_to_its_own_name_only(public_site):
    assert public_site["foreign"][0][0] == public_site["local"][0][0] == "400"


def test_a_public_site_demands_https_for_two_years(public_site):
    hsts = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload")
    assert hsts in public_site["front"] and hsts in public_site["feed"]
    assert ("link", "True") in public_site["feed"]


def test_a_public_site_has_its_resources_upgraded(public_site):
    policy = dict(public_site["front"])["Content-Security-Policy"]
    assert set(policy.split("; ")) == CSP | {"upgrade-insecure-requests"}


def test_only_staff_get_cookies_and_only_the_safest_kind(public_site):
    assert not [
        line for line in public_site["front"] + public_site["feed"] if "Cookie" in str(line)
    ]
    cookies = [value for header, value in public_site["signed in"] if header == "Set-Cookie"]
    cookies += [value for header, value in public_site["login page"] if header == "Set-Cookie"]
    assert {cookie.split("=")[0] for cookie in cookies} == {"__Host-session", "__Host-csrf"}
    for cookie in cookies:
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= parts
        assert not [part for part in parts if part.startswith("domain")]


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_behind_a_proxy_its_word_on_https_counts():
    with override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60):
        assert reader(**{"X-Forwarded-Proto": "https"}).get("/").status_code == 200
        assert reader(**{"X-Forwarded-Proto": "http"}).get("/").status_code == 301


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO"])
def test_nothing_outside_the_newsdesk_can_be_changed_and_no_body_is_waited_for(method):
    factories.published()
    answer = Client(headers={"Cookie": "csrf=" + "a" * 32}).generic(method, "/", "x=1")
    assert answer.status_code == 405
    assert "POST" not in answer.headers["Allow"]


def test_what_may_change_again_is_asked_for_again():
    gone = factories.withdrawn("Una storia ritirata")
    moved = factories.published("Una storia", slug="prima")
    former = moved.get_absolute_url()
    moved.slug = "poi"
    moved.save()
    for address, status in ((gone.get_absolute_url(), 410), (former, 301)):
        answer = Client().get(address)
        assert answer.status_code == status
        assert "no-cache" in answer.headers["Cache-Control"]
