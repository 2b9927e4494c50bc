"""The related desk as a moderator uses it: opens an article, presses a button."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

from articles.models import RelatedList, Suggestion
from tests import factories
from tests.newsdesk.pages import LINKED


def some(number, **facts):
    return [factories.published(**facts) for _ in range(number)]


def leads(article, *others, **facts):
    """It leads to them, in this order, and nobody did it at the desk."""
    for number, other in enumerate(others, 1):
        article.related_links.create(target=other, position=number * 10, **facts)


def suggest(article, *targets, **reasons):
    """The machine has found these for the article, the best first."""
    RelatedList.objects.update_or_create(article=article, defaults={"suggested_at": timezone.now()})
    reasons = reasons or {"section": True}
    Suggestion.objects.bulk_create(
        Suggestion(article=article, target=target, score=100 - number, reasons=reasons)
        for number, target in enumerate(targets)
    )
    return list(targets)


def link(article, target):
    """How the article leads there."""
    return article.related_links.get(target=target)


def page_of(article, query=""):
    return f"{LINKED}{article.pk}/change/{query}"


def targets(article):
    """What the article leads to, in its order."""
    return [link.target for link in article.related_links.all()]


def press(client, article, deed, *targets, query="", **sent):
    """Press the button of a deed; the page that follows."""
    keys = {"target": [target.pk for target in targets]}
    answer = client.post(page_of(article, query), {"deed": deed} | keys | sent)
    assert answer.status_code == 303, answer.status_code
    return client.get(answer["Location"])


def said(page):
    """What the page tells after a deed."""
    return [str(message) for message in page.context["messages"]]


def rows(page):
    """The list as the desk shows it: number, headline, and whether somebody chose it."""
    shown = page.context["desk"].list.rows
    return [(row.number, row.target.headline, row.is_curated) for row in shown]


def waiting(page):
    return [row.article for row in page.context["desk"].queue.rows]


def query_of(answer):
    return {name: value[0] for name, value in parse_qs(urlsplit(answer["Location"]).query).items()}


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.open = [], None

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "form" and "data-deed" in facts:
            self.open = {"_deed": facts["data-deed"], "_action": facts["action"], "_keys": set()}
            self.found.append(self.open)
        elif self.open is not None and tag == "input" and "name" in facts:
            self.open.setdefault(facts["name"], []).append(facts.get("value", ""))
        elif self.open is not None and tag == "button":
            self.open["_keys"] |= set(facts.get("data-key", "").split())

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None


def forms(page):
    """The forms of the deeds on a page: what they send, where, and the keys that press them."""
    reader = _Forms()
    reader.feed(page.content.decode())
    return reader.found
