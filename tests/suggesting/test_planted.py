"""Groups of articles that belong together, among many that do not: they find each other."""

import pytest

from articles.models import Article
from suggesting.making import make_for
from suggesting.reading import suggestions_of
from tests.suggesting.corpus import plant

pytestmark = pytest.mark.django_db
FIRST = 3


@pytest.mark.parametrize(
    ("by_tags", "by_words"),
    [(True, False), (False, True), (True, True)],
    ids=["tag", "words", "both"],
)
def test_the_planted_neighbours_are_the_first_three_of_nine_in_ten(by_tags, by_words):
    groups = plant(by_tags, by_words)
    make_for(Article.objects.values_list("pk", flat=True))
    right = total = 0
    for group in groups:
        for key in group:
            found = [s.target_id for s in suggestions_of(Article(pk=key), FIRST)]
            right += len(found) == FIRST and set(found) <= set(group)
            total += 1
    assert right >= 0.9 * total, f"{right} of {total}"
