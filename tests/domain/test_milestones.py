"""Notes on the time axis: recorded, changed, removed, and told with the months they are of."""

import pytest

from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.milestones import (
    change_milestone,
    milestone_words,
    month_of_milestone,
    record_milestone,
    shown_with,
    withdraw_milestone,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.trend_words import chart_words
from tests.make import DAY, milestone, on
from tests.make_trends import of_shares

MOVED = milestone(on=on("2026-03-02"), words="Restructure")


def test_that_a_note_is_kept_without_its_outer_spaces() -> None:
    made = record_milestone(milestone(words="  New  senior practitioner "), [MOVED], DAY)
    assert isinstance(made, Change)
    (edit,) = made.edits
    assert getattr(edit.after, "words", "") == "New senior practitioner"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        pytest.param({"words": "  "}, "words", id="without_words_there_is_nothing_to_note"),
        pytest.param({"words": "a" * 61}, "words", id="more_words_than_a_chart_has_room_for"),
        pytest.param({"on": on("2026-11-21")}, "on", id="a_day_to_come"),
        pytest.param({"on": MOVED.on}, "words", id="what_is_noted_already"),
    ],
)
def test_that_what_cannot_be_noted_is_refused_in_words(
    fields: dict[str, object], field: str
) -> None:
    found = record_milestone(milestone(**fields), [MOVED], DAY)
    assert isinstance(found, Problem)
    assert found.field == field


def test_that_a_note_is_changed_and_removed_and_each_is_undone_by_its_reverse() -> None:
    later = milestone(id=MOVED.id, on=on("2026-03-09"), words="Restructure")
    changed = change_milestone(MOVED, later, [MOVED], DAY)
    assert isinstance(changed, Change)
    assert changed.reversed().edits[0].after == MOVED
    assert withdraw_milestone(MOVED).reversed().edits[0].after == MOVED
    assert isinstance(change_milestone(MOVED, MOVED, [MOVED], DAY), Problem)


def test_that_those_of_other_months_are_not_shown() -> None:
    points = of_shares(*[(1, 8)] * 3)
    first = milestone(on=on("2026-09-01"), words="Move")
    of_month = milestone(on=on("2026-10-31"), words="Cover")
    others = [milestone(on=on("2026-08-31")), milestone(on=on("2026-11-21"))]
    shown = shown_with([*others, of_month, first], points)
    assert shown == (first, of_month)
    assert [month_of_milestone(each, points) for each in shown] == [0, 1]
    assert "1: Move (1 September 2026). 2: Cover (31 October 2026)." in chart_words(
        points, None, shown
    )
    assert milestone_words(MOVED) == "Restructure (2 March 2026)"
