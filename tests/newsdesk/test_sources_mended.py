"""What mends a source: each deed, what readers get by it, odd input, and two at once."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import SourceLink
from newsdesk.mending import deeds
from newsdesk.models import Revision
from sources.jobs import begun
from sources.models import SourceCheck
from tests import factories
from tests.newsdesk.test_sources_desk import LIST, State, damaged, page_of, words
from tests.pages import opened

pytestmark = pytest.mark.django_db

NEW = "https://prova.it/nuovo"
COPY = "https://archivio.example/ponte"


@pytest.fixture
def editions(monkeypatch):
    """One entry each time that the edition is raised."""
    raised = []
    monkeypatch.setattr("newsportal.public_changes.raise_edition", lambda: raised.append(True))
    return raised


def press(client, check, deed, **typed):
    """Press a button of the source's page, as it is now."""
    check = SourceCheck.objects.select_related("link").get(pk=check.pk)
    seen = {"seen": check.seen}
    return client.post(page_of(check), {"deed": deed, **seen, **typed}, follow=True)


def link_of(check):
    return SourceLink.objects.get(pk=check.pk)


def again(check):
    return SourceCheck.objects.get(pk=check.pk)


def footer(check):
    return opened(link_of(check).article.get_absolute_url()).says(class_="sources")


def test_a_new_address_is_taken_and_the_page_there_begins_anew(moderator, anna, editions):
    check = damaged(State.MOVED, final_url=NEW, first_title="Il ponte")
    editions.clear()
    assert "nuovo indirizzo" in words(press(moderator, check, "address", url=NEW))
    assert link_of(check).url == NEW
    now = again(check)
    assert (now.url, now.state, now.damage, now.first_title) == (NEW, State.WAITING, 0, "")
    assert editions
    newest, found = Revision.objects.of(check.link.article)
    assert (newest.made_by, newest.event) == (anna, Revision.Event.SAVED)
    assert newest.content["source_links"][0]["url"] == NEW
    assert found.content["source_links"][0]["url"] == check.url


def test_an_address_that_the_article_has_already_is_refused(moderator):
    check = damaged(State.MOVED, final_url=NEW)
    check.link.article.source_links.create(url=NEW)
    said = words(press(moderator, check, "address", url=NEW))
    assert "già tra le fonti" in said
    assert link_of(check).url == check.url
    assert Revision.objects.of(check.link.article).count() == 0


def test_its_own_address_is_nothing_new(moderator):
    check = damaged(State.MOVED)
    assert "ha già" in words(press(moderator, check, "address", url=check.url))
    assert Revision.objects.count() == 0


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "javascript:alert(1)",
        "ftp://prova.it/",
        "prova",
        "https://p\0.it",
        "https://" + "a" * 2_000,
    ],
)
def test_what_is_no_address_is_told_beside_the_field(moderator, typed):
    check = damaged()
    answer = press(moderator, check, "address", url=typed)
    assert answer.status_code == 200
    assert answer.context["address_form"].errors
    assert link_of(check).url == check.url


def test_gone_is_told_to_readers_with_the_copy(moderator):
    check = damaged(headline="Il ponte")
    press(moderator, check, "gone", archived_url=COPY)
    link = link_of(check)
    assert (link.gone_since, link.archived_url) == (timezone.localdate(), COPY)
    assert "originale non più online, copia archiviata" in footer(check)
    assert again(check).damage == 0
    revision = Revision.objects.newest(link.article)
    assert revision.content["source_links"][0]["archived_url"] == COPY


def test_gone_without_a_copy_leads_nowhere(moderator):
    check = damaged()
    press(moderator, check, "gone", archived_url="")
    assert "originale non più online" in footer(check) and "copia" not in footer(check)


def test_marked_as_gone_twice_keeps_the_first_day(moderator):
    check = damaged()
    link = check.link
    link.gone_since = "2026-11-01"
    link.save()
    press(moderator, check, "gone", archived_url="")
    assert str(link_of(check).gone_since) == "2026-11-01"


def test_a_copy_waits_until_the_original_is_gone(moderator):
    check = damaged(State.RETITLED)
    press(moderator, check, "copy", archived_url=COPY)
    assert link_of(check).archived_url == COPY
    assert "copia" not in footer(check)
    press(moderator, check, "gone", archived_url=COPY)
    assert "copia archiviata" in footer(check)
    press(moderator, check, "copy", archived_url="https://archivio.example/altra")
    press(moderator, check, "copy", archived_url="")
    assert link_of(check).archived_url == ""
    revisions = Revision.objects.count()
    answer = press(moderator, check, "copy", archived_url="")
    assert "Non c’è niente da cambiare." in words(answer)
    assert Revision.objects.count() == revisions


