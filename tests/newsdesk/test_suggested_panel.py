"""The panel of the article form: suggestions with reasons, put into the form's rows by a press."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import RelatedExclusion, RelatedLink, Suggestion
from newsdesk.checks import CHECKS, Candidate, findings
from newsdesk.suggested import suggested_for
from tests import factories
from tests.newsdesk.pages import ARTICLES, LINKED, change, desk, opened
from tests.newsdesk.related import suggest

pytestmark = pytest.mark.django_db
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def editor():
    return desk(factories.staff("Editor"))


def listed(client, article, **headers):
    return client.get(f"{ARTICLES}{article.pk}/suggested/", headers=headers)


def test_the_form_names_the_list_and_does_not_ask_for_it(editor):
    article = factories.published()
    suggest(article, factories.published("La proposta"))
    page = editor.get(change(article)).content.decode()
    assert f'data-suggested="{ARTICLES}{article.pk}/suggested/"' in page
    assert "La proposta" not in page


def test_a_new_article_is_saved_first(editor):
    page = editor.get(f"{ARTICLES}add/").content.decode()
    assert 'data-suggested="' not in page and "Quando l’articolo sarà salvato" in page


def test_each_suggestion_comes_with_its_reasons_the_best_first(editor):
    article = factories.published()
    best, other = factories.published("La prima"), factories.published("La seconda")
    suggest(article, best, other, tags=["Ponti", "Fiumi"])
    page = listed(editor, article, **FETCH).content.decode()
    assert page.index("La prima") < page.index("La seconda")
    assert "Ponti, Fiumi" in page and best.section.name in page
    assert f'data-suggestion="{best.pk}"' in page
    assert "<html" not in page


def test_the_excluded_the_linked_and_the_hidden_are_not_suggested(editor):
    article = factories.published()
    linked, excluded, gone = (factories.published(f"Mai {n}") for n in range(3))
    suggest(article, linked, excluded, gone)
    article.related_links.create(target=linked)
    RelatedExclusion.objects.create(article=article, target=excluded)
    gone.withdraw()
    page = listed(editor, article, **FETCH).content.decode()
    assert "Mai" not in page and "Niente è abbastanza vicino" in page


def test_without_a_script_the_list_is_a_page_that_leads_to_the_desk(editor):
    article, later = factories.published(), factories.draft()
    page = listed(editor, article).content.decode()
    assert "<html" in page and f'href="{LINKED}{article.pk}/change/"' in page
    assert LINKED not in listed(editor, later, **FETCH).content.decode()


def test_headlines_are_words_and_no_html(editor):
    article = factories.published()
    suggest(article, factories.published("<script>x</script>"))
    assert "<script>x" not in listed(editor, article, **FETCH).content.decode()


def test_it_is_for_those_who_write_the_article_and_choose_links(editor):
    article = factories.draft()
    address = f"{ARTICLES}{article.pk}/suggested/"
    assert desk(factories.staff("Journalist")).get(address).status_code == 404
    assert desk(factories.staff("Moderator")).get(address).status_code == 404
    assert desk().get(address).status_code == 302
    assert editor.post(address).status_code == 405
    assert editor.get(f"{ARTICLES}999999/suggested/").status_code == 404
    person = factories.staff("Journalist", username="sua")
    own = factories.draft(created_by=person)
    assert desk(person).get(f"{ARTICLES}{own.pk}/suggested/").status_code == 403
    assert "data-mends" not in desk(person).get(change(own)).content.decode()


# --- What readers have not seen yet -------------------------------------------------------------


def test_a_draft_is_suggested_what_its_saved_text_and_tags_are_near_to():
    near = factories.published("Il ponte sul fiume riapre", tags=["Ponti"])
    article = factories.draft("Il ponte sul fiume chiude ancora", tags=["Ponti"])
    assert near in [each.target for each in suggested_for(article)]


def test_they_are_made_anew_once_a_draft_is_saved_again():
    factories.published("Il ponte", tags=["Ponti"])
    article = factories.draft("Un titolo")
    assert "tags" not in str([each.reasons for each in suggested_for(article)])
    article.tags.add("Ponti")
    article.save()
    assert [each.reasons["tags"] for each in suggested_for(article)] == [["Ponti"]]


def test_what_is_public_is_left_to_the_jobs(monkeypatch):
    article = factories.published()
    suggest(article)
    monkeypatch.setattr("newsdesk.suggested.make_for", lambda articles: pytest.fail("made"))
    assert suggested_for(article) == []


def test_the_check_before_publishing_tells_how_many_wait():
    article = factories.draft()
    found = [factories.published(tags=["Ponti"]) for _ in range(2)]
    suggest(article, *found)
    (finding,) = [f for f in findings(Candidate.of(article.pk)) if f.code == "related"]
    assert "2 proposte" in finding.message
    assert finding.anchor == "related_links-group"
    article.related_links.create(target=found[0])
    assert "related" not in [f.code for f in findings(Candidate.of(article.pk))]
    RelatedLink.objects.update(expires_at=timezone.now() - timezone.timedelta(hours=1))
    assert "related" in [f.code for f in findings(Candidate.of(article.pk))]


def test_publishing_tells_of_those_that_were_made_and_makes_none(editor):
    factories.published("Il ponte", tags=["Ponti"])
    article = factories.draft("Un altro titolo", tags=["Ponti"])
    editor.get(f"{ARTICLES}{article.pk}/findings/")
    form = opened(editor, change(article)) | {"_publish": "1", "_findings_seen": ""}
    assert "Non è scelto alcun" in editor.post(change(article), form).content.decode()
    assert not Suggestion.objects.exists()
    listed(editor, article)  # somebody opens the panel
    assert "1 proposta aspetta" in editor.post(change(article), form).content.decode()
    seen = form | {"_findings_seen": " ".join(code for code, *_ in CHECKS)}
    assert editor.post(change(article), seen).status_code == 302
    article.refresh_from_db()
    assert article.is_published()


# --- In a browser -------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_press_adds_a_row_that_is_saved_with_the_article(newsdesk, live_server, complaints):
    article = factories.published("Si parte da qui")
    found = [factories.published(f"Proposta {number}") for number in range(7)]
    suggest(article, *found, tags=["Ponti"])
    newsdesk.goto(live_server.url + change(article))
    panel = newsdesk.get_by_role("region", name="Link proposti")
    panel.scroll_into_view_if_needed()
    buttons = panel.get_by_role("button")
    expect(buttons).to_have_count(5)
    expect(panel).to_contain_text("Ponti")
    buttons.nth(1).click()
    expect(buttons).to_have_count(5)  # the next came up
    expect(panel.get_by_role("status")).to_contain_text("Proposta 1")
    expect(panel.get_by_role("button", name="Proposta 2")).to_be_focused()
    newsdesk.keyboard.press("Enter")
    rows = newsdesk.locator("#related_links-group tr.dynamic-related_links")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Proposta 1")
    assert not RelatedLink.objects.exists()
    rows.nth(0).get_by_text("Tipo, titolo proprio, scadenza").click()
    rows.nth(0).get_by_label("Tipo").select_option("background")
    rows.nth(0).get_by_label("Titolo proprio").fill("Come ci siamo arrivati")
    rows.nth(1).locator(".inline-deletelink").click()
    expect(panel.get_by_role("button", name="Proposta 2")).to_be_visible()
    newsdesk.locator("[name=_continue]").click()
    expect(newsdesk.locator(".beside__said")).to_contain_text("Come ci siamo arrivati")
    link = RelatedLink.objects.get()
    assert (link.target, link.kind) == (found[1], "background")
    assert link.own_headline == "Come ci siamo arrivati"
    assert not complaints
