"""A newsroom gone wild, on the newspaper of DATABASE_URL; `storm.py` starts it.

Prints a line of JSON for each change: what it was about, when the deed began and ended (its commit
lies between the two), and how it stands since. The oldest HELD articles only take the lead.
"""

import json
import random
import sys
import time
from datetime import UTC, datetime

import django

django.setup()

from articles.models import Article, FrontPlace

HELD = 5
SOON = (1.5, 4.0)  # seconds until what is planned
PAUSE = 0.1


def tell(about, began, ended, state) -> None:
    line = {"about": about, "began": began, "ended": ended, "state": state}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def live(article) -> list:
    version = int(article.headline.split()[-1])
    return ["live", version, article.published_at.timestamp()]


def number(article) -> int:
    return int(article.slug.split("-")[1])


def change(article):
    name, version = article.headline.rsplit(" ", 1)
    article.headline = f"{name} {int(version) + 1}"
    article.save()
    return live(article)


def withdraw(article):
    article.withdraw("Era falsa.")
    return ["gone"]


def restore(article):
    article.restore()
    return live(article)


def unpublish(article):
    article.published_at = None
    article.save()
    return ["absent"]


def publish(article):
    article.published_at = moment(time.time() - 1)
    article.save()
    return live(article)


def schedule(article):
    article.published_at = moment(time.time() + random.uniform(*SOON))
    article.save()
    return ["absent"]


def something(article) -> None:
    """A deed that suits how the article stands."""
    if article.withdrawn_at:
        deeds = [restore]
    elif article.published_at is None:
        deeds = [publish, schedule]
    else:
        deeds = [change, change, withdraw, unpublish, schedule]
    began = time.time()
    state = (deed := random.choice(deeds))(article)
    tell(number(article), began, time.time(), state)
    if deed is schedule:
        due = article.published_at.timestamp()
        tell(number(article), due, due, live(article))
        planned[article.pk] = due


def take_the_lead(article) -> None:
    """The first place of the front page, for a short while."""
    FrontPlace.objects.filter(rank=1, section=None).delete()
    until, began = time.time() + random.uniform(*SOON), time.time()
    FrontPlace.objects.create(article=article, rank=1, until=moment(until))
    tell("lead", began, time.time(), number(article))
    tell("lead", until, until, None)
    planned["lead"] = until


def main(seconds: float) -> None:
    for article in (stock := Article.objects.order_by("pk").defer("body")):
        tell(number(article), 0, 0, live(article))
    articles = [article.pk for article in stock]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(random.uniform(0, 2 * PAUSE))
        pk = random.choice(articles[HELD:])
        if planned.get(pk, 0) < time.time():
            something(Article.objects.get(pk=pk))
        if planned.get("lead", 0) + 2 < time.time():
            take_the_lead(Article.objects.get(pk=random.choice(articles[:HELD])))


planned = {}  # what nobody touches before its moment

if __name__ == "__main__":
    main(float(sys.argv[1]))
