"""Random publications, withdrawals, ends and exclusions, with printed pages: none leads astray."""

import random
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from articles.models import Article, RelatedExclusion, RelatedLink, RelatedList, Suggestion
from editions.current import look, watch
from photos.public import changed_in_bulk
from tests import factories
from tests.articles.test_visibility import NOW
from tests.newsportal.doors import wrapped

pytestmark = pytest.mark.django_db(transaction=True)

SECOND = timedelta(seconds=1)
CARD = re.compile(r'<li( data-automatic)?>(?:(?!</li>).)*?href="/\w+/(n-\d+)/"', re.DOTALL)
ARTICLES, ROUNDS = 9, 25


class Newsroom:
    """Deeds by chance, each of which a moderator, an editor or the clock may do."""

    def __init__(self, seed, clock):
        self.random, self.clock = random.Random(seed), clock  # noqa: S311
        self.articles = [
            factories.published(f"N{n}", slug=f"n-{n}", tags=["a"]) for n in range(ARTICLES)
        ]
        self.deeds = [self.withdraw, self.restore, self.schedule, self.unpublish, self.link]
        self.deeds += [self.link, self.unlink, self.exclude, self.allow, self.suggest, self.mode]
        self.deeds += [self.wait, self.delete]

    def one(self):
        return Article.objects.get(pk=self.random.choice(self.articles).pk)

    def two(self):
        return self.random.sample(self.articles, 2)

    def soon(self):
        return timezone.now() + self.random.randint(1, 90) * SECOND

    def act(self):
        self.random.choice(self.deeds)()

    def withdraw(self):
        self.one().withdraw("Era falso.")

    def restore(self):
        self.one().restore()

    def schedule(self):
        article = self.one()
        article.published_at, article.withdrawn_at = self.soon(), None
        article.save()

    def unpublish(self):
        article = self.one()
        article.published_at = self.random.choice([None, timezone.now()])
        article.withdrawn_at = None
        article.save()

    def link(self):
        article, target = self.two()
        end = self.random.choice([None, self.soon()])
        RelatedLink.objects.update_or_create(
            article=article, target=target, defaults={"expires_at": end, "own_headline": "Altro"}
        )

    def unlink(self):
        if link := RelatedLink.objects.order_by("?").first():
            link.delete()

    def exclude(self):
        article, target = self.two()
        RelatedExclusion.objects.get_or_create(
            article=self.random.choice([article, None]), target=target
        )

    def allow(self):
        if exclusion := RelatedExclusion.objects.order_by("?").first():
            exclusion.delete()

    @transaction.atomic
    def suggest(self):
        article = self.one()
        article.suggestions.all().delete()
        others = [other for other in self.articles if other != article]
        Suggestion.objects.bulk_create(
            Suggestion(article=article, target=target, score=self.random.random())
            for target in self.random.sample(others, 4)
        )
        changed_in_bulk.send(Suggestion)

    @transaction.atomic
    def mode(self):
        mode = self.random.choice(["filled", "filled", "chosen", "none"])
        RelatedList.objects.update_or_create(article=self.one(), defaults={"mode": mode})
        changed_in_bulk.send(RelatedList)

    def wait(self):
        self.clock.shift(self.random.randint(1, 60) * SECOND)

    def delete(self):
        article = self.articles.pop(self.random.randrange(len(self.articles)))
        Article.objects.get(pk=article.pk).delete()
        number = 100 + len(self.articles) + article.pk
        self.articles.append(factories.published(f"N{number}", slug=f"n-{number}", tags=["a"]))


def wanted(article, public):
    """The slugs of its choices, and those of which the machine takes what fills up."""
    mode = getattr(RelatedList.objects.filter(article=article).first(), "mode", "filled")
    links = RelatedLink.objects.filter(article=article).order_by("position", "pk")
    ends = {link.target_id: link.expires_at for link in links}
    now = timezone.now()
    chosen = [key for key, end in ends.items() if key in public and (not end or end > now)]
    excluded = RelatedExclusion.objects.filter(article__isnull=True) | (
        RelatedExclusion.objects.filter(article=article)
    )
    no = {article.pk, *ends, *excluded.values_list("target", flat=True)}
    found = {key for key in public if key not in no} if mode == "filled" else set()
    if mode == "none" or (not chosen and len(found) == 1):
        return [], set()
    return [public[key] for key in chosen], {public[key] for key in found}


def check(site):
    """Every page of an article leads where it should at this moment, however often it is read.

    How many cards were looked at.
    """
    seen = 0
    public = dict(Article.objects.published().values_list("pk", "slug"))
    for article in Article.objects.all():
        replies = [site(f"/tecnologia/{article.slug}/") for _ in range(2)]
        assert {reply.status for reply in replies} <= {200, 404, 410}
        assert (replies[0].status == 200) == (article.pk in public)
        if article.pk not in public:
            continue
        chosen, found = wanted(article, public)
        for reply in replies:
            cards = CARD.findall(reply.body.decode())
            slugs = [slug for _, slug in cards]
            assert [slug for automatic, slug in cards if not automatic] == chosen[:6]
            fills = [slug for automatic, slug in cards if automatic]
            assert set(fills) <= found
            assert len(set(slugs)) == len(slugs) == min(6, len(chosen) + len(found))
            assert slugs == [*chosen[:6], *fills]
            seen += len(slugs)
    return seen


@pytest.mark.parametrize("seed", range(2))
def test_no_printed_page_leads_to_what_is_not_public_or_was_refused(seed):
    with time_machine.travel(NOW, tick=False) as clock:
        newsroom, here, elsewhere = Newsroom(seed, clock), wrapped(), wrapped()
        assert check(here) == check(elsewhere) > 0
        for _ in range(ROUNDS):
            known = watch.known
            newsroom.act()
            seen = check(here)
            watch.known = known  # the other process has not looked yet; then it does
            look()
            assert check(elsewhere) == seen


def test_a_card_is_gone_at_the_very_moment_of_its_end_without_a_job():
    with time_machine.travel(NOW, tick=False) as clock:
        article = factories.published()
        for number in range(6):
            factories.published(slug=f"n-{number}")
        target = factories.published(slug="n-9", section=factories.section("Sport"))
        end = timezone.now() + timedelta(minutes=10)
        RelatedLink.objects.create(article=article, target=target, expires_at=end)
        site = wrapped()

        def shown():
            page = site(article.get_absolute_url()).body.decode()
            return [slug for _, slug in CARD.findall(page)]

        fills = [f"n-{number}" for number in range(5, -1, -1)]
        assert shown() == ["n-9", *fills[:5]]
        clock.move_to(end - SECOND)
        assert shown()[0] == "n-9"
        clock.move_to(end)
        assert shown() == fills
