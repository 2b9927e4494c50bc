"""A small newspaper for measuring, in the empty database of DATABASE_URL.

`python bench/newspaper.py 200 300` writes so many articles of so many words (300 make a page of
about 30 KB) and prints their addresses and keys as JSON: {"/cronaca/notizia-1/": 1, …}.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsportal.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import models, transaction
from django.utils import timezone

from articles.fields import BodyField
from articles.models import Tag
from tests import factories
from tests.articles.cast import sign, story


@transaction.atomic
def fill(number: int, words: int) -> dict[str, int]:
    """Articles "Notizia n versione 0", the first the oldest; their addresses and keys."""
    # The demo newspaper's texts are clean; cleaning them again would take most of the time.
    BodyField.get_prep_value = models.TextField.get_prep_value
    random, now = Random(1), timezone.now().replace(microsecond=0)
    paragraphs = story(100_000).replace("</p>", "</p>\n").splitlines()
    photo, section = factories.photo((1200, 800)), factories.section("Cronaca")
    made = {}
    for n in range(1, number + 1):
        article = factories.draft(
            f"Notizia {n} versione 0",
            slug=f"notizia-{n}",
            standfirst="Che cosa è successo e che cosa succede adesso.",
            body=some(paragraphs, words, random),
            section=section,
            photo=photo,
            tags=[f"tema {n % 5}", "città"],
            published_at=now - timedelta(minutes=10 * (number + 1 - n)),
        )
        sign(article, "Anna Neri")
        made[article.get_absolute_url()] = article.pk
    return made


def some(paragraphs: list[str], words: int, random: Random) -> str:
    """Paragraphs in an order of their own, of at least so many words together."""
    body, count = "", 0
    while count < words:
        for paragraph in random.sample(paragraphs, len(paragraphs)):
            body += paragraph
            count += paragraph.count(" ") + 1
            if count >= words:
                break
    return body


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    if Tag.objects.exists():
        raise SystemExit("This database is in use already.")
    number, words = map(int, sys.argv[1:])
    sys.stdout.write(json.dumps(fill(number, words)))
