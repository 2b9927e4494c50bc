"""How the demo's articles were read: steep on the first day, a long tail, quieter week-ends."""

from datetime import date, timedelta
from random import Random

WEEKDAY = (1.0, 1.04, 1.02, 0.98, 0.95, 0.74, 0.82)  # Monday first
FIRST_DAY = 85  # visits on a whole first day, for each point of an article's weight


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
