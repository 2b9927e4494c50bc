"""What is said of a related link beside its target: typed, merged, told in words, brought back."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, RelatedLink, RelatedList
from newsdesk.contents import content_of
from newsdesk.models import RelatedChange, Revision
from newsdesk.related import undoing
from tests import factories
from tests.newsdesk.pages import change, desk, errors, opened

pytestmark = pytest.mark.django_db
Event = Revision.Event
OLD = {"related_links": ("kind", "own_headline", "expires_at"), "source_links": ("archived_url",)}


@pytest.fixture
def anna():
    return desk(factories.staff("Editor", first_name="Anna"))


@pytest.fixture
def ugo():
    return desk(factories.staff("Editor", first_name="Ugo"))


@pytest.fixture
def link():
    """One that says all it can; its end is not on a whole second."""
    return factories.published("Si parte").related_links.create(
        target=factories.published("Dove si va"),
        position=10,
        kind="opinion",
        own_headline="Il parere",
        expires_at=timezone.now() + timedelta(days=9, microseconds=7),
    )


def save(client, article, form):
    answer = client.post(change(article), form)
    assert answer.status_code == 302, errors(answer)
    return answer


def row(article):
    return content_of(Article.objects.get(pk=article.pk))["related_links"][0]


def until(moment):
    local = timezone.localtime(moment)
    return {"expires_at_0": f"{local:%d/%m/%Y}", "expires_at_1": f"{local:%H:%M:%S}"}


def older(revision):
    """Make it as it was kept before rows had these fields."""
    content = revision.content
    for name, fields in OLD.items():
        content[name] = [
            {key: value for key, value in row.items() if key not in fields} for row in content[name]
        ]
    Revision.objects.filter(pk=revision.pk).update(content=content)


def test_it_is_typed_in_the_form_of_the_article(anna):
    article, target = factories.published(), factories.published()
    end = timezone.now().replace(microsecond=0) + timedelta(days=3)
    said = {"kind": "background", "own_headline": "Perché", **until(end)}
    save(
        anna, article, opened(anna, change(article)).row("related_links", target=target.pk, **said)
    )
    link = RelatedLink.objects.get()
    assert (link.kind, link.own_headline, link.expires_at) == ("background", "Perché", end)
    page = anna.get(f"{change(article, 'history').removesuffix('history/')}history/2/")
    assert "Perché" in page.content.decode() and "fino al" in page.content.decode()


def test_an_hour_that_comes_twice_is_asked(anna):
    article, target = factories.published(), factories.published()
    twice = {"expires_at_0": "25/10/2037", "expires_at_1": "02:30:00"}
    form = opened(anna, change(article)).row("related_links", target=target.pk, **twice)
    page = anna.post(change(article), form)
    assert "related_links-0-expires_at" in errors(page)
    assert 'name="related_links-0-expires_at_2"' in page.content.decode()
    save(anna, article, form | {"related_links-0-expires_at_2": "2"})
    assert RelatedLink.objects.get().expires_at == datetime.fromisoformat("2037-10-25T01:30:00Z")


def test_of_another_page_nobody_has_said_that_it_is_gone(anna):
    article = factories.published()
    gone = {"gone_since": timezone.localdate(), "archived_url": "https://archivio.example/1"}
    article.source_links.create(url="https://prova.it/vecchio", **gone)
    form = opened(anna, change(article))
    save(anna, article, form)
    assert article.source_links.get().gone_since
    save(anna, article, form | {"source_links-0-url": "https://prova.it/nuovo"})
    link = article.source_links.get()
    assert (link.url, link.gone_since, link.archived_url) == ("https://prova.it/nuovo", None, "")


def test_a_save_without_changes_is_no_revision(anna, link):
    save(anna, link.article, opened(anna, change(link.article)))
    assert [each.event for each in Revision.objects.of(link.article)] == [Event.FOUND]


def test_a_form_that_does_not_know_of_it_leaves_it_alone(anna, link):
    form, before = opened(anna, change(link.article)), row(link.article)
    for name in [name for name in form if name.startswith("related_links-0-")]:
        if name.split("-")[2] not in ("id", "article", "position", "target"):
            del form[name]
    save(anna, link.article, form)
    assert row(link.article) == before
    new = opened(anna, change(link.article)).row("related_links", target=factories.published().pk)
    save(anna, link.article, new)
    assert link.article.related_links.last().kind == "related"


def test_what_two_people_say_of_one_link_goes_together(anna, ugo, link):
    late = opened(ugo, change(link.article)).row("related_links", 0, own_headline="Il commento")
    early = opened(anna, change(link.article)).row("related_links", 0, kind="background")
    save(anna, link.article, early)
    save(ugo, link.article, late)
    now = row(link.article)
    assert (now["kind"], now["own_headline"]) == ("background", "Il commento")
    assert not Revision.objects.unsettled(link.article).exists()


def test_what_both_say_otherwise_is_asked_in_words(anna, ugo, link):
    late = opened(ugo, change(link.article)).row("related_links", 0, own_headline="Quello di Ugo")
    early = opened(anna, change(link.article)).row("related_links", 0, own_headline="Di Anna")
    save(anna, link.article, early)
    page = ugo.get(save(ugo, link.article, late).url).content.decode()
    for words in ("Dove si va", "Di Anna", "Quello di Ugo", "Opinione"):
        assert words in page
    assert row(link.article)["own_headline"] == "Di Anna"


def test_a_link_that_a_colleague_took_away_and_nobody_touched_is_gone(anna, ugo, link):
    late = opened(ugo, change(link.article)) | {"kicker": "Tardi"}
    link.target.withdraw()
    save(
        anna, link.article, opened(anna, change(link.article)).row("related_links", 0, DELETE="on")
    )
    save(ugo, link.article, late)
    now = content_of(Article.objects.get(pk=link.article.pk))
    assert (now["kicker"], now["related_links"]) == ("Tardi", [])


def test_what_the_form_does_not_show_is_not_taken_from_a_colleague(anna, ugo):
    article = factories.published()
    source = article.source_links.create(url="https://example.org/", label="Prima")
    late = opened(ugo, change(article)).row("source_links", 0, label="Dopo")
    save(anna, article, opened(anna, change(article)) | {"kicker": "Altro"})
    source.archived_url, source.gone_since = "https://archivio.example/", timezone.localdate()
    source.save()
    save(ugo, article, late)
    source.refresh_from_db()
    assert (source.label, source.archived_url) == ("Dopo", "https://archivio.example/")
    assert source.gone_since
    page = anna.get(f"{change(article).removesuffix('change/')}history/4/").content.decode()
    assert "copia: https://archivio.example/" in page and "non più online dal" in page


# --- The desk hears of it -----------------------------------------------------------------------


def test_a_list_that_the_form_changed_is_another_for_the_desk(anna, link):
    article = link.article
    save(anna, article, opened(anna, change(article)) | {"kicker": "Altro"})
    assert not RelatedChange.objects.exists()
    save(anna, article, opened(anna, change(article)).row("related_links", 0, kind="update"))
    change_ = RelatedChange.objects.get()
    assert (change_.deed, change_.made_by.first_name) == ("form", "Anna")
    assert RelatedList.objects.get(article=article).version == 1
    assert undoing.undo(change_.made_by) is None  # the history takes it back, not the desk
    assert row(article)["kind"] == "update"


def test_so_is_one_that_a_late_save_or_a_restored_revision_changed(anna, ugo, link):
    article = link.article
    late = opened(ugo, change(article)).row("related_links", 0, kind="update")
    save(anna, article, opened(anna, change(article)) | {"kicker": "Altro"})
    save(ugo, article, late)
    assert RelatedList.objects.get(article=article).version == 1
    address = f"{change(article).removesuffix('change/')}history/1/restore/"
    anna.post(address, {"seen": anna.get(address).context["seen"]})
    assert RelatedList.objects.get(article=article).version == 2


# --- Kept before rows could say it --------------------------------------------------------------


def test_an_older_revision_is_as_good_as_one_of_today(anna):
    article = factories.published()
    article.related_links.create(target=factories.published("Dove si va"))
    article.source_links.create(url="https://example.org/")
    older(Revision.objects.up_to_date(article))
    assert Revision.objects.up_to_date(Article.objects.get(pk=article.pk)).number == 1
    save(anna, article, opened(anna, change(article)) | {"kicker": "Nuovo"})
    room = change(article).removesuffix("change/")
    page = anna.get(f"{room}history/compare/", {"from": 1, "to": 2}).content.decode()
    assert "Nuovo" in page and "Dove si va" not in page


def test_an_older_revision_comes_back_with_the_defaults(anna, link):
    article = link.article
    older(Revision.objects.up_to_date(article))
    address = f"{change(article).removesuffix('change/')}history/1/restore/"
    page = anna.get(address)
    assert "Il parere" in page.content.decode()
    assert anna.post(address, {"seen": page.context["seen"]}).status_code == 302
    assert (row(article)["kind"], row(article)["own_headline"]) == ("related", "")


def test_a_late_save_that_began_before_is_merged(anna, ugo, link):
    late = opened(ugo, change(link.article)) | {"kicker": "Tardi"}
    older(Revision.objects.of(link.article).get(number=1))
    save(anna, link.article, opened(anna, change(link.article)) | {"place": "Roma"})
    save(ugo, link.article, late)
    article = Article.objects.get(pk=link.article.pk)
    assert (article.kicker, article.place) == ("Tardi", "Roma")
    assert row(article)["own_headline"] == "Il parere"
