"""The related desk in a browser, as a moderator's fingers know it."""

from django.utils import timezone
from playwright.sync_api import expect

from articles.models import RelatedLink, RelatedList
from tests import factories
from tests.newsdesk.pages import LINKED
from tests.newsdesk.related import suggest


def curated(headline, **facts):
    """A public article whose own list waits for nobody."""
    article = factories.published(headline, **facts)
    now = timezone.now()
    RelatedList.objects.create(article=article, reviewed_at=now, suggested_at=now)
    return article


def goals(number):
    """So many that an article may lead to: «Meta 1» and on."""
    return [curated(f"Meta {place}", hours_ago=200 + place) for place in range(1, number + 1)]


def led_to(targets):
    """An article that waits, and what the machine found for it."""
    article = factories.published("Si parte da qui")
    suggest(article, *targets)
    return article


def chosen(article):
    """Headlines of what somebody chose for the article, in order."""
    links = RelatedLink.objects.filter(article=article).select_related("target")
    return [link.target.headline for link in links]


class RelatedDesk:
    """One window with the desk in it."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.article = page.locator("[data-focus=article]")
        self.rows = page.locator("[data-pane=list] [data-row=link]")
        self.chosen = self.rows.and_(page.locator(":has([data-deed=remove])"))
        self.suggested = page.locator("[data-desk-suggestions] [data-row]")
        self.found = page.locator("[data-desk-results] [data-row]")
        self.field = page.get_by_role("searchbox")
        self.said = page.locator("[data-desk-said]")
        self.dialog = page.get_by_role("dialog")
        self.pressed = 0

    def open(self, article=None):
        self.page.goto(self.site + (f"{LINKED}{article.pk}/change/" if article else LINKED))
        if article:
            expect(self.article).to_have_text(article.headline)
            expect(self.article).to_be_focused()  # its script has begun
        return self

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def shows(self, *headlines):
        """That many are chosen, these in this order."""
        expect(self.chosen.locator(".related-desk__words > a")).to_have_text(list(headlines))

    def has_focus(self, headline):
        row = self.page.locator("[data-row]:focus")
        expect(row).to_contain_text(headline)
