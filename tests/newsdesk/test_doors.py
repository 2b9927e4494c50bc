"""What holds for every address of the newsdesk: signed in, unframed, uncached, no deed by GET."""

import pytest
from django.contrib import admin
from django.middleware.csrf import get_token
from django.test import RequestFactory

from jobs.models import PeriodicJob
from newsdesk.models import Revision
from photos.lists import ListedLookups
from suggesting.making import make_for
from tests import factories
from tests.newsdesk.addresses import addresses, one_of_each
from tests.newsdesk.pages import ARTICLES, LINKED, desk, everything

pytestmark = pytest.mark.django_db

LISTS = [
    f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in admin.site._registry
]
# No lists: they ask nothing of the address.
PAGES = (
    "/admin/visits/journalposition/",
    "/admin/jobs/periodicjob/",
    "/admin/sources/sourcecheck/",
    "/admin/articles/linkedarticle/",
)


@pytest.fixture
def article():
    return one_of_each()


@pytest.fixture
def own(article):
    """Every address of the newsdesk without those that anybody may open, or that lead away."""
    found = addresses(article, factories.staff("Editor"))
    left_out = ("login", "logout", "/admin/r/", "/admin/account/")
    return [one for one in found if not any(word in one for word in left_out)]


def test_there_are_pages_to_look_at(own, article):
    assert len(own) > 150
    assert {f"{ARTICLES}{article.pk}/withdraw/", f"{LINKED}bulk/take/"} <= set(own)


def test_a_stranger_is_sent_to_the_login(own):
    client = desk()
    for address in own:
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, f"/admin/login/?next={address}")


def test_no_get_changes_anything_and_no_page_is_framed_or_kept(own, article):
    chief = factories.staff("Editor-in-chief", is_superuser=True)
    client = desk(chief)
    Revision.objects.up_to_date(article)  # else the first to open it would keep it
    make_for([article.pk])  # else the first to open it in the desk would have it done
    before = everything()
    for address in [*own, "/admin/login/", "/admin/nothing/here/"]:
        answer = client.get(address)
        assert answer.status_code < 500, address
        assert answer.headers["X-Frame-Options"] == "DENY", address
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], address
        if answer.status_code < 400 and "jsi18n" not in address:
            kept = answer.headers["Cache-Control"]
            assert "private" in kept and "no-store" in kept, address
    assert everything() == before


def test_every_post_needs_the_token_and_our_own_origin(own, article):
    chief = factories.staff("Editor-in-chief", is_superuser=True)
    client = desk(chief, enforce_csrf_checks=True)
    request = RequestFactory().get("/")
    token = get_token(request)
    client.cookies["csrf"] = request.META["CSRF_COOKIE"]
    before = everything()
    for address in own:
        assert client.post(address, {"post": "yes"}).status_code == 403, address
        facts = {"post": "yes", "csrfmiddlewaretoken": token}
        foreign = client.post(address, facts, headers={"Origin": "https://example.org"})
        assert foreign.status_code == 403, address
    assert everything() == before
    withdraw = f"{ARTICLES}{article.pk}/withdraw/"
    assert client.post(withdraw, {"csrfmiddlewaretoken": token}).status_code == 302


def test_leaving_is_a_deed_too():
    client = desk(factories.staff("Editor"))
    assert client.get("/admin/logout/").status_code == 405
    assert client.get(ARTICLES).status_code == 200


def test_the_address_of_a_draft_is_told_to_no_other_site():
    page = desk(factories.staff("Editor")).get(ARTICLES)
    assert page.headers["Referrer-Policy"] == "same-origin"


