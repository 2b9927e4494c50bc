import pytest
from playwright.sync_api import expect

expect.set_options(timeout=20_000)  # milliseconds, for a busy machine


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
    return page
