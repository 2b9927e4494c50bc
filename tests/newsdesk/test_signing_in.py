"""How the newsroom comes in: by password or passkey, with a second factor where it is demanded."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import expect

from tests import factories
from tests.newsdesk.pages import change, desk

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
FACTORS = "/admin/account/"
PASSWORD = "una parola lunga"
ARTICLES = "/admin/articles/article/"


def sign_in(client, person, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": person.username, "password": password} | more)


def code(secret):
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06d}"


@pytest.fixture
def editor():
    return factories.staff("Editor")


@pytest.fixture
def secret(editor):
    """Of the editor's app, which is active; the recovery codes are made too."""
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)
    RecoveryCodes.activate(editor)
    return secret


# --- Password ---------------------------------------------------------------------------------


def test_who_knows_the_password_goes_on_to_where_he_wanted(editor):
    client = desk()
    assert client.get(ARTICLES).url == f"{LOGIN}?next={ARTICLES}"
    assert sign_in(client, editor, next=ARTICLES).url == ARTICLES
    assert client.get(ARTICLES).status_code == 200


def test_nobody_is_led_to_another_site(editor):
    assert sign_in(desk(), editor, next="https://evil.example/").url == "/admin/"


def test_a_wrong_password_is_said_in_italian_and_nothing_opens(editor):
    client = desk()
    answer = sign_in(client, editor, "sbagliata")
    assert "non sono corretti" in answer.content.decode()
    assert client.get(ARTICLES).status_code == 302


@pytest.mark.parametrize("right", ["is_staff", "is_active"])
def test_an_account_that_may_not_enter_is_answered_like_a_wrong_password(editor, right):
    setattr(editor, right, False)
    editor.save()
    assert "non sono corretti" in sign_in(desk(), editor).content.decode()


def test_who_may_not_enter_any_more_is_let_out_instead_of_sent_in_circles(editor):
    client = desk(editor)
    editor.is_staff = False
    editor.save()
    assert client.get(f"{LOGIN}?next=/admin/").status_code == 200
    assert "_auth_user_id" not in client.session


def test_guesses_are_slowed_for_the_account_also_for_the_right_one(editor):
    client = desk()
    for _ in range(5):
        sign_in(client, editor, "sbagliata")
    assert "Troppi tentativi" in sign_in(desk(), editor).content.decode()
    other = factories.staff("Editor")
    assert sign_in(desk(REMOTE_ADDR="192.0.2.9"), other).status_code == 302


def test_slowed_guesses_are_free_again_after_five_minutes(editor):
    with time_machine.travel("2026-11-23 09:00", tick=False) as clock:
        for _ in range(5):
            sign_in(desk(), editor, "sbagliata")
        clock.shift(301)
        assert sign_in(desk(), editor).status_code == 302


def test_there_are_no_doors_for_accounts_of_ones_own(editor):
    for name in ("signup", "password/reset", "email", "webauthn/signup"):
        address = f"{FACTORS}{name}/"
        assert desk().get(address).url == f"{LOGIN}?next={address}"
        assert desk(editor).get(address).status_code == 404


# --- Second factor ----------------------------------------------------------------------------


def test_with_an_app_the_password_alone_opens_nothing(editor, secret):
    client = desk()
    assert sign_in(client, editor).url == f"{FACTORS}authenticate/"
    assert client.get(ARTICLES).status_code == 302
    assert client.post(f"{FACTORS}authenticate/", {"code": "000000"}).status_code == 200
    assert client.get(ARTICLES).status_code == 302
    assert client.post(f"{FACTORS}authenticate/", {"code": code(secret)}).status_code == 302
    assert client.get(ARTICLES).status_code == 200


def test_a_recovery_code_opens_once(editor, secret):
    codes = Authenticator.objects.get(user=editor, type="recovery_codes").wrap()
    spare = codes.get_unused_codes()[0]
    for expected in (302, 200):
        client = desk()
        sign_in(client, editor)
        assert client.post(f"{FACTORS}authenticate/", {"code": spare}).status_code == expected


def test_where_it_is_demanded_an_editor_adds_one_before_anything_else(editor, settings):
    settings.DEMAND_SECOND_FACTOR = True
    client = desk(editor)
    for address in ("/admin/", ARTICLES, f"{ARTICLES}add/"):
        assert client.get(address).url == FACTORS
    assert "secondo fattore" in client.get(FACTORS).content.decode()
    assert client.post("/admin/logout/").status_code == 200


