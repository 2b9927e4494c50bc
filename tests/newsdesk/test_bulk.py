"""What is done to several articles at once, told before it is done."""

import pytest

from articles.models import Article
from newsdesk.bulk import DEEDS, MOST
from newsdesk.models import Revision
from tests import factories
from tests.newsdesk.pages import ARTICLES, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.staff("Editor")


def send(by, name, articles, **typed):
    chosen = {"_selected_action": [article.pk for article in articles]}
    return desk(by).post(f"{ARTICLES}bulk/{name}/", chosen | typed, follow=True)


def told(by, name, articles, **choice):
    return send(by, name, articles, _told="1", **choice).content.decode()


def done(by, name, articles, **choice):
    page = send(by, name, articles, _told="1", _confirmed="1", **choice).content.decode()
    for article in articles:
        article.refresh_from_db()
    return page


def test_the_list_offers_what_one_may_do(editor):
    chosen = factories.draft()
    for person, offered in (
        (editor, set(DEEDS)),
        (factories.staff("Journalist"), {"section", "add-tags", "remove-tags", "stage"}),
        (factories.staff("Moderator"), set()),
    ):
        page = desk(person).get(ARTICLES).content.decode()
        assert {name for name in DEEDS if f'<option value="{name}">' in page} == offered
        assert "delete_selected" not in page
        for name in set(DEEDS) - offered:
            assert send(person, name, [chosen]).status_code in (403, 404)


def test_the_action_of_the_list_asks_first(editor):
    articles = [factories.draft("La prima"), factories.draft("La seconda")]
    action = {"action": "section", "_selected_action": [a.pk for a in articles], "index": "0"}
    page = desk(editor).post(ARTICLES, action).content.decode()
    assert "La prima" in page and "La seconda" in page and 'name="section"' in page


def test_the_page_tells_what_will_be_done_and_what_is_left_and_does_nothing(editor):
    sport = factories.section("Sport")
    moved, there = factories.draft("Si sposta"), factories.draft("È già qui", section=sport)
    page = told(editor, "section", [moved, there], section=sport.pk)
    before, after = page.index("Sarà fatto con questo articolo"), page.index("Questo resta com’è")
    assert before < page.index("Si sposta", before) < after < page.index("È già qui", after)
    assert "<dt>Sezione</dt><dd>Sport</dd>" in page
    assert "È già lì." in page and "Procedi con 1 articolo" in page
    moved.refresh_from_db()
    assert moved.section != sport


def test_articles_move_to_a_section(editor):
    sport, articles = factories.section("Sport"), [factories.draft(), factories.published()]
    page = done(editor, "section", articles, section=sport.pk)
    assert "Fatto con 2 articoli." in page
    for article in articles:
        assert article.section == sport
        newest = Revision.objects.of(article).first()
        assert (newest.event, newest.made_by) == (Revision.Event.SAVED, editor)
        assert newest.content["section"] == sport.pk
        assert Revision.objects.of(article).count() == 2  # what was before is kept too


def test_tags_are_added_and_taken_away(editor):
    one, other = factories.draft(tags=["Mare"]), factories.draft(tags=["mare", "Pace"])
    page = done(editor, "add-tags", [one, other], tags="MARE, Pace")
    assert (set(one.tags.names()), set(other.tags.names())) == ({"Mare", "Pace"},) * 2
    assert f"{other}: Li ha già." in page
    sea = one.tags.get(name="Mare")
    assert "Non ne ha nessuno." in told(
        editor, "remove-tags", [one, other, factories.draft()], present=[sea.pk]
    )
    done(editor, "remove-tags", [one, other], present=[sea.pk])
    assert (set(one.tags.names()), set(other.tags.names())) == ({"Pace"},) * 2


def test_only_tags_of_the_chosen_are_offered(editor):
    chosen = factories.draft(tags=["Mare"])
    factories.draft(tags=["Altrove"])
    page = send(editor, "remove-tags", [chosen]).content.decode()
    assert "Mare" in page and "Altrove" not in page


def test_drafts_are_assigned(editor):
    journalist = factories.staff("Journalist")
    articles = [factories.draft(), factories.published()]
    page = done(editor, "assign", articles, person=journalist.pk)
    assert [article.assignee for article in articles] == [journalist, None]
    assert "È pubblicato o programmato." in page
    assert "È già così." in told(editor, "assign", articles, person=journalist.pk)
    done(editor, "assign", articles, person="")
    assert articles[0].assignee is None


