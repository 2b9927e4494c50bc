"""Many lists at once: asked, told, done whole, undone whole; by whom, and what is refused."""

import pytest

from articles.models import RelatedLink
from newsdesk.models import RelatedChange
from newsdesk.related import deeds, undoing
from newsdesk.related.bulk_deeds import DEEDS
from tests import factories
from tests.newsdesk.many import BULK, confirmed, full, told
from tests.newsdesk.pages import LINKED, desk, everything
from tests.newsdesk.related import leads, suggest, targets

pytestmark = pytest.mark.django_db
NONE = "00000000-0000-0000-0000-000000000000"  # no batch


@pytest.fixture
def person():
    return factories.staff("Moderator")


@pytest.fixture
def moderator(person):
    return desk(person)


@pytest.fixture
def target():
    return factories.published("Dove si va")


@pytest.fixture
def articles():
    return [factories.published(f"Si parte {number}") for number in "abc"]


def undo(client, batch=None):
    batch = batch or RelatedChange.objects.order_by("pk").last().batch
    return client.post(f"{BULK}undo/{batch}/", follow=True)


# --- Asked and told -----------------------------------------------------------------------------


def test_what_can_be_done_is_listed(moderator):
    page = moderator.get(BULK, {"queue": "today"}).content.decode()
    for name in DEEDS:
        assert f'href="{BULK}{name}/?queue=today"' in page


@pytest.mark.parametrize("name", DEEDS)
def test_each_page_opens_by_itself(moderator, articles, name):
    page = moderator.get(f"{BULK}{name}/").content.decode()
    assert page.count('type="checkbox" name="_selected_action"') == (
        0 if DEEDS[name].finds else len(articles)
    )


def test_the_articles_come_from_the_queue_that_is_named(moderator, articles):
    leads(articles[0], factories.published(hours_ago=5))
    page = moderator.get(f"{BULK}take/", {"queue": "without"})
    assert articles[0] not in page.context["articles"]
    assert moderator.get(f"{BULK}take/", {"queue": "x"}).status_code == 200


def test_an_address_may_name_the_article_that_it_is_about(moderator, target):
    assert target.headline in moderator.get(f"{BULK}remove/?target={target.pk}").content.decode()
    for wrong in ("x", "9" * 30, "0"):
        assert moderator.get(f"{BULK}remove/", {"target": wrong}).status_code == 200


def test_nothing_is_done_before_it_is_told_and_pressed(moderator, articles, target):
    before = everything()
    page = told(moderator, "add", articles, target=target.pk)
    assert "Si parte a" in page and "_confirmed" in page and target.headline in page
    assert everything() == before


def test_the_choice_may_be_changed(moderator, articles, target):
    page = told(moderator, "add", articles[:1], target=target.pk, _again="1")
    assert f'<option value="{target.pk}" selected' in page
    assert "_confirmed" not in page and "Si parte a" in page and "Si parte b" not in page


def test_what_is_not_fit_is_asked_again(moderator, articles, target):
    hidden, later = factories.draft(), factories.scheduled()
    past = {"until_0": "01/01/2020", "until_1": "10:00:00"}
    for name, typed in (
        ("take", {"number": 0}),
        ("take", {"number": 7}),
        ("add", {}),
        ("add", {"target": hidden.pk}),
        ("add", {"target": later.pk}),
        ("add", {"target": "9" * 40}),
        ("add", {"target": "\0"}),
        ("add-by-tag", {"target": target.pk, "tag": "mai visto", "days": 3}),
        ("add-by-tag", {"target": target.pk, "tag": "\0", "days": 3}),
        ("add-by-tag", {"target": target.pk, "tag": "", "days": 10**9}),
        ("replace", {"target": target.pk, "by": target.pk}),
        ("replace", {"target": target.pk, "by": hidden.pk}),
        ("remove", {"target": hidden.pk}),
        ("expire", past),
        ("copy", {"source": ""}),
    ):
        page = told(moderator, name, articles, _confirmed="1", **typed)
        assert 'class="errorlist' in page, (name, typed)
    assert not RelatedChange.objects.exists()


def test_without_articles_nothing_is_told(moderator, target):
    for chosen in ([], ["x", "-1", "9" * 40, "²"], [factories.draft().pk]):
        sent = {"_told": "1", "target": target.pk, "_selected_action": chosen}
        page = moderator.post(f"{BULK}add/", sent).content.decode()
        assert "_confirmed" not in page


def test_without_script_an_article_is_named_by_its_number(moderator, articles, target):
    page = moderator.get(f"{BULK}add/").content.decode()
    assert 'type="number" name="target-number"' in page
    typed = {"target": "", "target-number": target.pk}
    confirmed(moderator, "add", articles, **typed)
    assert [targets(article) for article in articles] == [[target]] * 3
    assert 'class="errorlist' in told(moderator, "add", articles, **{"target-number": "²"})


