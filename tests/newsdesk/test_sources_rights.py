"""Who mends sources: moderators and editors, nobody else, by no address."""

import pytest
from django_tasks_db.models import DBTaskResult

from newsdesk.mending import deeds
from sources.models import SourceCheck
from tests import factories
from tests.newsdesk.pages import desk, everything
from tests.newsdesk.test_sources_desk import LIST, damaged, page_of
from tests.newsdesk.test_sources_mended import COPY, NEW, link_of, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return desk(factories.staff("Moderator"))


@pytest.mark.parametrize("group", ["Editor", "Editor-in-chief"])
def test_editors_mend_too(group):
    check = damaged()
    press(desk(factories.staff(group)), check, "gone", archived_url="")
    assert link_of(check).gone_since


def test_nobody_else_sees_or_mends_anything():
    check = damaged()
    press(desk(factories.staff("Moderator")), check, "settle")
    before = everything()["sources.SourceCheck"], everything()["articles.SourceLink"]
    journalist, stranger = desk(factories.staff("Journalist")), desk()
    seen = {"seen": check.seen, "url": NEW, "archived_url": COPY}
    for address in (LIST, page_of(check), f"{LIST}add/", f"{LIST}{check.pk}/delete/"):
        assert journalist.get(address).status_code == 403, address
        assert stranger.get(address).status_code == 302, address
        for deed in deeds.DEEDS:
            for client in (journalist, stranger):
                answer = client.post(address, {"deed": deed, **seen})
                assert answer.status_code in (302, 403), address
    after = everything()["sources.SourceCheck"], everything()["articles.SourceLink"]
    assert after == before
    assert DBTaskResult.objects.count() == 0


def test_a_moderator_can_neither_add_nor_delete_checks(moderator):
    check = damaged()
    for address in (f"{LIST}add/", f"{LIST}{check.pk}/delete/"):
        assert moderator.get(address).status_code == 403
        assert moderator.post(address, {"post": "yes"}).status_code == 403
    assert moderator.get(f"{LIST}{check.pk}/history/").status_code in (200, 302, 403, 404)
    assert SourceCheck.objects.count() == 1
