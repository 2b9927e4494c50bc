"""A moderator's account changes related links and sources, and nothing else by any address."""

import pytest

from newsdesk.contents import content_of
from newsdesk.models import RelatedChange, Revision
from suggesting.making import make_for
from tests import factories
from tests.newsdesk.addresses import addresses, one_of_each
from tests.newsdesk.pages import desk, everything, form_on

pytestmark = pytest.mark.django_db

RELATED = {
    "articles.RelatedExclusion",
    "articles.RelatedLink",
    "articles.RelatedList",
    "articles.Suggestion",
    "newsdesk.RelatedChange",
}
SOURCES = {"articles.Source", "articles.SourceLink", "sources.SourceCheck"}
BESIDE = {  # that something was changed, and that a worker is to look
    "admin.LogEntry",
    "django_tasks_database.DBTaskResult",
    "editions.Change",
    "newsdesk.Revision",
}
OTHERS = {
    "articles.Article",
    "articles.Author",
    "articles.FrontPlace",
    "articles.InformationPage",
    "articles.Section",
    "articles.Series",
    "articles.Tag",
    "auth.Group",
    "auth.User",
    "newsdesk.Note",
    "newsdesk.PreviewLink",
    "newsdesk.WorkingCopy",
}
OWN = {"auth.User": "id", "mfa.Authenticator": "user_id"}  # one's own account
CHOSEN = {"related_links", "source_links"}
WORDS = ("headline", "name", "title", "username", "reason", "text", "note", "body", "biography")


@pytest.fixture
def article(db):
    article = one_of_each()
    Revision.objects.up_to_date(article)
    make_for([article.pk])  # else opening the desk would
    return article


def forged(article, other, form):
    """The form with all its words changed, and with whatever presses a button."""
    typed = {name: f"{form[name]}x" for name in form if any(word in name for word in WORDS)}
    pressed = dict.fromkeys(("post", "_publish", "_told", "_confirmed", "_save", "on"), "yes")
    facts = {
        "_selected_action": [article.pk],
        "action": "delete_selected",
        "index": "0",
        "deed": "add",
        "target": other.pk,
        "tags": ["Forgiato"],
        "count": "5",
    }
    return form | pressed | facts | dict.fromkeys(WORDS, "Forgiato") | typed


def changed_by(person, sent):
    """The kinds of rows that are others once the person has posted these forms."""
    before, client = kept(person), desk(person)
    for address, form in sent:
        assert client.post(address, form).status_code < 500, address
        if "logout" in address:
            client.force_login(person)
    after = kept(person)
    return {name for name in after if after[name] != before[name]}


def kept(person):
    """What the newsroom keeps but for the person's own account."""
    found = everything()
    for name, key in OWN.items():
        found[name] = [row for row in found[name] if row[key] != person.pk]
    return found


def form_at(client, address):
    """What a page lets one type, if it is one for that."""
    if not address.endswith(("/add/", "/change/")):
        return {}
    page = client.get(address)
    return form_on(page) if page.status_code == 200 else {}


def test_a_moderator_changes_related_links_and_sources_and_nothing_else(article):
    chief, other = factories.staff("Editor-in-chief", is_superuser=True), factories.published()
    client, colleague = desk(chief), factories.staff("Editor")
    sent = [
        (address, forged(article, other, form_at(client, address)))
        for address in addresses(article, colleague)
    ]
    before = content_of(article)
    changed = changed_by(factories.staff("Moderator"), sent)
    assert changed - RELATED - SOURCES - BESIDE == set()
    assert changed >= {"articles.RelatedLink", "articles.RelatedList", "newsdesk.RelatedChange"}
    assert not RelatedChange.objects.filter(made_by=colleague, undone_at__isnull=False).exists()
    for revision in Revision.objects.of(article):
        assert {name for name in before if revision.content[name] != before[name]} <= CHOSEN
    # So these forms do what they say, for who may.
    assert changed_by(chief, sent) >= OTHERS
