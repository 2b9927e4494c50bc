"""The privacy page tells the running settings: another setting, another page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages import opened, reader, words
from visits.models import UncountedOpenings

pytestmark = pytest.mark.django_db


def told():
    """What the page says, by subject."""
    facts = {}
    for row in opened("/privacy/").one(class_="information__facts"):
        facts[words(row.find("dt"))] = " ".join(words(sentence) for sentence in row.iter("dd"))
    return facts


def test_readers_are_told_that_nothing_is_stored_on_their_device():
    assert told()["Sul tuo dispositivo"] == (
        "Non ci scriviamo e non ci leggiamo nulla: nessun cookie, nessun dato nella memoria del"
        " browser."
    )


def test_a_browser_that_remembers_the_encrypted_line_is_told_so(settings):
    settings.SECURE_HSTS_SECONDS = 63_072_000
    assert "Per 730 giorni il tuo browser ricorda" in told()["Sul tuo dispositivo"]


def test_counting_is_told_with_every_reason_not_to_count(settings):
    fact = told()["Quante volte si legge un articolo"]
    assert "senza scadenza" in fact
    for reason in UncountedOpenings.Reason:
        is_told = str(reason.label)[1:] in fact
        assert is_told == (reason not in UncountedOpenings.LOSSES)
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "visits" not in name]
    assert told()["Quante volte si legge un articolo"] == "Non lo contiamo."


def test_words_that_are_searched_for_are_written_down_nowhere_as_readers_are_told():
    with CaptureQueriesContext(connection) as queries:
        opened("/search/?q=parolachiave")
        assert reader().get("/search/suggestions/?q=parolachiave").status_code == 200
    assert [q["sql"] for q in queries if not q["sql"].startswith("SELECT")] == []
    assert "non le annota" in told()["Quando cerchi"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "non conserva indirizzi"),
        (1, "conserva per 1 giorno gli indirizzi"),
        (1200, "conserva per 1.200 giorni gli indirizzi"),
        (None, "Chiedici per quanto tempo."),
    ],
)
def test_the_log_of_the_server_in_front_is_told(settings, days, said):
    settings.ACCESS_LOG_DAYS = days
    assert said in told()["Nei registri dei server"]


@pytest.mark.parametrize(
    ("engine", "said"), [("sqlite3", "In un file"), ("postgresql", "Nella banca dati")]
)
def test_the_place_of_the_data_is_told(monkeypatch, settings, engine, said):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", f"django.db.backends.{engine}")
    assert told()["Dove si trovano i dati"].startswith(said)


def test_only_the_networks_that_share_links_lead_to_are_named(settings):
    settings.SHARE_NETWORKS = ["telegram", "email", "copy"]
    fact = told()["Altri siti"]
    assert "Telegram" in fact and "Facebook" not in fact
    assert "è stato condiviso" not in fact
    settings.SHARE_CAMPAIGN = True
    assert "è stato condiviso" in told()["Altri siti"]
    settings.SHARE_NETWORKS = ["copy"]
    assert "condividere" not in told()["Altri siti"]


def test_hosts_that_the_policy_lets_in_are_named(settings):
    assert "vengono solo da noi" in told()["Altri siti"]
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": {**directives, "img-src": ["'self'", "https://pics.example"]}
    }
    fact = told()["Altri siti"]
    assert "arrivano da https://pics.example." in fact
    assert "vengono solo da noi" not in fact


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("strict-origin-when-cross-origin", "sa che arrivi da noi, non da quale pagina"),
        ("same-origin", "non sa da dove arrivi"),
        ("unsafe-url", None),
    ],
)
def test_what_other_sites_learn_follows_the_referrer_policy(settings, policy, said):
    settings.SECURE_REFERRER_POLICY = policy
    fact = told()["Altri siti"]
    assert said in fact if said else "Il sito che apri" not in fact


def test_mail_is_told_where_there_is_an_address(settings):
    assert "Se ci scrivi" not in told()
    settings.CONTACT_EMAIL = "redazione@prova.example"
    assert "per risponderti" in told()["Se ci scrivi"]


def test_the_newsrooms_cookies_are_told_by_name_and_length(settings):
    settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_AGE = "prova", 3 * 24 * 60 * 60
    assert "«prova» per 3 giorni" in told()["Chi lavora qui"]
