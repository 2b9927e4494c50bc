"""Two people at one article: late saves are merged, conflicts are asked, nothing is lost."""

import pytest

from articles.models import Article
from newsdesk.contents import content_of
from newsdesk.models import Revision
from tests.factories import author, draft, outlet, published, section, staff
from tests.newsdesk.pages import change, desk, errors, opened

pytestmark = pytest.mark.django_db
Event = Revision.Event
WARNINGS = "picture source related standfirst namesake"
PUBLISH = {"_publish": "1", "_findings_seen": WARNINGS}


@pytest.fixture
def article():
    return draft("Riapre il ponte", kicker="Trasporti", tags=["Ponti"])


@pytest.fixture
def anna():
    return desk(staff("Editor", first_name="Anna", last_name="Neri"))


@pytest.fixture
def ugo():
    return desk(staff("Editor", first_name="Ugo", last_name="Blu"))


def fresh(article):
    return Article.objects.get(pk=article.pk)


def save(client, article, form):
    answer = client.post(change(article), form)
    assert answer.status_code == 302, errors(answer)
    return answer


def events(article):
    return [revision.event for revision in Revision.objects.of(article)][::-1]


def told(client, answer):
    return client.get(answer.url).content.decode()


def test_what_each_changed_goes_together_and_is_told(article, anna, ugo):
    late = opened(ugo, change(article)) | {"kicker": "Viabilità", "tags": ["Ponti", "Mare"]}
    late["_continue"] = "1"
    save(anna, article, opened(anna, change(article)) | {"headline": "Riapre oggi"})
    page = told(ugo, save(ugo, article, late))
    now = content_of(fresh(article))
    assert (now["headline"], now["kicker"]) == ("Riapre oggi", "Viabilità")
    assert now["tags"] == ["Mare", "Ponti"]
    assert "Anna Neri" in page
    assert "Titolo." in page
    assert events(article) == [Event.FOUND, Event.SAVED, Event.MERGED]


def test_rows_of_both_go_together_even_where_one_took_rows_away(article, anna, ugo):
    for number, name in enumerate(("Rosa Verdi", "Luca Bianchi"), 1):
        article.bylines.create(author=author(name), position=number * 10)
        article.source_links.create(url=f"https://example.org/{number}", position=number * 10)
    kept = article.bylines.last().pk
    late = opened(ugo, change(article)).row("source_links", 1, label="Il comunicato")
    late = late.row("source_links", url="https://example.com/nuova", source=outlet().pk)
    early = opened(anna, change(article)).row("bylines", 0, DELETE="on")
    early = early.row("source_links", 0, DELETE="on").row("related_links", target=published().pk)
    save(anna, article, early)
    save(ugo, article, late)
    now = content_of(fresh(article))
    assert [row.pk for row in article.bylines.all()] == [kept]
    assert [(row["url"], row["label"]) for row in now["source_links"]] == [
        ("https://example.org/2", "Il comunicato"),
        ("https://example.com/nuova", ""),
    ]
    assert len(now["related_links"]) == 1


def test_a_save_equal_to_theirs_is_no_conflict_and_no_revision(article, anna, ugo):
    late = opened(ugo, change(article)) | {"headline": "Uguale"}
    save(anna, article, opened(anna, change(article)) | {"headline": "Uguale"})
    save(ugo, article, late)
    assert events(article) == [Event.FOUND, Event.SAVED]


def test_a_save_without_changes_is_no_revision(anna):
    article = published("Una notizia", tags=["Mare"])
    save(anna, article, opened(anna, change(article)))
    assert events(article) == [Event.FOUND]


def test_where_both_changed_the_same_nothing_is_saved_and_nothing_lost(article, anna, ugo):
    late = opened(ugo, change(article)) | {"headline": "Quello di Ugo", "place": "Roma"}
    save(anna, article, opened(anna, change(article)) | {"headline": "Quello di Anna"})
    answer = save(ugo, article, late)
    now = content_of(fresh(article))
    assert (now["headline"], now["place"]) == ("Quello di Anna", "")
    aside = Revision.objects.of(article).first()
    assert (aside.event, aside.base, aside.settled_at) == (Event.SET_ASIDE, 1, None)
    assert (aside.content["headline"], aside.content["place"]) == ("Quello di Ugo", "Roma")
    assert answer.url.endswith(f"/{article.pk}/conflict/{aside.number}/")


def test_a_second_press_sets_nothing_aside_twice(article, anna, ugo):
    late = opened(ugo, change(article)) | {"headline": "Quello di Ugo"}
    save(anna, article, opened(anna, change(article)) | {"headline": "Quello di Anna"})
    assert save(ugo, article, late).url == save(ugo, article, late).url
    assert events(article).count(Event.SET_ASIDE) == 1


def test_a_late_form_with_an_error_is_shown_again_with_all_that_was_typed(article, anna, ugo):
    article.bylines.create(author=author())
    late = opened(ugo, change(article)) | {"headline": "", "kicker": "Viabilità"}
    late = late.row("source_links", url="https://example.com/nuova")
    early = opened(anna, change(article)) | {"place": "Roma"}
    save(anna, article, early.row("bylines", 0, DELETE="on"))
    page = ugo.post(change(article), late)
    assert "headline" in errors(page)
    assert "https://example.com/nuova" in page.content.decode()
    again = page.context["adminform"].form.data
    assert (again["kicker"], again["_base"]) == ("Viabilità", "1")
    save(ugo, article, {**dict(again.items()), "headline": "Riapre", "tags": ["Ponti"]})
    now = content_of(fresh(article))
    assert (now["headline"], now["place"], now["bylines"]) == ("Riapre", "Roma", [])
    assert now["source_links"][0]["url"] == "https://example.com/nuova"


