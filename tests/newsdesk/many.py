"""The pages of the related desk that do something to many lists, as a moderator uses them."""

import re

from django.utils import timezone

from articles.models import RelatedLink, RelatedList, Suggestion
from newsdesk.related import deeds
from tests import factories
from tests.newsdesk.pages import LINKED

BULK = f"{LINKED}bulk/"


def send(client, name, articles=(), **typed):
    chosen = {"_selected_action": [article.pk for article in articles]}
    return client.post(f"{BULK}{name}/", chosen | {"_told": "1"} | typed)


def told(client, name, articles=(), **typed):
    return send(client, name, articles, **typed).content.decode()


def confirmed(client, name, articles=(), **typed):
    """The page after it was done: the one with the button that undoes it."""
    chosen = {"_selected_action": [article.pk for article in articles], "_told": "1"}
    sent = chosen | typed | {"_confirmed": "1"}
    return client.post(f"{BULK}{name}/", sent, follow=True)


def pressed(client, name, **typed):
    """As a person does it who looks at what is told, and presses the button there."""
    page = told(client, name, **typed)
    hidden = re.findall(r'name="_selected_action" value="(\d+)"', page)
    sent = {"_selected_action": hidden, "_told": "1", "_confirmed": "1"} | typed
    return client.post(f"{BULK}{name}/", sent, follow=True)


def targets(article):
    links = RelatedLink.objects.filter(article=article).order_by("position", "pk")
    return [link.target for link in links]


def leads(article, *others, **facts):
    for number, other in enumerate(others, 1):
        article.related_links.create(target=other, position=number * 10, **facts)


def full(article):
    leads(article, *(factories.published() for _ in range(deeds.MOST_LINKS)))
    return article


def suggested(article, *others):
    for number, other in enumerate(others):
        Suggestion.objects.create(article=article, target=other, score=9 - number)
    RelatedList.objects.update_or_create(article=article, defaults={"suggested_at": timezone.now()})
