"""The pages of the related desk that do something to many lists, as a moderator uses them."""

import re

from newsdesk.related.refusals import MOST_LINKS
from tests import factories
from tests.newsdesk.pages import LINKED
from tests.newsdesk.related import leads

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


def full(article):
    leads(article, *(factories.published() for _ in range(MOST_LINKS)))
    return article