def test_pages_with_secrets_are_kept_by_nobody(editor, secret):
    client = desk(editor)
    client.post(f"{FACTORS}again/", {"password": PASSWORD})
    for address in (FACTORS, f"{FACTORS}recovery-codes/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "no-store" in page.headers["Cache-Control"]


def test_whoever_has_one_works_on(editor, secret, settings):
    settings.DEMAND_SECOND_FACTOR = True
    assert desk(editor).get(ARTICLES).status_code == 200


def test_it_is_demanded_of_editors_only(settings):
    settings.DEMAND_SECOND_FACTOR = True
    for group in ("Journalist", "Moderator"):
        assert desk(factories.staff(group)).get(ARTICLES).status_code == 200


def test_the_editor_in_chief_helps_whoever_lost_it(editor, secret):
    chief = desk(factories.staff("Editor-in-chief"))
    assert "Togli il secondo fattore" in chief.get(change(editor)).content.decode()
    forget = f"/admin/auth/user/{editor.pk}/second-factor/forget/"
    assert chief.get(forget).status_code == 405
    assert chief.post(forget).url == change(editor)
    assert sign_in(desk(), editor).url == "/admin/"


def test_nobody_else_takes_it_away(editor, secret):
    forget = f"/admin/auth/user/{editor.pk}/second-factor/forget/"
    for group in ("Editor", "Journalist", "Moderator"):
        assert desk(factories.staff(group)).post(forget).status_code in (403, 404)
    superuser = factories.staff("Editor-in-chief", is_superuser=True)
    TOTP.activate(superuser, generate_totp_secret())
    assert (
        desk(superuser).post(f"/admin/auth/user/{superuser.pk}/second-factor/forget/").status_code
        == 403
    )
    above = f"/admin/auth/user/{superuser.pk}/second-factor/forget/"
    assert desk(factories.staff("Editor-in-chief")).post(above).status_code == 404
    assert Authenticator.objects.filter(user__in=[editor, superuser], type="totp").count() == 2


# --- Sessions ---------------------------------------------------------------------------------


def test_a_session_ends_after_hours_without_use_and_lasts_while_it_is_used(editor, settings):
    hours = settings.SESSION_COOKIE_AGE // 3600
    with time_machine.travel("2026-11-23 06:00", tick=False) as clock:
        client = desk(editor)
        for _ in range(3):
            clock.shift((hours - 1) * 3600)
            assert client.get(ARTICLES).status_code == 200
        clock.shift(hours * 3600 + 1)
        assert client.get(ARTICLES).status_code == 302


def test_a_session_is_written_at_most_once_a_minute(editor):
    with time_machine.travel("2026-11-23 06:00", tick=False) as clock:
        client = desk(editor)
        for seconds, is_written in ((59, False), (1, True), (59, False), (1, True)):
            clock.shift(seconds)
            before = client.session.get("used_at")
            client.get(FACTORS)
            assert (client.session.get("used_at") != before) is is_written


def test_a_form_that_only_says_that_it_is_open_does_not_use_the_session(editor):
    with time_machine.travel("2026-11-23 06:00", tick=False) as clock:
        client = desk(editor)
        clock.shift(600)
        client.post(f"{ARTICLES}{factories.draft().pk}/presence/")
        assert "used_at" not in client.session


# --- Passkey ----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_and_opens_the_desk_though_guesses_are_slowed(page, live_server):
    editor = factories.staff("Editor")
    site = live_server.url.replace("127.0.0.1", "localhost")  # passkeys belong to a name
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    able = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": key | able})
    page.goto(f"{site}{LOGIN}?next={FACTORS}webauthn/add/")
    page.fill("[name=login]", editor.username)
    page.fill("[name=password]", PASSWORD)
    page.click("#login-form button")
    page.fill("[name=password]", PASSWORD)  # once more, before factors are changed
    page.click(".signing-in__form button")
    page.fill("[name=name]", "Portatile")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    expect(page.get_by_role("heading", name="Codici di recupero")).to_be_visible()
    page.context.clear_cookies()
    for _ in range(5):
        sign_in(desk(), editor, "sbagliata")
    page.goto(f"{site}{LOGIN}")
    page.click("#passkey_login")
    expect(page).to_have_url(f"{site}/admin/")
    page.context.clear_cookies()
    editor.is_active = False
    editor.save()
    page.goto(f"{site}{LOGIN}")
    with page.expect_navigation():
        page.click("#passkey_login")
    page.goto(f"{site}{ARTICLES}")
    expect(page).to_have_url(f"{site}{LOGIN}?next={ARTICLES}")