def test_a_copy_at_no_address_is_told_beside_the_field(moderator):
    check = damaged()
    answer = press(moderator, check, "gone", archived_url="javascript:alert(1)")
    assert answer.context["copy_form"].errors
    assert answer.content.decode().count(" autofocus") == 1
    assert link_of(check).gone_since is None


def test_what_is_back_online_is_linked_again(moderator):
    check = damaged()
    press(moderator, check, "gone", archived_url="")
    press(moderator, check, "online")
    assert link_of(check).gone_since is None
    assert "originale" not in footer(check)


def test_what_is_let_be_leaves_the_list_and_can_be_put_back(moderator, editions):
    check = damaged()
    editions.clear()
    press(moderator, check, "settle")
    assert again(check).settled_at and not moderator.get(LIST).context["rows"]
    assert len(moderator.get(LIST + "?kind=settled").context["rows"]) == 1
    assert "niente da cambiare" in words(press(moderator, check, "settle"))
    press(moderator, check, "unsettle")
    assert again(check).damage == 6 and len(moderator.get(LIST).context["rows"]) == 1
    assert not editions and Revision.objects.count() == 0


def test_a_page_is_looked_at_again_by_a_job(moderator):
    check = damaged()
    press(moderator, check, "again")
    job = DBTaskResult.objects.get()
    assert job.task_path == "sources.jobs.look_again"
    assert job.args_kwargs["args"][0] == check.pk


def test_what_was_never_looked_at_can_be_looked_at_and_marked(moderator):
    link = factories.published().source_links.create(url="https://prova.it/1")
    form = {"seen": begun(link).seen}
    moderator.post(f"{LIST}{link.pk}/change/", {"deed": "settle", **form})
    assert not SourceCheck.objects.exists()
    moderator.post(f"{LIST}{link.pk}/change/", {"deed": "gone", "archived_url": "", **form})
    assert SourceLink.objects.get().gone_since
    link.refresh_from_db()
    moderator.post(f"{LIST}{link.pk}/change/", {"deed": "again", "seen": begun(link).seen})
    assert SourceCheck.objects.get().url == link.url


def test_a_deed_about_what_a_colleague_did_meanwhile_is_not_done(moderator):
    check = damaged(State.GONE)
    late = {"seen": check.seen}
    press(moderator, check, "gone", archived_url=COPY)
    for deed in ("online", "gone"):
        typed = {"deed": deed, "archived_url": ""}
        assert "intanto" in words(moderator.post(page_of(check), typed | late, follow=True))
    link = link_of(check)
    assert link.gone_since and link.archived_url == COPY


def test_a_title_that_nobody_has_seen_is_not_settled(moderator):
    check = damaged(State.RETITLED, title="Due", first_title="Uno")
    late = {"seen": check.seen}
    SourceCheck.objects.update(title="Tre", since=timezone.now() + timedelta(hours=1))
    answer = moderator.post(page_of(check), {"deed": "settle", **late}, follow=True)
    assert "intanto" in words(answer)
    assert not SourceCheck.objects.get().settled_at


def test_no_number_whatsoever_deletes_or_breaks(moderator):
    for number in ("1", "9223372036854775808"):
        assert moderator.get(f"{LIST}{number}/delete/").status_code == 403


def test_an_address_with_a_password_is_refused(moderator):
    check = damaged(State.MOVED, final_url=NEW)
    press(moderator, check, "address", url="https://io:segreto@prova.it/")
    assert link_of(check).url == check.url


def test_of_two_at_once_the_later_is_told_and_changes_nothing(moderator):
    check = damaged(State.MOVED, final_url=NEW)
    late = {"seen": check.seen}
    press(moderator, check, "address", url=NEW)
    for deed in deeds.DEEDS:
        typed = {"deed": deed, "url": "https://prova.it/x", "archived_url": COPY}
        answer = moderator.post(page_of(check), typed | late, follow=True)
        assert "intanto" in words(answer), deed
    link = link_of(check)
    assert (link.url, link.gone_since, link.archived_url) == (NEW, None, "")
    assert DBTaskResult.objects.count() == 0


def test_what_was_withdrawn_meanwhile_is_not_found(moderator, anna):
    check = damaged()
    article = check.link.article
    article.withdrawn_at = timezone.now()
    article.save()
    assert press(moderator, check, "gone", archived_url="").status_code == 404
    with pytest.raises(SourceLink.DoesNotExist):
        deeds.mend("online", check.pk, check.seen, anna)
    assert Revision.objects.count() == 0


@pytest.mark.parametrize("form", [{}, {"deed": "x"}, {"deed": "delete"}, {"deed": ["", "\0"]}])
def test_a_deed_of_no_such_name_is_refused(moderator, form):
    check = damaged()
    assert moderator.post(page_of(check), form).status_code == 400
    assert moderator.post(LIST, form).status_code == 400
