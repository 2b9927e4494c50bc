"""The page on which somebody chooses between a colleague's words and the own ones."""

import pytest
from django.test import Client

from articles.models import Article
from newsdesk.contents import content_of
from newsdesk.models import Revision
from tests.factories import author, draft, published, staff
from tests.newsdesk.pages import change, desk, opened

pytestmark = pytest.mark.django_db
Event = Revision.Event


@pytest.fixture
def people():
    return [staff("Editor", first_name=name, last_name="Neri") for name in ("Anna", "Ugo")]


@pytest.fixture
def anna(people):
    return desk(people[0])


@pytest.fixture
def ugo(people):
    return desk(people[1])


@pytest.fixture
def article():
    article = draft("Riapre il ponte", kicker="Trasporti", tags=["Ponti"])
    article.bylines.create(author=author("Rosa Verdi"), role="da Roma", position=10)
    return article


def conflict(article, early, late, typed, theirs):
    """The address to which a late save leads, after a colleague's."""
    form = opened(late, change(article)) | typed
    assert early.post(change(article), opened(early, change(article)) | theirs).status_code == 302
    return late.post(change(article), form).url


@pytest.fixture
def address(article, anna, ugo):
    """Of a conflict about the headline and the role of an author; the place joins by itself."""
    mine = {"headline": "Quello di Ugo", "bylines-0-role": "da Bari", "place": "Roma"}
    theirs = {"headline": "Quello di Anna", "bylines-0-role": "da Pisa", "tags": ["Mare"]}
    return conflict(article, anna, ugo, mine, theirs)


def answers(client, address, side):
    page = client.get(address)
    questions = page.context["conflicts"].questions
    newest = page.context["conflicts"].newest.number
    return {"newest": newest} | {question.name: side for question in questions}


def now(article):
    return content_of(Article.objects.get(pk=article.pk))


def test_it_shows_theirs_yours_and_what_was_before(address, ugo):
    page = ugo.get(address)
    words = page.content.decode()
    headline, role = page.context["conflicts"].questions
    assert headline.base == "Riapre il ponte"
    assert "Anna" in headline.theirs
    assert "Riapre" in headline.theirs  # as taken away
    assert "Rosa Verdi" in role.base
    assert "Bari" in role.yours
    assert "Anna Neri" in words
    assert "Luogo" in words
    assert words.count('type="radio"') == 4


@pytest.mark.parametrize(
    ("side", "headline", "role"),
    [("theirs", "Quello di Anna", "da Pisa"), ("yours", "Quello di Ugo", "da Bari")],
)
def test_what_is_chosen_is_saved_with_all_that_joins_by_itself(
    article, address, ugo, side, headline, role
):
    answer = ugo.post(address, answers(ugo, address, side))
    assert answer.url == change(article)
    found = now(article)
    assert (found["headline"], found["bylines"][0]["role"]) == (headline, role)
    assert (found["place"], found["tags"]) == ("Roma", ["Mare"])
    line = [revision.event for revision in Revision.objects.of(article)]
    assert line == [Event.MERGED, Event.SET_ASIDE, Event.SAVED, Event.FOUND]
    assert Revision.objects.get(event=Event.SET_ASIDE).settled_at
    assert ugo.get(address).url == change(article)


def test_each_place_is_chosen_for_itself(article, address, ugo):
    chosen = answers(ugo, address, "theirs") | {"headline": "yours"}
    ugo.post(address, chosen)
    found = now(article)
    assert (found["headline"], found["bylines"][0]["role"]) == ("Quello di Ugo", "da Pisa")


def test_nothing_is_saved_before_everything_is_chosen(article, address, ugo):
    chosen = answers(ugo, address, "yours") | {"headline": ""}
    page = ugo.post(address, chosen)
    assert page.status_code == 200
    assert page.context["conflicts"].errors
    assert page.content.decode().count(" checked") == 1  # what was chosen stays chosen
    assert now(article)["headline"] == "Quello di Anna"


def test_whoever_saved_meanwhile_is_seen_before_anything_is_saved(article, address, anna, ugo):
    chosen = answers(ugo, address, "yours")
    form = opened(anna, change(article)) | {"headline": "Il terzo", "kicker": "Viabilità"}
    anna.post(change(article), form)
    page = ugo.post(address, chosen)
    assert page.status_code == 200
    assert page.context["conflicts"].errors
    assert "terzo" in page.content.decode()
    assert now(article)["headline"] == "Il terzo"
    assert ugo.post(address, answers(ugo, address, "yours")).status_code == 302
    assert (now(article)["headline"], now(article)["kicker"]) == ("Quello di Ugo", "Viabilità")


