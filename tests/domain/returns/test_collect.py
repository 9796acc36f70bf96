"""The collected workbook's sheets: every row is there once, and totals are the sums."""

from hypothesis import given

from herefordshire_desk.domain.returns.collect import EVERY_TEAM, collect
from herefordshire_desk.domain.returns.collection import STACKED
from tests.make import DAY
from tests.make_collected import LAST_WEEK, ONE, TWO, collected, led, week
from tests.make_month import is_open, teams


def sheets(*returns):
    return {each.name: each for each in collect(collected(*returns))}


def rows(sheet):
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]


def test_that_rows_stand_as_they_were_sent_after_their_team_and_period():
    made = week(ONE, led("C1"), day=LAST_WEEK), week(TWO, led("C2")), week(ONE, led("C1"))
    told = rows(sheets(*made)["children"])
    assert [(row["return_team"], row["return_period"], row["child_id"]) for row in told] == [
        (ONE, "2026-W46", "C1"),
        (ONE, "2026-W47", "C1"),
        (TWO, "2026-W47", "C2"),
    ]
    assert {row["return_name"] for row in told} == {"weekly"}
    assert told[0]["last_family_meeting"] is None  # the month's column, which a week has not


def test_that_a_child_in_two_teams_is_twice_in_the_sum_and_once_among_distinct_children():
    made = week(ONE, led("C1"), led("C2")), week(TWO, led("C1"))
    every = rows(sheets(*made)["summary"])[-1]
    assert (every["team"], every["teams"]) == (EVERY_TEAM, 2)
    assert (every["rows_children"], every["distinct_children"]) == (3, 2)


@given(teams(3), teams(3))
def test_that_totals_and_the_summary_are_the_sums_of_the_teams(one, two):
    made = [week(team, *_open(found)) for team, found in ((ONE, one), (TWO, two))]
    found = sheets(*made)
    *each, every = rows(found["summary"])
    for column in (f"rows_{name}" for name in STACKED):
        assert every[column] == sum(row[column] for row in each)
        assert every[column] == len(found[column.removeprefix("rows_")].rows)
    sent = rows(found["measures"])
    for row in rows(found["totals"]):
        alike = [e for e in sent if all(e[key] == row[key] for key in KEY)]
        assert row["numerator"] == sum(e["numerator"] for e in alike)
        assert row["teams"] == len(alike)


KEY = ("measure_id", "breakdown", "group")


def _open(found):
    return [each for each in found if is_open(each, DAY)]


def test_that_a_percentage_is_of_the_sums_and_not_of_the_percentages():
    few, many = [led(f"A{at}") for at in range(5)], [led(f"B{at}", "") for at in range(15)]
    found = rows(sheets(week(ONE, *few), week(TWO, *many))["totals"])
    (whole,) = (row for row in found if row["measure_id"] == "W2" and row["breakdown"] is None)
    assert (whole["numerator"], whole["denominator"], whole["value"]) == (15, 20, 75.0)


def test_that_nothing_is_summed_that_is_of_one_social_worker():
    found = sheets(week(ONE, led("C1")))
    assert "W4" in {row["measure_id"] for row in rows(found["measures"])}
    assert "W4" not in {row["measure_id"] for row in rows(found["totals"])}
