import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsdesk.related.deeds import do
from tests import factories
from tests.newsdesk import pages
from tests.newsdesk.editors import Editor
from tests.newsdesk.related import some
from tests.newsdesk.related_desk import RelatedDesk
from tests.newsdesk.rights import GROUPS

NOBODY = {"others": "", "saved": ""}  # as the desk answers when one is alone

expect.set_options(timeout=20_000)  # milliseconds, for a busy machine


@pytest.fixture(params=GROUPS)
def group(request):
    """Each group of the newsroom."""
    return request.param


@pytest.fixture
def person(group, db):
    return factories.staff(group)


@pytest.fixture
def anna():
    return factories.staff("Moderator", username="anna", first_name="Anna")


@pytest.fixture
def moderator(anna):
    """Her browser, without scripts."""
    return pages.desk(anna)


@pytest.fixture
def article():
    return factories.published("Si parte da qui")


@pytest.fixture
def listed(article, anna):
    """What the article leads to: three others, which she chose."""
    chosen = some(3)
    for target in chosen:
        do("add", article, anna, target=target.pk)
    return chosen


@pytest.fixture
def newsdesk(live_server, page, client, admin_user, settings, tmp_path):
    """A browser in which an editor-in-chief is logged in; answers the page."""
    settings.MEDIA_ROOT = tmp_path / "media"
    client.force_login(admin_user)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": session.key, "value": session.value, "url": live_server.url}]
    )
    page.set_default_timeout(20_000)
    # All of a test shares one connection to its database: what asks by itself would come between.
    page.context.route("**/presence/", lambda route: route.fulfill(json=NOBODY))
    return page


@pytest.fixture
def desk(newsdesk, live_server):
    """The related desk in it, undisturbed by what it asks of itself."""
    quiet = {"version": 0, "by": "", "ago": ""}
    newsdesk.context.route("**/state/", lambda route: route.fulfill(json=quiet))
    return RelatedDesk(newsdesk, live_server.url)


@pytest.fixture
def complaints(newsdesk):
    """What the browser writes on its console."""
    written = []
    newsdesk.on("console", lambda message: written.append(message.text))
    newsdesk.on("pageerror", lambda error: written.append(str(error)))
    return written


@pytest.fixture
def editor(complaints, newsdesk, live_server):
    """The rich-text editor of a new article, the cursor in its text."""
    newsdesk.goto(live_server.url + reverse("admin:articles_article_add"))
    editor = Editor(newsdesk)
    expect(editor.toolbar).to_be_visible()
    editor.box.click()
    return editor