# --- Done and undone ----------------------------------------------------------------------------


def test_it_is_undone_in_all_lists_and_once(moderator, articles, target):
    leads(articles[0], factories.published("Prima"))
    before = [targets(article) for article in articles]
    page = confirmed(moderator, "add", articles, target=target.pk)
    batch = RelatedChange.objects.values_list("batch", flat=True).distinct().get()
    assert f'action="{BULK}undo/{batch}/"' in page.content.decode()
    undo(moderator, batch)
    assert [targets(article) for article in articles] == before
    assert not RelatedChange.objects.filter(batch=batch, undone_at=None).exists()
    confirmed(moderator, "add", articles, target=target.pk)
    undo(moderator, batch)
    assert target in targets(articles[0])
    assert "undo/" not in moderator.get(f"{BULK}done/{batch}/").content.decode()


def test_taking_several_suggestions_is_undone_at_once(moderator, person, articles):
    found = [factories.published() for _ in range(3)]
    for article in articles:
        suggest(article, *found)
    confirmed(moderator, "take", articles, number=3)
    assert RelatedLink.objects.count() == 9
    undoing.undo(person)
    assert not RelatedLink.objects.exists()


def test_what_a_colleague_did_since_stays(moderator, articles, target):
    confirmed(moderator, "add", articles, target=target.pk)
    other = factories.published()
    deeds.do("add", articles[0], factories.staff("Editor", username="ugo"), target=other.pk)
    undo(moderator, RelatedChange.objects.first().batch)
    assert targets(articles[0]) == [other]
    assert targets(articles[1]) == []


def test_nobody_undoes_or_sees_what_another_did(moderator, articles, target):
    confirmed(moderator, "add", articles, target=target.pk)
    batch = RelatedChange.objects.first().batch
    other = desk(factories.staff("Moderator", username="ugo"))
    undo(other, batch)
    assert other.get(f"{BULK}done/{batch}/").status_code == 404
    assert targets(articles[0]) == [target]


def test_what_changed_between_the_telling_and_the_press_is_left(moderator, articles, target):
    told(moderator, "add", articles, target=target.pk)
    full(articles[0])
    articles[1].withdraw()
    page = confirmed(moderator, "add", articles, target=target.pk).content.decode()
    assert targets(articles[2]) == [target]
    assert target not in targets(articles[0]) + targets(articles[1])
    assert "Si parte a" in page
    target.withdraw()
    confirmed(moderator, "add", [factories.published()], target=target.pk)
    assert RelatedLink.objects.filter(target=target).count() == 1


def test_a_fault_in_one_undoes_all(moderator, articles, target, monkeypatch):
    once = deeds.do

    def fail_late(name, article, *args, **what):
        if article == articles[0]:
            raise RuntimeError("the server dies")
        return once(name, article, *args, **what)

    monkeypatch.setattr(deeds, "do", fail_late)
    with pytest.raises(RuntimeError):
        confirmed(moderator, "add", articles, target=target.pk)
    assert not RelatedLink.objects.exists()


def test_a_list_that_refuses_leaves_the_others_alone(moderator, articles, target, monkeypatch):
    once = deeds.do

    def refuse(name, article, *args, **what):
        if article == articles[0]:
            raise deeds.Refused("Oggi no.")
        return once(name, article, *args, **what)

    monkeypatch.setattr(deeds, "do", refuse)
    page = confirmed(moderator, "add", articles, target=target.pk).content.decode()
    assert "Si parte a: Oggi no." in page
    assert RelatedLink.objects.count() == 2


# --- Who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "status"), [("Journalist", 403), ("Moderator", 200), ("Editor", None), (None, 302)]
)
def test_the_pages_are_for_those_who_choose_links(group, status, articles, target):
    client = desk(factories.staff(group) if group else None)
    expected = client.get(LINKED).status_code if status is None else status
    before = everything()
    for name in DEEDS:
        assert client.get(f"{BULK}{name}/").status_code == expected
    assert client.get(BULK).status_code == expected
    if expected != 200:
        for name in DEEDS:
            sent = {"_told": "1", "_confirmed": "1", "_selected_action": articles[0].pk}
            sent |= {"target": target.pk, "number": 1}
            assert client.post(f"{BULK}{name}/", sent).status_code == expected
        assert client.post(f"{BULK}undo/{NONE}/").status_code == expected
        assert client.get(f"{BULK}done/{NONE}/").status_code == expected
        assert everything() == before


def test_other_addresses_and_ways_are_refused(moderator):
    assert moderator.post(f"{BULK}gone/").status_code == 404
    assert moderator.put(f"{BULK}add/").status_code == 405
    assert moderator.get(f"{BULK}undo/{NONE}/").status_code == 405