def test_publish_now_on_a_late_form_publishes_what_both_wrote(article, anna, ugo):
    late = opened(ugo, change(article)) | {"kicker": "Viabilità", **PUBLISH}
    save(anna, article, opened(anna, change(article)) | {"headline": "Riapre oggi"})
    save(ugo, article, late)
    now = fresh(article)
    assert (now.is_published(), now.headline, now.kicker) == (True, "Riapre oggi", "Viabilità")
    assert events(article)[-1] == Event.PUBLISHED


def test_publish_now_in_a_conflict_publishes_nothing_and_says_so(article, anna, ugo):
    late = opened(ugo, change(article)) | {"headline": "Quello di Ugo", **PUBLISH}
    save(anna, article, opened(anna, change(article)) | {"headline": "Quello di Anna"})
    page = told(ugo, save(ugo, article, late))
    assert not fresh(article).published_at
    assert not Revision.objects.of(article).first().content["published_at"]
    assert "non è stato pubblicato" in page


def test_who_was_late_does_not_hide_what_a_colleague_published(article, anna, ugo):
    late = opened(ugo, change(article)) | {"kicker": "Viabilità"}
    save(anna, article, opened(anna, change(article)) | {**PUBLISH})
    save(ugo, article, late)
    now = fresh(article)
    assert now.is_published()
    assert now.kicker == "Viabilità"


def test_a_section_that_a_colleague_gave_is_not_missed_in_a_late_form(anna, ugo):
    article = draft("Riapre il ponte", section=section())
    Article.objects.filter(pk=article.pk).update(section=None)
    late = opened(ugo, change(article)) | {"kicker": "Viabilità"}
    early = opened(anna, change(article)) | {"section": section("Economia").pk, **PUBLISH}
    save(anna, article, early)
    save(ugo, article, late)
    assert fresh(article).section.name == "Economia"


def test_a_journalist_keeps_the_related_links_that_she_does_not_see(anna):
    writer = staff("Journalist")
    article, journalist = draft("Riapre il ponte", created_by=writer), desk(writer)
    late = opened(journalist, change(article)) | {"kicker": "Viabilità"}
    target = published()
    save(anna, article, opened(anna, change(article)).row("related_links", target=target.pk))
    save(journalist, article, late)
    assert fresh(article).kicker == "Viabilità"
    assert article.related_links.get().target == target


def test_a_correction_and_an_update_of_a_late_form_are_told(anna, ugo):
    article = published("Una notizia", hours_ago=2)
    late = opened(ugo, change(article)) | {"kicker": "Viabilità", "is_substantial": "on"}
    late["corrections-TOTAL_FORMS"] = 1
    late |= {"corrections-0-kind": "update", "corrections-0-text": "Riapre lunedì."}
    late |= {"corrections-0-made_at_0": "22/11/2026", "corrections-0-made_at_1": "09:00"}
    save(anna, article, opened(anna, change(article)) | {"place": "Roma"})
    save(ugo, article, late)
    assert article.corrections.get().text == "Riapre lunedì."
    assert fresh(article).was_updated


@pytest.mark.parametrize("base", ["", "99", "0", "-1", "x", "9" * 40])
def test_a_form_that_does_not_say_what_it_began_from_loses_nothing(article, anna, base):
    form = opened(anna, change(article)) | {"headline": "Riapre oggi", "_base": base}
    save(anna, article, form)
    kept = [revision.content["headline"] for revision in Revision.objects.of(article)]
    assert set(kept) == {"Riapre il ponte", "Riapre oggi"}


def test_who_may_no_longer_write_does_not_lose_what_he_wrote(anna):
    writer = staff("Journalist")
    article, journalist = draft("Riapre il ponte", created_by=writer), desk(writer)
    late = opened(journalist, change(article)) | {"kicker": "Viabilità"}
    save(anna, article, opened(anna, change(article)) | {**PUBLISH})
    answer = save(journalist, article, late)
    aside = Revision.objects.of(article).first()
    assert (aside.event, aside.content["kicker"]) == (Event.SET_ASIDE, "Viabilità")
    assert fresh(article).kicker == "Trasporti" or not fresh(article).kicker
    assert journalist.get(answer.url).status_code == 200
    assert journalist.post(answer.url, {"newest": 2}).status_code == 403
    assert answer.url in anna.get(change(article)).content.decode()
    assert anna.post(answer.url, {"newest": 2}).status_code == 302
    assert fresh(article).kicker == "Viabilità"


def test_who_never_wrote_it_sets_nothing_aside(article, ugo):
    stranger = desk(staff("Journalist"))
    form = opened(ugo, change(article)) | {"kicker": "Forgiato"}
    assert stranger.post(change(article), form).status_code in (302, 403)
    assert "Forgiato" not in [each.content["kicker"] for each in Revision.objects.of(article)]
    assert fresh(article).kicker == "Trasporti"