def test_what_waits_is_told_in_the_form_until_it_is_settled(article, address, ugo):
    assert address in ugo.get(change(article)).content.decode()
    ugo.post(address, answers(ugo, address, "theirs"))
    assert address not in ugo.get(change(article)).content.decode()


def test_a_text_is_shown_by_what_was_changed(article, anna, ugo):
    typed, theirs = {"body": "<p>Apre lunedì.</p>"}, {"body": "<p>Apre martedì.</p>"}
    address = conflict(article, anna, ugo, typed, theirs)
    (question,) = ugo.get(address).context["conflicts"].questions
    assert "lunedì" in question.yours
    assert "martedì" in question.theirs
    assert question.is_long


def test_the_order_of_rows_can_be_asked(article, anna, ugo):
    for number, name in enumerate(("Ugo Blu", "Zoe Viola"), 2):
        article.bylines.create(author=author(name), position=number * 10)
    mine, theirs = {"bylines-0-position": 99}, {"bylines-2-position": 1}
    address = conflict(article, anna, ugo, mine, theirs)
    (question,) = ugo.get(address).context["conflicts"].questions
    assert question.base == "Rosa Verdi → Ugo Blu → Zoe Viola"
    ugo.post(address, answers(ugo, address, "yours"))
    names = [str(byline) for byline in article.bylines.all()]
    assert names == ["Ugo Blu", "Zoe Viola", "Rosa Verdi"]


def test_a_row_that_one_took_away_and_the_other_changed(article, anna, ugo):
    mine, theirs = {"bylines-0-role": "da Bari"}, {"bylines-0-DELETE": "on"}
    address = conflict(article, anna, ugo, mine, theirs)
    ugo.post(address, answers(ugo, address, "yours"))
    assert article.bylines.get().role == "da Bari"


def test_a_correction_waits_with_the_words_beside_it(anna, ugo):
    article = published("Una notizia", hours_ago=2)
    mine = {"headline": "Mia", "is_substantial": "on", "corrections-TOTAL_FORMS": 1}
    mine |= {"corrections-0-kind": "update", "corrections-0-text": "Riapre lunedì."}
    mine |= {"corrections-0-made_at_0": "22/11/2026", "corrections-0-made_at_1": "09:00"}
    address = conflict(article, anna, ugo, mine, {"headline": "Loro"})
    assert not article.corrections.exists()
    assert ugo.post(address, answers(ugo, address, "yours")).status_code == 302
    assert article.corrections.get().text == "Riapre lunedì."
    assert Article.objects.get(pk=article.pk).was_updated


def test_a_choice_that_breaks_a_rule_is_refused_in_words(article, anna, ugo):
    address = conflict(article, anna, ugo, {"body": ""}, {"body": "<p>Nuovo.</p>"})
    now_public = published("Pubblico")
    Article.objects.filter(pk=article.pk).update(published_at=now_public.published_at)
    page = ugo.post(address, answers(ugo, address, "yours"))
    assert page.status_code == 200
    assert page.context["conflicts"].errors
    assert now(article)["body"] == "<p>Nuovo.</p>"


def test_what_is_gone_meanwhile_is_named(article, anna, ugo):
    gone = author("Zoe Viola")
    mine = {"headline": "Mia", "bylines-TOTAL_FORMS": 2, "bylines-1-author": gone.pk}
    address = conflict(article, anna, ugo, mine | {"bylines-1-position": 20}, {"headline": "Loro"})
    gone.delete()
    page = ugo.get(ugo.post(address, answers(ugo, address, "yours")).url)
    assert any("ritenuta" in str(m) or ":" in str(m) for m in page.context["messages"])
    assert article.bylines.count() == 1


def test_only_its_author_and_editors_open_it(article, address, anna):
    writer = staff("Journalist")
    Article.objects.filter(pk=article.pk).update(created_by=writer)
    assert desk(writer).get(address).status_code == 404
    assert desk(staff("Journalist")).get(address).status_code == 404
    assert desk(staff("Moderator")).get(address).status_code in (302, 403, 404)
    assert desk().get(address).status_code == 302
    assert "Ugo Neri" in anna.get(address).content.decode()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff("Editor"))
    assert strict.post(address, {}).status_code == 403


@pytest.mark.parametrize("number", [1, 2, 99, 10**30])
def test_other_numbers_lead_nowhere(article, address, ugo, number):
    assert ugo.get(f"/admin/articles/article/{article.pk}/conflict/{number}/").status_code == 404


def test_of_a_deleted_article_there_is_nothing_to_choose(article, address, ugo):
    article.delete()
    assert ugo.get(address).status_code == 404