HOSTILE = [
    "'",
    '"',
    "\x00",
    "%00",
    "(",
    "[",
    "x" * 9_000,
    "9" * 40,
    "-1",
    "<script>",
    "\ud7ff",
    "🎉",
]
FIELDS = [
    "q",
    "p",
    "o",
    "e",
    "state",
    "links",
    "section__id__exact",
    "section__isnull",
    "groups__id__exact",
    "is_active__exact",
    "reason__exact",
    "uploaded_at__year",
    "uploaded_at__month",
    "uploaded_at__day",
    "_to_field",
    "_popup",
    "_changelist_filters",
    "_facets",
    "all",
]
PROBES = ["headline__regex=(", "alt__iregex=(", "username__regex=(", "name__regex=(", "id__in=x"]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.usefixtures("article")
def test_no_question_to_a_list_breaks_it(address):
    client = desk(factories.staff("Editor-in-chief"))
    for number, field in enumerate(FIELDS):
        for evil in HOSTILE[number % 3 :: 3]:
            answer = client.get(address, {field: evil})
            assert answer.status_code in (200, 302, 400, 403), (field, evil)
    refusals = (200,) if address in PAGES else (302, 400, 403)
    for probe in PROBES:
        assert client.get(f"{address}?{probe}").status_code in refusals, probe


@pytest.mark.parametrize(
    "address",
    [
        "/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=target&term=",
        "/admin/articles/tag/names/?term=",
        "/admin/photos/photo/picker/?CKEditorFuncNum=1&q=",
        "/admin/photos/photo/picker/?CKEditorFuncNum=1&page=",
        "/admin/photos/photo/picker/?CKEditorFuncNum=",
        "/admin/autocomplete/?app_label=articles&model_name=relatedlink&field_name=",
        "/admin/autocomplete/?app_label=articles&field_name=target&model_name=",
    ],
)
def test_no_typed_word_breaks_what_helps_to_choose(address):
    client = desk(factories.staff("Moderator"))
    for evil in ("%00", "%27", "%22", "(", "%25", "_", "%5C", "x" * 5_000, "%FF", "9" * 40):
        assert client.get(address + evil).status_code in (200, 400, 403, 404), evil


@pytest.mark.parametrize("key", ["0", "-1", "x", "%00", "9" * 40, "_5F", "1_2", "1%2F2"])
def test_no_address_of_nothing_breaks(key):
    client = desk(factories.staff("Editor-in-chief"))
    for room in (ARTICLES, LINKED, "/admin/auth/user/"):
        for deed in ("", "change/", "history/", "delete/", "withdraw/", "restore/", "password/"):
            assert client.get(f"{room}{key}/{deed}").status_code < 500, f"{room}{key}/{deed}"


def test_lists_are_filtered_by_what_they_offer():
    factories.published("Pubblicata"), factories.draft("Bozza")
    section = factories.section("Cronaca")
    factories.draft("Di cronaca", section=section)
    client = desk(factories.staff("Editor"))

    def shown(query):
        page = client.get(ARTICLES + query)
        return sorted(article.headline for article in page.context["cl"].result_list)

    assert shown("?state=published") == ["Pubblicata"]
    assert shown("?state=draft") == ["Bozza", "Di cronaca"]
    assert shown("?whose=mine") == []
    assert shown(f"?section__id__exact={section.pk}&state=draft") == ["Di cronaca"]


def test_taggits_own_pages_are_closed():
    """Its page for merging tags asks for no permission."""
    for group in ("Journalist", "Editor-in-chief"):
        client = desk(factories.staff(group))
        for address in ("/admin/taggit/tag/", "/admin/taggit/tag/merge-tags/"):
            assert client.get(address).status_code == 404
            assert client.post(address, {"new_tag_name": "Forgiato"}).status_code == 404


def test_no_list_tells_private_facts_bit_by_bit():
    chief = desk(factories.staff("Editor-in-chief"))
    factories.draft(created_by=factories.staff("Journalist"))
    for address, probe in [
        (ARTICLES, "created_by__password__startswith=a"),
        (ARTICLES, "created_by__username=x"),
        (ARTICLES, "section__articles__body__contains=a"),
        ("/admin/articles/author/", "user__password__startswith=a"),
        ("/admin/photos/photo/", "uploaded_by__password__startswith=a"),
        ("/admin/auth/user/", "password__startswith=a"),
        ("/admin/auth/user/", "groups__user__password__startswith=a"),
        ("/admin/visits/dailyvisits/", "article__created_by__password__startswith=a"),
    ]:
        assert chief.get(f"{address}?{probe}").status_code == 400, (address, probe)


def test_every_list_of_ours_answers_only_what_it_offers():
    lists = [one for one in admin.site._registry.values() if one.model is not PeriodicJob]
    assert [one for one in lists if not isinstance(one, ListedLookups)] == []
