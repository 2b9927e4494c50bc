"""How the demo's articles were read: steep on the first day, a long tail, quieter week-ends."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from visits import card_use
from visits.models import CardUse, DailyVisits, Passage

WEEKDAY = (1.0, 1.04, 1.02, 0.98, 0.95, 0.74, 0.82)  # Monday first
FIRST_DAY = 85  # visits on a whole first day, for each point of an article's weight
FOLLOWED = (0.048, 0.033, 0.024, 0.017, 0.013, 0.01)  # of the readers, by the place of a card
FOUND = 0.55  # of that, where nobody chose the card
DAYS = 12  # in which it was counted who went on


def visits_by_day(key: str, weight: int, published: date, today: date) -> dict[date, int]:
    """Visits of each day from publication to today; the same for the same article and days."""
    random = Random(key)
    visits = {}
    for age in range((today - published).days + 1):
        day = published + timedelta(days=age)
        expected = FIRST_DAY * weight * (1 + age) ** -1.35 * WEEKDAY[day.weekday()]
        # Now and then an old story is passed round again.
        echo = random.uniform(2, 6) if age > 5 and random.random() < 0.03 else 1
        visits[day] = round(expected * echo * random.lognormvariate(0, 0.25)) + random.randint(0, 2)
    return {day: count for day, count in visits.items() if count}


def write_passages(articles) -> None:
    """Which of their cards readers went on by in the last days. A query or two for each article."""
    today = timezone.localdate()
    passages, views, clicks = [], Counter(), Counter()
    for key, cards in card_use.lists_of(article.pk for article in articles).items():
        lately = DailyVisits.objects.filter(article=key, day__gte=today - timedelta(DAYS))
        visits = dict(lately.order_by("day").values_list("day", "count"))
        views.update({(day, card_use.WHOLE, False): visits[day] for day in visits if day < today})
        random = Random(key)
        for target, (place, is_chosen) in cards.items():
            share = FOLLOWED[place - 1] * (1 if is_chosen else FOUND)
            for day, count in visits.items():
                views[day, place, is_chosen] += count if day < today else 0
                went_on = int(count * share * random.lognormvariate(0, 0.2) + random.random())
                clicks[day, place, is_chosen] += went_on
                passages.append((key, target, day, went_on, went_on))
    Passage.objects.bulk_create(Passage(None, *each) for each in passages if each[-1])
    CardUse.objects.bulk_create(
        CardUse(None, *each, views=views[each], clicks=clicks[each]) for each in views
    )
