"""Two versions are joined so that nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.merge import ORDER, THEIRS, YOURS, merge

KEYS = {"bylines": "author", "related_links": "target"}
BASE = {
    "headline": "Riapre il ponte",
    "kicker": "Trasporti",
    "section": 3,
    "tags": ["Mare", "Ponti"],
    "bylines": [{"author": 1, "role": ""}, {"author": 2, "role": "da Roma"}],
}

words = st.sampled_from(["", "uno", "due", "tre"])
rows = st.lists(
    st.builds(dict, author=st.integers(1, 4), role=words), unique_by=lambda row: row["author"]
)
contents = st.fixed_dictionaries(
    {
        "headline": words,
        "section": st.none() | st.integers(1, 3),
        "tags": st.lists(words, unique=True).map(sorted),
        "bylines": rows,
        "related_links": st.lists(
            st.builds(dict, target=st.integers(1, 3), kind=words, until=st.none() | words),
            unique_by=lambda row: row["target"],
        ),
    }
)


def joined(theirs, yours, choices=None, base=BASE):
    return merge(base, {**BASE, **theirs}, {**BASE, **yours}, KEYS, choices)


def by_key(content, name):
    return {row[KEYS[name]]: row for row in content[name]}


def authors(merged):
    return [row["author"] for row in merged.content["bylines"]]


def test_what_each_changed_alone_goes_together():
    merged = joined({"headline": "Riapre oggi"}, {"kicker": "Viabilità"})
    assert merged.content == {**BASE, "headline": "Riapre oggi", "kicker": "Viabilità"}
    assert (merged.from_theirs, merged.from_yours) == (["headline"], ["kicker"])
    assert not merged.conflicts


def test_the_same_change_on_both_sides_is_no_conflict():
    assert not joined({"headline": "Uguale"}, {"headline": "Uguale"}).conflicts


def test_what_both_changed_is_asked_and_the_answer_counts():
    sides = {"headline": "Loro"}, {"headline": "Mio"}
    (conflict,) = joined(*sides).conflicts
    assert (conflict.name, conflict.base) == ("headline", "Riapre il ponte")
    assert (conflict.theirs, conflict.yours) == ("Loro", "Mio")
    assert joined(*sides, {"headline": YOURS}).content["headline"] == "Mio"
    assert joined(*sides, {"headline": THEIRS}).content["headline"] == "Loro"
    assert joined(*sides, {"headline": "forged"}).conflicts


def test_tags_are_added_and_taken_away_by_each():
    merged = joined({"tags": ["Mare", "Ponti", "Roma"]}, {"tags": ["Cielo", "Ponti"]})
    assert merged.content["tags"] == ["Cielo", "Ponti", "Roma"]


def test_rows_are_added_changed_and_taken_away_by_each():
    theirs = [{"author": 1, "role": "da Bari"}, {"author": 2, "role": "da Roma"}]
    yours = [{"author": 1, "role": ""}, {"author": 5, "role": ""}]
    merged = joined({"bylines": theirs}, {"bylines": yours})
    assert merged.content["bylines"] == [
        {"author": 1, "role": "da Bari"},
        {"author": 5, "role": ""},
    ]


def test_a_row_taken_away_by_one_and_changed_by_the_other_is_asked():
    sides = {"bylines": BASE["bylines"][:1]}, {"bylines": [{"author": 2, "role": "da Pisa"}]}
    (conflict,) = joined(*sides).conflicts
    assert conflict.name == "bylines.2"
    assert conflict.theirs is None
    assert authors(joined(*sides, {"bylines.2": YOURS})) == [2]
    assert authors(joined(*sides, {"bylines.2": THEIRS})) == []


def test_the_parts_of_a_row_that_each_changed_go_together():
    row = {"target": 7, "kind": "related", "until": None}
    base = {**BASE, "related_links": [row]}
    named, ended = row | {"kind": "opinion"}, row | {"until": "2026-12-01"}
    merged = joined({"related_links": [named]}, {"related_links": [ended]}, base=base)
    assert merged.content["related_links"] == [named | ended | {"kind": "opinion"}]
    assert not merged.conflicts
    sides = {"related_links": [named]}, {"related_links": [ended | {"kind": "update"}]}
    (conflict,) = joined(*sides, base=base).conflicts
    assert (conflict.name, conflict.yours) == ("related_links.7", ended | {"kind": "update"})


def test_the_order_is_that_of_whom_moved_rows_and_asked_where_both_did():
    three = [{"author": number, "role": ""} for number in (1, 2, 3)]
    base = {**BASE, "bylines": three}
    one, two, all_three = (three[1], three[0], three[2]), (three[2], three[0], three[1]), three
    for theirs, yours in ((one, all_three), (all_three, one)):
        merged = joined({"bylines": list(theirs)}, {"bylines": list(yours)}, base=base)
        assert authors(merged) == [2, 1, 3]
        assert not merged.conflicts
    sides = {"bylines": list(one)}, {"bylines": list(two)}
    (conflict,) = joined(*sides, base=base).conflicts
    assert conflict.name == f"bylines.{ORDER}"
    assert authors(joined(*sides, {"bylines.order": YOURS}, base)) == [3, 1, 2]


def test_added_rows_stand_behind_what_they_were_put_behind():
    first, second = BASE["bylines"]
    new, other = {"author": 8, "role": ""}, {"author": 9, "role": ""}
    merged = joined({"bylines": [new, first, second]}, {"bylines": [first, other, second]})
    assert authors(merged) == [8, 1, 9, 2]


def test_against_nothing_known_all_that_differs_is_asked():
    merged = joined({"headline": "Loro"}, {"headline": "Mio"}, base={})
    assert [conflict.name for conflict in merged.conflicts] == ["headline"]


@given(contents, contents)
def test_a_side_that_changed_nothing_takes_nothing_away(base, other):
    for merged in (merge(base, other, base, KEYS), merge(base, base, other, KEYS)):
        assert merged.content == other
        assert not merged.conflicts


@given(contents, contents)
def test_two_who_did_the_same_agree(base, both):
    merged = merge(base, both, both, KEYS)
    assert merged.content == both
    assert not merged.conflicts


@given(contents, contents, contents)
def test_what_either_typed_is_in_the_result_or_is_asked(base, theirs, yours):
    merged = merge(base, theirs, yours, KEYS)
    asked = {(each.field, each.row): (each.theirs, each.yours) for each in merged.conflicts}
    for number, side in enumerate((theirs, yours)):
        for name in ("headline", "section"):
            if side[name] != base[name] and merged.content[name] != side[name]:
                assert asked[name, None][number] == side[name]
        assert set(side["tags"]) - set(base["tags"]) <= set(merged.content["tags"])
        for name in KEYS:
            before, after = by_key(base, name), by_key(merged.content, name)
            for each, row in by_key(side, name).items():
                typed = row.items() - before.get(each, {}).items()
                if not typed <= after.get(each, {}).items():
                    assert asked[name, each][number] == row


@given(contents, contents, contents, st.sampled_from([THEIRS, YOURS]))
def test_every_question_can_be_answered(base, theirs, yours, side):
    names = [conflict.name for conflict in merge(base, theirs, yours, KEYS).conflicts]
    assert len(names) == len(set(names))
    assert not merge(base, theirs, yours, KEYS, dict.fromkeys(names, side)).conflicts


@given(contents, contents, contents)
def test_no_row_and_no_tag_comes_twice_or_from_nowhere(base, theirs, yours):
    content = merge(base, theirs, yours, KEYS).content
    for name, key in KEYS.items():
        found = [row[key] for row in content[name]]
        known = {row[key] for side in (theirs, yours) for row in side[name]}
        assert len(found) == len(set(found))
        assert set(found) <= known
    assert set(content["tags"]) <= {*theirs["tags"], *yours["tags"]}
