"""Records of a journal: equal ones are added up, damaged ones cost only themselves."""

from collections import Counter
from datetime import date
from random import Random
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.models import UncountedOpenings
from visits.records import (
    FACTS,
    KINDS,
    LARGEST_KEY,
    MAGIC,
    SIZE,
    VISIT,
    Opening,
    opening,
    record,
    tally,
)

DAY = date(2026, 11, 22)
CRAWLER = record("crawler", 0, DAY.toordinal())


def visit(article, day=DAY):
    return record(VISIT, article, day.toordinal())


def articles(read):
    return {article: count for (article, _day), count in read.visits.items()}


@given(
    st.sampled_from(KINDS),
    st.integers(0, LARGEST_KEY),
    st.dates(),
)
def test_a_record_says_what_was_written(kind, article, day):
    data = record(kind, article, day.toordinal())
    assert len(data) == SIZE == 18
    assert opening(data) == Opening(kind, article, day)


def test_each_reason_but_those_of_losses_can_be_written():
    reasons = set(UncountedOpenings.Reason.values)
    assert set(KINDS) - {VISIT} == reasons - {"lost", "damaged"}


def test_the_numbers_of_the_kinds_stay_as_they_are():
    """Journals of an older version have to be read by a newer one."""
    kinds = "visit crawler tool prefetch staff repeat head part refused"
    assert " ".join(KINDS) == kinds
    assert visit(258).hex() == "f5000201000000000000664a0b00" + visit(258)[-4:].hex()


@pytest.mark.parametrize("is_whole", [True, False])
def test_records_are_added_up_by_article_and_day(is_whole):
    yesterday = date(2026, 11, 21)
    data = visit(7) + visit(8) + CRAWLER + visit(7) + visit(7, yesterday)
    read = tally(data, is_whole=is_whole)
    assert read.visits == {(7, DAY): 2, (8, DAY): 1, (7, yesterday): 1}
    assert read.others == {(DAY, "crawler"): 1}
    assert (read.damaged, read.size) == (0, len(data))


@pytest.mark.parametrize("is_whole", [True, False])
def test_nothing_is_nothing(is_whole):
    assert tally(b"", is_whole=is_whole) == ({}, {}, 0, 0)


@pytest.mark.parametrize("kept", range(SIZE))
def test_a_last_record_torn_at_any_byte_is_lost_alone(kept):
    data = visit(7) + visit(8) + visit(9)[:kept]
    read = tally(data, is_whole=True)
    assert articles(read) == {7: 1, 8: 1}
    assert (read.damaged, read.size) == (bool(kept), len(data))


@pytest.mark.parametrize("kept", range(SIZE))
def test_the_torn_end_of_a_journal_that_grows_waits(kept):
    data = visit(7) + visit(9)[:kept]
    read = tally(data, is_whole=False)
    assert (articles(read), read.damaged, read.size) == ({7: 1}, 0, SIZE)


@pytest.mark.parametrize("gap", [b"\0", b"\xf5" * 17, b"x" * 18, b"\xf5" * 19, b"\0" * 36])
def test_a_stretch_that_is_no_record_costs_as_many_as_would_fit(gap):
    read = tally(visit(7) + gap + visit(8), is_whole=True)
    assert articles(read) == {7: 1, 8: 1}
    assert read.damaged == -(-len(gap) // SIZE)


def test_a_damaged_end_is_told_once_when_a_good_record_follows():
    damaged = visit(7) + bytes(SIZE)
    first = tally(damaged, is_whole=False)
    assert (first.damaged, first.size) == (0, SIZE)
    then = tally((damaged + visit(8))[first.size :], is_whole=False)
    assert (articles(then), then.damaged) == ({8: 1}, 1)


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_thousand_flipped_bytes_cost_the_records_they_are_in(is_whole):
    random = Random(4)  # noqa: S311, the same places each time
    good = [visit(random.randint(1, 300)) for _ in range(200)]
    for _ in range(1_000):
        data, hit = bytearray(b"".join(good)), set()
        for _ in range(random.randint(1, 5)):
            place = random.randrange(len(data) - SIZE)  # a good one follows in the end
            data[place] ^= random.randint(1, 255)
            hit.add(place // SIZE)
        hit = {place for place in hit if data[place * SIZE : (place + 1) * SIZE] != good[place]}
        read = tally(bytes(data), is_whole=is_whole)
        left = [each for place, each in enumerate(good) if place not in hit]
        assert read.visits == Counter((opening(each).article, DAY) for each in left)
        assert (read.damaged, read.size) == (len(hit), len(data))


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_can_be_read(data, is_whole):
    read = tally(data, is_whole=is_whole)
    assert 0 <= read.size <= len(data)
    assert not read.visits


@pytest.mark.parametrize(
    ("kind", "article", "day"),
    [(len(KINDS), 1, 1), (0, LARGEST_KEY + 1, 1), (0, 1, 0), (0, 1, date.max.toordinal() + 1)],
)
def test_what_no_version_writes_is_damage_even_if_its_check_is_right(kind, article, day):
    """It must not get as far as the database, which would refuse it each time."""
    facts = FACTS.pack(MAGIC, kind, article, day)
    data = facts + crc32(facts).to_bytes(4, "little")
    assert opening(data) is None
    assert tally(data, is_whole=True).damaged == 1
