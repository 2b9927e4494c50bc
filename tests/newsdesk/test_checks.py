"""What is looked at before an article goes out: errors keep it back, warnings ask once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsdesk.checks import CHECKS, Candidate, findings
from newsdesk.models import Revision
from photos.models import Photo
from tests import factories
from tests.newsdesk.pages import change, desk, form_on, opened

pytestmark = pytest.mark.django_db
ERRORS = {code for code, is_error, *_ in CHECKS if is_error}
TEXT = "<p>Il ponte riapre lunedì dopo due anni di lavori.</p>"


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def complete(headline="Riapre il ponte sul fiume", **facts):
    """A draft in which nothing is to be found."""
    facts = {"photo": factories.photo(), "standfirst": "Dopo due anni.", "body": TEXT} | facts
    article = factories.draft(headline, **facts)
    article.related_links.create(target=factories.published("La piscina chiude per il freddo"))
    return article


def found(article):
    return [finding.code for finding in findings(Candidate.of(article.pk))]


def linking(address, words="la notizia"):
    return f'{TEXT}<p>Come dice <a href="{address}">{words}</a>.</p>'


def test_in_a_complete_article_nothing_is_found():
    assert found(complete()) == []


def figure(photo):
    return (
        f'{TEXT}<figure class="figure"><img src="/media/a.jpg" alt="" data-file="{photo.pk}">'
        "</figure>"
    )


FAULTS = {
    "picture": lambda: complete(photo=None),
    "rights": lambda: complete(photo=factories.photo(rights_until=timezone.localdate() - DAY)),
    "source": lambda: complete(origin="rewritten"),
    "related": lambda: factories.draft(
        photo=factories.photo(), standfirst="Sì.", headline="Un titolo lungo e solo suo"
    ),
    "standfirst": lambda: complete(standfirst=""),
    "headings": lambda: complete(body=f"<h3>Prima</h3>{TEXT}"),
    "idle_link": lambda: complete(body=linking("https://example.org/", "Clicca qui")),
    "section": lambda: without_section(),
    "text": lambda: complete(body=""),
    "licence": lambda: complete(origin="republished"),
    "target": lambda: complete(body=linking(factories.draft("Bozza").get_absolute_url())),
    "link_words": lambda: complete(body=linking("https://example.org/", "→")),
    "alt": lambda: complete(photo=imported("IMG_2041.jpg")),
    "namesake": lambda: complete(factories.published("Il ponte riapre lunedì").headline + "!"),
}
DAY = timedelta(days=1)


def imported(alt):
    photo = factories.photo()
    Photo.objects.filter(pk=photo.pk).update(alt=alt)
    return photo


def without_section():
    article = complete()
    article.section = None
    article.save()
    return article


def test_each_check_is_tried():
    assert set(FAULTS) == {code for code, *_ in CHECKS}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_found_alone(code):
    assert found(FAULTS[code]()) == [code]


def test_pictures_in_the_text_are_looked_at_too():
    assert found(complete(body=figure(imported("foto.png")))) == ["alt"]
    ended = factories.photo(rights_until=timezone.localdate() - DAY)
    assert found(complete(body=figure(ended))) == ["rights"]


@pytest.mark.parametrize("words", ["qui", "Qui.", "CLICCA QUI »", "leggi tutto", "click here"])
def test_words_that_lead_nowhere_are_known(words):
    assert found(complete(body=linking("https://example.org/", words))) == ["idle_link"]


def test_links_to_what_readers_get_are_in_order(settings):
    public = factories.published("La piscina")
    former = public.get_absolute_url()
    public.slug = "la-piscina-comunale"
    public.save()
    for address in (public.get_absolute_url(), former, settings.SITE_URL + former, "/latest/"):
        assert found(complete(body=linking(address))) == [], address


def test_links_to_what_readers_do_not_get_are_errors(settings):
    gone = factories.withdrawn("Ritirato").get_absolute_url()
    for address in (gone, settings.SITE_URL + gone, "/tecnologia/mai-esistito/"):
        assert found(complete(body=linking(address))) == ["target"], address


def test_what_is_out_first_may_be_linked_to():
    target = factories.scheduled("Domani", in_hours=2).get_absolute_url()
    later = complete(body=linking(target), published_at=timezone.now() + timedelta(hours=3))
    sooner = complete("Un altro", body=linking(target))
    assert (found(later), found(sooner)) == ([], ["target"])


def test_old_headlines_may_come_again():
    factories.published("Il ponte riapre lunedì", hours_ago=24 * 31)
    assert found(complete("Il ponte riapre lunedì")) == []


def test_four_questions_are_enough():
    target = factories.published("La piscina").get_absolute_url()
    article = complete(body=figure(factories.photo()) + linking(target))
    with CaptureQueriesContext(connection) as asked:
        assert found(article) == []
    assert len(asked) <= 4, [query["sql"] for query in asked]


# --- In the form ------------------------------------------------------------------------------


def unread(client, article):
    """The form as it is first opened: nobody has read a warning."""
    form = opened(client, change(article))
    del form["_findings_seen"]
    return form


def test_warnings_ask_once(editor):
    article = complete(photo=None)
    page = editor.post(
        change(article), unread(editor, article) | {"_publish": "1", "place": "Lodi"}
    )
    article.refresh_from_db()
    assert (page.status_code, article.published_at, article.place) == (200, None, "")
    again = form_on(page)
    assert (again["place"], again["_findings_seen"].split()) == ("Lodi", ["picture"])
    assert 'href="#id_photo"' in page.content.decode()
    assert editor.post(change(article), again | {"_publish": "1"}).status_code == 302
    article.refresh_from_db()
    assert article.is_published() and article.place == "Lodi"


def test_what_is_found_anew_asks_again(editor):
    article = complete(photo=None, standfirst="")
    form = unread(editor, article) | {"_publish": "1", "_findings_seen": "picture"}
    page = editor.post(change(article), form)
    assert form_on(page)["_findings_seen"].split() == ["picture", "standfirst"]


@pytest.mark.parametrize("code", sorted(ERRORS - {"section", "text", "licence"}))
def test_errors_keep_it_back_however_often_one_presses(editor, code):
    article = FAULTS[code]()
    form = opened(editor, change(article)) | {"_publish": "1"}
    for _ in range(2):
        page = editor.post(change(article), form)
        assert page.status_code == 200
        assert b"findings-anyway" not in page.content
        article.refresh_from_db()
        assert article.published_at is None
        form = form_on(page) | {"_publish": "1"}


def test_nothing_of_what_is_kept_back_is_in_the_history(editor):
    article = complete(photo=None)
    form = unread(editor, article) | {"_publish": "1", "headline": "Un altro titolo"}
    before = list(Revision.objects.values_list("number", "event"))
    editor.post(change(article), form)
    assert list(Revision.objects.values_list("number", "event")) == before


def test_scheduling_asks_as_publishing_does(editor):
    article = complete(photo=None)
    moment = {"published_at_0": "01/01/2090", "published_at_1": "10:00:00", "_save": "1"}
    page = editor.post(change(article), unread(editor, article) | moment)
    assert page.status_code == 200
    assert 'name="_save"' in page.content.decode().split("findings-anyway")[1][:200]
    assert editor.post(change(article), form_on(page) | {"_save": "1"}).status_code == 302
    article.refresh_from_db()
    assert article.published_at.year == 2090


def test_drafts_and_what_is_public_are_saved_without_questions(editor):
    for article in (complete(photo=None), factories.published(), factories.withdrawn()):
        form = unread(editor, article) | {"place": "Lodi"}
        assert editor.post(change(article), form).status_code == 302


def test_a_new_article_is_looked_at_too(editor):
    form = opened(editor, "/admin/articles/article/add/") | {"_findings_seen": ""}
    section = factories.section().pk
    typed = {"headline": "Nuovo", "body": TEXT, "section": section, "_publish": "1"}
    page = editor.post("/admin/articles/article/add/", form | typed)
    assert page.status_code == 200
    assert "picture" in form_on(page)["_findings_seen"]


# --- Before anybody publishes -----------------------------------------------------------------


def test_the_list_is_there_before_publishing(editor):
    article = complete(photo=None)
    address = change(article, "findings")
    assert address in editor.get(change(article)).content.decode()
    page = editor.get(address).content.decode()
    assert f'href="{change(article)}#id_photo"' in page and "<h1" in page
    alone = editor.get(address, headers={"X-Requested-With": "fetch"}).content.decode()
    assert 'href="#id_photo"' not in alone and "<h1" not in alone


def test_the_list_is_for_those_who_write_the_article():
    article = complete()
    stranger = desk(factories.staff("Journalist"))
    assert stranger.get(change(article, "findings")).status_code == 404
    public = factories.published(created_by=factories.staff("Journalist"))
    assert desk(public.created_by).get(change(public, "findings")).status_code == 404
