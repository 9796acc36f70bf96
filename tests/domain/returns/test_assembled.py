"""What the weekly and the monthly return have alike, and where one has its own way."""

from herefordshire_desk.domain.definitions import definitions
from herefordshire_desk.domain.returns.assembled import assembled, visits_in
from herefordshire_desk.domain.returns.snapshot import week_of
from tests.make import DAY, on, plan, visit
from tests.make_returns import history, snapshot


def test_that_visits_run_from_the_period_s_first_day_to_the_day_both_included() -> None:
    days = ["2026-11-15", "2026-11-16", "2026-11-20", "2026-11-21"]
    kin = history("C1", plan(), *(visit(id=day, visited_on=on(day)) for day in days))
    stranger = visit(id="another", child_id="C9", visited_on=DAY)
    taken = snapshot(kin, visits=(*snapshot(kin).visits, stranger))
    assert [each.id for each in visits_in(week_of(DAY), taken)] == days[1:3]


def test_that_a_return_s_own_rows_stand_in_place_of_the_shared_ones() -> None:
    taken, words = snapshot(history("C1", plan())), definitions().values()
    made = assembled("weekly", taken, week_of(DAY), words, {"children": ()})
    assert next(sheet for sheet in made.sheets if sheet.name == "children").rows == ()
    assert made.title == "Weekly return of CP Team 1, 2026-W47"
