"""Where moderators choose what a reader is led to next, and change nothing else."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext

from articles.models import Article, RelatedLink
from newsdesk.admin.inlines import MOST_LINKS
from tests import factories, pages
from tests.newsdesk.pages import LINKED, change, desk, errors, everything, form_on, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return desk(factories.staff("Moderator"))


@pytest.fixture
def article():
    return factories.published("Si parte da qui", section=factories.section("Mare"))


def page_of(article):
    return f"{LINKED}{article.pk}/change/"


def linked(client, article, **typed):
    """Opens the article's related links, types, saves."""
    page = client.post(page_of(article), opened(client, page_of(article)) | typed)
    assert page.status_code == 302, errors(page)
    return targets(article)


def targets(article):
    return [link.target for link in article.related_links.all()]


def keys(articles):
    return [str(article.pk) for article in articles]


# --- Choosing ---------------------------------------------------------------------------------


def test_several_articles_are_added_at_once_in_the_order_of_their_choice(moderator, article):
    first, second, third = (factories.published() for _ in range(3))
    assert linked(moderator, article, targets=keys([first])) == [first]
    assert set(linked(moderator, article, targets=keys([second, third]))) == {first, second, third}
    assert targets(article)[0] == first
    link = article.related_links.first()
    assert link.added_by.groups.get().name == "Moderator"


def test_numbers_put_them_into_another_order(moderator, article):
    chosen = [factories.published() for _ in range(3)]
    linked(moderator, article, targets=keys(chosen))
    form = opened(moderator, page_of(article))
    for number, position in enumerate((30, 10, 20)):
        form[f"related_links-{number}-position"] = position
    before = targets(article)
    moderator.post(page_of(article), form)
    assert targets(article) == [before[1], before[2], before[0]]


def test_one_is_taken_away(moderator, article):
    chosen = [factories.published() for _ in range(2)]
    linked(moderator, article, targets=keys(chosen))
    gone = targets(article)[0]
    assert gone not in linked(moderator, article, **{"related_links-0-DELETE": "on"})
    assert article.related_links.count() == 1


def test_one_is_exchanged_for_another(moderator, article):
    first, second = factories.published(), factories.published()
    linked(moderator, article, targets=keys([first]))
    assert linked(moderator, article, **{"related_links-0-target": second.pk}) == [second]


def test_the_page_says_what_readers_are_led_to(moderator, article):
    chosen = factories.published("Scelto")
    factories.published("Della sezione", section=article.section)
    linked(moderator, article, targets=keys([chosen]))
    page = moderator.get(page_of(article)).content.decode()
    assert "<li>Scelto</li><li>Della sezione (automatico)</li>" in page
    assert pages.opened(article.get_absolute_url()).cards("related") == ["Scelto", "Della sezione"]


def test_the_page_of_a_lonely_article_says_nothing_in_a_word(moderator, article):
    page = moderator.get(page_of(article)).content.decode()
    assert "<ol></ol>" not in page


def test_the_list_says_which_articles_have_links(moderator, article):
    other = factories.published("Senza")
    linked(moderator, article, targets=keys([other]))

    def shown(query=""):
        result = moderator.get(LINKED + query).context["cl"].result_list
        return {found.headline: found.links for found in result}

    assert shown() == {"Si parte da qui": 1, "Senza": None}
    assert shown("?links=none") == {"Senza": None}
    assert shown("?links=some") == {"Si parte da qui": 1}
    assert "nessuno" in moderator.get(LINKED).content.decode()


@pytest.mark.parametrize("stage", ["draft", "scheduled", "withdrawn"])
def test_only_public_articles_are_offered_for_it(moderator, stage):
    hidden = getattr(factories, stage)()
    assert hidden.headline not in moderator.get(LINKED).content.decode()
    assert moderator.get(page_of(hidden)).status_code == 302