def test_public_ones_are_withdrawn_and_readers_told_why(editor):
    public, draft = factories.published(), factories.draft()
    page = done(editor, "withdraw", [public, draft], cause="error", reason="Il ponte c’è.")
    assert public.withdrawal_reason == "I fatti erano sbagliati: Il ponte c’è."
    assert f"{draft}: Ora i lettori non lo vedono." in page
    assert desk().get(public.get_absolute_url()).status_code == 410
    assert Revision.objects.of(public).first().event == Revision.Event.WITHDRAWN


def test_articles_move_on_as_the_one_table_says(editor):
    stages = ["in_review", "ready", "draft"]
    articles = [factories.draft(stage=stage) for stage in stages]
    page = done(editor, "stage", articles, stage="changes_requested", words="Mancano le fonti.")
    assert [a.stage for a in articles] == ["changes_requested", "changes_requested", "draft"]
    assert "Da «Bozza» non si passa lì." in page
    assert articles[0].desk_notes.get().text == "Mancano le fonti."
    page = told(editor, "stage", articles, stage="changes_requested", words="")
    assert "Di’ che cosa va corretto." in page


def test_what_is_not_fit_is_asked_again(editor):
    article = factories.draft(tags=["Mare"])
    for name, choice in (
        ("section", {}),
        ("section", {"section": "x"}),
        ("add-tags", {"tags": " , "}),
        ("add-tags", {"tags": "x" * 61}),
        ("remove-tags", {}),
        ("assign", {"person": "0"}),
        ("stage", {"stage": "gone"}),
        ("withdraw", {"cause": "gone"}),
        ("withdraw", {"cause": "error", "reason": "x" * 199}),
    ):
        page = told(editor, name, [article], _confirmed="1", **choice)
        assert 'class="errorlist"' in page, (name, choice)
    assert not Revision.objects.exists()


def test_the_choice_may_be_changed(editor):
    sport = factories.section("Sport")
    page = told(editor, "section", [factories.draft()], section=sport.pk, _again="1")
    assert f'<option value="{sport.pk}" selected>' in page and "_confirmed" not in page


def test_where_nothing_is_to_do_nothing_can_be_pressed(editor):
    page = told(editor, "withdraw", [factories.draft()])
    assert "Non c’è niente da fare." in page and "_confirmed" not in page


def test_none_and_too_many_are_refused(editor):
    many = [Article(pk=number) for number in range(1, MOST + 2)]
    for article in many:
        article.headline, article.slug = f"N{article.pk}", f"n-{article.pk}"
    Article.objects.bulk_create(many)
    for chosen in ([], many):
        page = send(editor, "section", chosen).content.decode()
        assert "Scegli almeno un articolo, e al massimo 200 alla volta." in page


def test_keys_that_are_no_keys_choose_nothing(editor):
    chosen = {"_selected_action": ["x", "-1", "9" * 40, "٣", "²"]}
    answer = desk(editor).post(f"{ARTICLES}bulk/section/", chosen, follow=True)
    assert "Scegli almeno un articolo" in answer.content.decode()
    assert desk(editor).post(f"{ARTICLES}bulk/gone/", chosen).status_code == 404
    assert desk(editor).get(f"{ARTICLES}bulk/section/").status_code == 405


@pytest.mark.parametrize("key", ["x", "-1", "9" * 19, "9" * 5_000, "\0"])
def test_a_tag_that_is_no_tag_is_not_taken_away(editor, key):
    article = factories.draft(tags=["Mare"])
    done(editor, "remove-tags", [article], present=[key])
    assert [tag.name for tag in article.tags.all()] == ["Mare"]


def test_a_journalist_does_it_to_own_drafts_and_hears_nothing_of_others():
    journalist, sport = factories.staff("Journalist"), factories.section("Sport")
    own = factories.draft("La mia", created_by=journalist)
    foreign, public = factories.draft("La sua"), factories.published("Di tutti")
    page = done(journalist, "section", [own, foreign, public], section=sport.pk)
    assert [a.section == sport for a in (own, foreign, public)] == [True, False, False]
    assert "Di tutti: Non puoi modificarlo." in page and "La sua" not in page


def test_a_fault_in_one_undoes_all(editor, monkeypatch):
    articles = [factories.published(), factories.published()]
    record = Revision.objects.__class__.record
    calls = []

    def fail_late(self, article, by, event, *args, **fields):
        calls.append(article)
        if event == Revision.Event.WITHDRAWN and article == articles[1]:
            raise RuntimeError("the server dies")
        return record(self, article, by, event, *args, **fields)

    monkeypatch.setattr(Revision.objects.__class__, "record", fail_late)
    with pytest.raises(RuntimeError):
        done(editor, "withdraw", articles)
    assert Article.objects.published().count() == 2
