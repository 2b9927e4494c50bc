import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client


class Window:
    """A browser window of one person, with addresses of the running site."""

    def __init__(self, page, site, user=None):
        self.page, self.site = page, site
        if user:
            client = Client()
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            cookie = {"name": name, "value": client.cookies[name].value, "url": site}
            page.context.add_cookies([cookie])

    def open(self, path):
        self.page.goto(self.site + path)
        return self.page

    def findings(self):
        """What axe has to say against the page that is open, a line each."""
        results = Axe().run(self.page)
        return [
            f"{violation['id']}: {node['html'][:150]}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]


@pytest.fixture
def window(browser, browser_context_args, live_server):
    """Opens a window of its own for each person: `window(user)`, or `window()` for a reader."""
    contexts = []

    def opened(user=None, **options):
        contexts.append(browser.new_context(**browser_context_args, **options))
        return Window(contexts[-1].new_page(), live_server.url, user)

    yield opened
    for context in contexts:
        context.close()