# --- What cannot be chosen --------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["draft", "scheduled", "withdrawn"])
def test_readers_are_led_to_public_articles_only(moderator, article, stage):
    hidden = getattr(factories, stage)()
    form = opened(moderator, page_of(article)) | {"targets": keys([hidden])}
    assert list(errors(moderator.post(page_of(article), form))) == ["targets"]
    form = opened(moderator, page_of(article)).row("related_links", target=hidden.pk)
    said = errors(moderator.post(page_of(article), form))
    words = "I lettori non possono vedere questo articolo: scegline uno pubblicato."
    assert said == {"related_links-0-target": words}
    assert targets(article) == []


def test_no_article_leads_to_itself(moderator, article):
    words = "Un articolo non può rimandare a sé stesso."
    form = opened(moderator, page_of(article)) | {"targets": keys([article])}
    assert errors(moderator.post(page_of(article), form)) == {"targets": words}
    form = opened(moderator, page_of(article)).row("related_links", target=article.pk)
    assert words in errors(moderator.post(page_of(article), form)).values()
    assert targets(article) == []


def test_none_is_linked_twice_and_nothing_typed_is_lost(moderator, article):
    first, second = factories.published(), factories.published("L’altro")
    linked(moderator, article, targets=keys([first]))
    form = opened(moderator, page_of(article)).row("related_links", target=first.pk)
    form |= {"targets": keys([second])}
    page = moderator.post(page_of(article), form)
    assert errors(page)
    kept = form_on(page)
    assert kept["targets"] == keys([second])
    assert kept["related_links-1-target"] == str(first.pk)
    assert targets(article) == [first]


def test_adding_what_is_there_already_adds_nothing(moderator, article):
    first = factories.published()
    linked(moderator, article, targets=keys([first]))
    assert linked(moderator, article, targets=keys([first])) == [first]


def test_what_is_taken_away_and_added_at_once_stays(moderator, article):
    first = factories.published()
    linked(moderator, article, targets=keys([first]))
    typed = {"related_links-0-DELETE": "on", "targets": keys([first])}
    assert linked(moderator, article, **typed) == [first]


def test_a_dozen_links_and_no_more(moderator, article):
    chosen = [factories.published() for _ in range(MOST_LINKS + 1)]
    assert len(linked(moderator, article, targets=keys(chosen[:-1]))) == MOST_LINKS
    words = gettext("An article leads to at most %(most)d others: take some away.") % {
        "most": MOST_LINKS
    }
    form = opened(moderator, page_of(article)) | {"targets": keys(chosen[-1:])}
    page = moderator.post(page_of(article), form)
    assert errors(page) == {"related_links": words}
    assert words in page.content.decode()
    assert form_on(page)["targets"] == keys(chosen[-1:])
    form["related_links-0-DELETE"] = "on"
    assert moderator.post(page_of(article), form).status_code == 302
    assert len(targets(article)) == MOST_LINKS
    again = linked(moderator, article, targets=keys(targets(article)[:3]))
    assert len(again) == MOST_LINKS


def test_a_link_to_what_was_withdrawn_since_may_stay(moderator, article):
    """So that the rest of the list can be saved, and the link is back when the article is."""
    first, second = factories.published(), factories.published()
    linked(moderator, article, targets=keys([first]))
    Article.objects.filter(pk=first.pk).update(withdrawn_at=first.published_at)
    assert linked(moderator, article, targets=keys([second])) == [first, second]
    assert first.headline not in desk().get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("evil", ["x", "\x00", "9" * 30, "-1", "", "0", "1.5", "²"])
def test_forged_keys_break_nothing(moderator, article, evil):
    form = opened(moderator, page_of(article)) | {"targets": [evil]}
    assert moderator.post(page_of(article), form).status_code in (200, 302)
    form = opened(moderator, page_of(article)).row("related_links", target=evil, position=evil)
    assert moderator.post(page_of(article), form).status_code in (200, 302)
    assert targets(article) == []


# --- Nothing else -----------------------------------------------------------------------------


