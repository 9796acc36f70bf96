"""A collection: whole returns are kept, the highest revision counts, the others are told of."""

from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.definitions import definitions
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.assembled import assembled
from herefordshire_desk.domain.returns.collection import UNREADABLE, Collection
from herefordshire_desk.domain.returns.snapshot import Period
from tests.make import DAY
from tests.make_collected import LAST_WEEK, ONE, TWO, collected, led, read_back, week
from tests.make_returns import snapshot


def revised(made, *histories):
    """The next revision of a return that was sent."""
    sent = SentReturn(
        id="R1",
        name=made.name,
        period=made.period,
        revision=made.revision,
        as_of=DAY,
        sent_on=DAY,
        sha256=made.sha256,
    )
    return week(made.team, *histories, sent=(sent,))


def test_that_returns_are_in_order_of_team_and_period():
    found = collected(week(TWO, led("C2")), week(ONE, led("C1")), week(ONE, day=LAST_WEEK))
    told = [(each.team, each.period) for each in found.in_order()]
    assert told == [(ONE, "2026-W46"), (ONE, "2026-W47"), (TWO, "2026-W47")]


def test_that_the_highest_revision_counts_in_whichever_order_they_are_read():
    first = week(ONE, led("C1"))
    second = revised(first, led("C1"), led("C2"))
    for found in (collected(first, second), collected(second, first)):
        (counted,) = found.in_order()
        assert (counted.revision, len(counted.tables["children"].rows)) == (2, 2)
        standings = {each.revision: found.standing(each) for each in found.read}
        assert standings == {1: "superseded", 2: "counted"}
        assert counted.replaces == first.sha256


def test_that_one_revision_twice_is_counted_once():
    same = collected(week(ONE, led("C1")), week(ONE, led("C1")))
    assert [same.standing(each) for each in same.read] == ["counted", "repeated"]
    other = collected(week(ONE, led("C1")), week(ONE, led("C2")))
    assert [other.standing(each) for each in other.read] == ["counted", "differs"]


def test_that_what_does_not_count_keeps_no_rows():
    found = collected(week(ONE, led("C1")), week(ONE, led("C1")))
    assert [each.tables for each in found.read] == [{}, {}]


def test_that_an_altered_return_is_refused_with_what_was_altered():
    sheets = read_back(week(ONE, led("C1")))
    altered = [replace(e, rows=e.rows[:-1]) if e.name == "children" else e for e in sheets]
    found = Collection()
    found.add("r.xlsx", altered)
    assert (found.counted, found.read) == ({}, [])
    assert "Sheet children" in found.refused["r.xlsx"]


def test_that_a_whole_return_of_no_period_is_refused():
    nowhere = Period("2026-W47", date(2026, 11, 23), date(2026, 11, 29))
    made = assembled("weekly", snapshot(led("C1"), team=ONE), nowhere, definitions().values())
    assert collected(made).refused == {"0.xlsx": UNREADABLE}


def test_that_a_sheet_of_something_else_is_refused():
    found = Collection()
    found.add("r.xlsx", read_back(week(ONE))[2:])
    assert "no return that the desk wrote" in found.refused["r.xlsx"]
