"""What makes one article nearer than another."""

import pytest

from suggesting.scoring import Tie, followed, freshness, rarity, score

RARE, FREQUENT = ("alluvione", 0.3), ("cronaca", 0.05)


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (Tie(tags=[RARE]), Tie(tags=[FREQUENT])),
        (Tie(tags=[RARE, FREQUENT]), Tie(tags=[RARE])),
        (Tie(tags=[RARE]), Tie(is_same_section=True)),
        (Tie(likeness=0.5), Tie(likeness=0.2)),
        (Tie(is_same_section=True), Tie()),
        (Tie(is_same_section=True, outlet="ANSA"), Tie(is_same_section=True)),
        (Tie(readers=5), Tie(tags=[RARE], is_same_section=True, outlet="ANSA")),
        (Tie(readers=50), Tie(readers=5)),
    ],
)
def test_the_nearer_one_is_worth_more(nearer, farther):
    assert score(nearer, days=1) > score(farther, days=1)


def test_of_two_alike_the_newer_one_is_worth_more():
    assert score(Tie(tags=[RARE]), days=1) > score(Tie(tags=[RARE]), days=40)


def test_age_takes_much_but_never_all():
    assert freshness(0) == freshness(-1) == 1
    assert freshness(30) == pytest.approx(0.85, abs=0.01)
    assert freshness(3650) > 0.25


def test_a_tag_is_the_rarer_the_fewer_have_it():
    assert rarity(1, 1000) == 1
    assert rarity(30, 1000) > rarity(300, 1000) > rarity(1000, 1000) == 0
    assert rarity(0, 1000) == 1
    assert rarity(2000, 1000) == 0
    assert rarity(1, 1) == rarity(1, 0) == 0


def test_fewer_readers_than_are_told_are_worth_nothing():
    assert followed(4) == 0
    assert 4 == followed(5) < followed(500) <= followed(10**9) == 6


def test_only_what_speaks_for_it_is_told():
    assert Tie(likeness=0.05).reasons == {}
    whole = Tie([RARE, FREQUENT], 0.456, True, "ANSA", 41)
    assert whole.reasons == {
        "tags": ["alluvione", "cronaca"],
        "likeness": 0.46,
        "section": True,
        "source": "ANSA",
        "readers": 41,
    }
