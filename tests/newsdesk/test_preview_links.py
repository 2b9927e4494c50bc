"""A draft is shown by a secret link: to whoever has it, while it works, and to nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsdesk.models import PreviewLink
from newsportal.printing import PRINTED
from tests import factories
from tests.newsdesk.pages import change, desk, everything
from tests.pages import Page, reader
from visits.models import DailyVisits, UncountedOpenings

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return factories.staff("Journalist")


@pytest.fixture
def article(writer):
    return factories.draft("Ancora segreto", created_by=writer, tags=["ponti"])


@pytest.fixture
def link(article, writer):
    return PreviewLink.objects.make(article, writer)


def gone(link):
    """What stands at the address of a link that shows nothing."""
    answer = reader().get(f"/preview/{link}/")
    assert answer.status_code == 404
    return answer.content, {k: v for k, v in answer.headers.items() if k != "Content-Length"}


# --- What a link shows ------------------------------------------------------------------------


def test_whoever_has_the_link_sees_the_draft_as_it_is_saved(link):
    answer = reader().get(link.get_absolute_url())
    page = Page(answer.content.decode())
    assert answer.status_code == 200
    assert page.says("h1") == "Ancora segreto"
    assert page.says("p", class_="preview-notice") == "Anteprima: non ancora pubblicato"
    assert "ponti" in page.text


def test_a_scheduled_article_is_shown_with_its_time(article, link):
    article.published_at = timezone.now() + timedelta(days=3)
    article.save()
    assert reader().get(link.get_absolute_url()).status_code == 200


def test_an_article_of_one_word_is_shown(writer):
    article = factories.draft("Solo", body="", section=None, created_by=writer)
    article.section = None
    article.save()
    link = PreviewLink.objects.make(article, writer)
    assert Page(reader().get(link.get_absolute_url()).content.decode()).says("h1") == "Solo"


def test_nobody_lists_keeps_frames_or_tells_of_it(link):
    answer = reader().get(link.get_absolute_url())
    page = Page(answer.content.decode())
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert page.meta("robots") == ["noindex, nofollow, noarchive"]
    assert page.meta("referrer") == ["no-referrer"]
    assert page.all("script") == []
    assert page.meta("og:title") == []
    assert [one for one in page.all("link") if one.get("rel") == "canonical"] == []
    assert not answer.cookies and "Cookie" not in answer.headers.get("Vary", "")
    assert "preview" not in PRINTED and "Edition" not in answer.headers
    assert link.secret not in answer.content.decode()


def test_nothing_is_counted_or_changed_by_looking(link, settings):
    before = everything()
    for settings.VISITS in ("server", "beacon"):
        for method in (reader().get, reader().head):
            assert method(link.get_absolute_url()).status_code == 200
    assert reader().post(link.get_absolute_url()).status_code == 405
    assert everything() == before
    assert not DailyVisits.objects.exists() and not UncountedOpenings.objects.exists()


def test_looking_asks_little_of_the_database(link):
    reader().get(link.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        reader().get(link.get_absolute_url())
    assert len(queries) <= 7, [query["sql"] for query in queries]
    with CaptureQueriesContext(connection) as queries:
        reader().get("/preview/inventato/")
    assert not any("session" in query["sql"] for query in queries)


# --- When it shows nothing --------------------------------------------------------------------


def test_a_link_that_ended_was_revoked_or_never_was_answers_the_same(article, writer):
    ended, revoked, withdrawn, deleted = (
        PreviewLink.objects.make(factories.draft(f"D{n}"), writer) for n in range(4)
    )
    PreviewLink.objects.filter(pk=ended.pk).update(ends_at=timezone.now())
    PreviewLink.objects.filter(pk=revoked.pk).revoke()
    other = withdrawn.article
    other.published_at = other.withdrawn_at = timezone.now()
    other.save()
    deleted.article.delete()
    answers = [gone(each.secret) for each in (ended, revoked, withdrawn, deleted)]
    answers += [gone("inventato"), gone("x" * 300)]
    assert [answer for answer in answers if answer != answers[0]] == []
    assert answers[0][1]["Cache-Control"] == "no-store, private"


def test_a_link_works_for_seven_days(link):
    last = link.ends_at - timedelta(seconds=1)
    assert link.ends_at - link.made_at == pytest.approx(timedelta(days=7), abs=timedelta(seconds=5))
    assert PreviewLink.objects.working(last).get() == link
    assert not PreviewLink.objects.working(link.ends_at).exists()


def test_what_is_published_meanwhile_is_read_at_its_own_address(article, link):
    article.published_at = timezone.now()
    article.save()
    answer = reader().get(link.get_absolute_url())
    assert (answer.status_code, answer.url) == (302, article.get_absolute_url())
    assert answer.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("secret", ["%00", "a%00b", "..", "è", "'", "a/b", ""])
def test_no_guess_breaks_it(secret):
    assert reader().get(f"/preview/{secret}/").status_code in (400, 404)


def test_two_links_have_nothing_in_common(article, writer):
    secrets = {PreviewLink.objects.make(article, writer).secret for _ in range(50)}
    assert len(secrets) == 50
    assert min(map(len, secrets)) >= 32  # 24 bytes: nobody guesses them


def test_a_draft_with_a_link_stands_nowhere_else(article, link):
    public = ["/", "/latest/", "/feed/", "/sitemap.xml", "/sitemap-pages.xml", "/robots.txt"]
    public += [article.section.get_absolute_url(), "/search/?q=segreto", "/tag/ponti/"]
    for address in public:
        content = reader().get(address).content.decode()
        assert "Ancora segreto" not in content and link.secret not in content, address
    assert reader().get(article.get_absolute_url()).status_code == 404
    picture = f"/share/{article.guid}-0123456789abcdef.jpg"
    assert reader().get(picture).status_code == 404


# --- Who makes them ---------------------------------------------------------------------------


def make(person, article):
    return desk(person).post(change(article, "preview_links"))


def test_the_writer_and_editors_make_links_others_do_not(article, writer):
    for person, status in (
        (writer, 302),
        (factories.staff("Editor"), 302),
        (factories.staff("Journalist"), 404),
        (factories.staff("Moderator"), 404),
    ):
        before = article.preview_links.count()
        assert make(person, article).status_code == status
        assert article.preview_links.count() == before + (status == 302)
        client = desk(person)
        assert client.get(change(article, "preview_links")).status_code == (
            200 if status == 302 else 404
        )
    public = factories.published()
    answer = desk(factories.staff("Moderator")).get(change(public, "preview_links"))
    assert answer.status_code == 403


def test_the_list_says_address_end_and_maker(article, link, writer):
    ended = PreviewLink.objects.make(article, writer)
    PreviewLink.objects.filter(pk=ended.pk).revoke()
    page = desk(writer).get(change(article, "preview_links")).content.decode()
    assert f"http://127.0.0.1:8000{link.get_absolute_url()}" in page
    assert writer.username in page
    assert ended.secret not in page


def test_a_link_is_revoked_at_once_and_for_good(article, link, writer):
    address = f"{change(article, 'preview_links')}{link.pk}/revoke/"
    assert desk(factories.staff("Journalist")).post(address).status_code == 404
    assert desk(writer).get(address).status_code == 405
    assert reader().get(link.get_absolute_url()).status_code == 200
    assert desk(writer).post(address).status_code == 302
    gone(link.secret)
    link.refresh_from_db()
    revoked_at = link.revoked_at
    desk(factories.staff("Editor")).post(address)
    link.refresh_from_db()
    assert link.revoked_at == revoked_at
    other = factories.draft(created_by=writer)
    elsewhere = f"{change(other, 'preview_links')}{link.pk}/revoke/"
    assert desk(writer).post(elsewhere).status_code == 404


def test_what_was_public_gets_no_link(writer):
    editor = factories.staff("Editor")
    for article in (factories.published(), factories.withdrawn()):
        assert make(editor, article).status_code == 302
        assert not article.preview_links.exists()
        page = desk(editor).get(change(article, "preview_links")).content.decode()
        assert "non serve un link" in page
        assert b"data-preview-links" not in desk(editor).get(change(article)).content


def test_links_of_an_article_are_not_made_without_end(article, writer):
    for _ in range(20):
        PreviewLink.objects.make(article, writer)
    client = desk(writer)
    page = client.post(change(article, "preview_links"), follow=True).content.decode()
    assert article.preview_links.count() == 20
    assert "già molti link" in page