def test_a_moderator_changes_related_links_and_nothing_else(moderator, article):
    target, other = factories.published(), factories.published()
    for one in (article, other):
        one.bylines.create(author=factories.author())
        one.source_links.create(url="https://example.org/a")
    editors_form = opened(desk(factories.staff("Editor")), change(article))
    forged = editors_form | {
        "headline": "Forgiato",
        "body": "<p>Forgiato</p>",
        "slug": "forgiato",
        "published_at_0": "01/01/2090",
        "published_at_1": "10:00",
        "created_by": 1,
        "tags": ["Forgiato"],
        "bylines-0-role": "forgiato",
        "source_links-0-url": "https://example.org/forgiato",
        "_publish": "1",
    }
    before = everything()
    forged |= opened(moderator, page_of(article)) | {"targets": keys([target])}
    assert moderator.post(page_of(article), forged).status_code == 302
    after = everything()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"articles.RelatedLink", "admin.LogEntry", "newsdesk.Revision"}
    assert targets(article) == [target]


def test_a_link_of_another_article_cannot_be_pulled_over(moderator, article):
    other = factories.published()
    link = other.related_links.create(target=factories.published(), position=7)
    before = list(RelatedLink.objects.values())
    for owner in (article.pk, other.pk):
        for deletes in ({}, {"DELETE": "on"}):
            form = opened(moderator, page_of(article))
            form.row("related_links", id=link.pk, article=owner, target=link.target_id, **deletes)
            form["related_links-INITIAL_FORMS"] = 1
            assert moderator.post(page_of(article), form).status_code in (200, 302)
            assert list(RelatedLink.objects.values()) == before


@pytest.mark.parametrize("deed", ["add/", "{}/delete/", "{}/withdraw/", "{}/restore/"])
def test_there_is_nothing_else_to_do_here(moderator, article, deed):
    before = everything()
    answer = moderator.post(LINKED + deed.format(article.pk), {"post": "yes", "headline": "x"})
    assert answer.status_code in (302, 403, 404)
    assert everything() == before


def test_the_moderators_deed_is_in_the_history(moderator, article):
    linked(moderator, article, targets=keys([factories.published()]))
    assert LogEntry.objects.get().object_id == str(article.pk)
    assert moderator.get(f"{LINKED}{article.pk}/history/").status_code == 200


def test_a_journalist_has_no_related_desk(article):
    journalist = desk(factories.staff("Journalist"))
    assert journalist.get(LINKED).status_code == 403
    target = factories.published()
    typed = {"targets": keys([target]), "related_links-TOTAL_FORMS": 0}
    assert journalist.post(page_of(article), typed).status_code == 403
    assert targets(article) == []


# --- Two at once ------------------------------------------------------------------------------


def test_a_link_that_a_colleague_took_away_is_gone(moderator, article):
    chosen = [factories.published() for _ in range(3)]
    linked(moderator, article, targets=keys(chosen))
    form = opened(moderator, page_of(article))
    removed = article.related_links.first()
    form |= {"related_links-1-position": 99}
    rest = targets(article)[1:]
    removed.delete()
    assert moderator.post(page_of(article), form).status_code == 302
    assert targets(article) == rest[::-1]


def test_a_link_that_both_took_away_is_gone(moderator, article):
    linked(moderator, article, targets=keys([factories.published()]))
    form = opened(moderator, page_of(article)) | {"related_links-0-DELETE": "on"}
    article.related_links.all().delete()
    assert moderator.post(page_of(article), form).status_code == 302
    assert targets(article) == []


def test_a_link_that_a_colleague_added_is_there_once(moderator, article):
    target = factories.published()
    form = opened(moderator, page_of(article))
    article.related_links.create(target=target)
    assert moderator.post(page_of(article), form | {"targets": keys([target])}).status_code == 302
    assert targets(article) == [target]
    typed = form.row("related_links", target=target.pk)
    assert errors(moderator.post(page_of(article), typed)) != {}
    assert targets(article) == [target]


def test_who_only_reads_an_article_is_led_to_its_links(moderator, article):
    link = f'href="{page_of(article)}"'
    assert link in moderator.get(change(article)).content.decode()
    assert link not in desk(factories.staff("Editor")).get(change(article)).content.decode()
