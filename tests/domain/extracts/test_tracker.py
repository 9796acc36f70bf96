"""A team's own tracker, read once it is known what its headings mean."""

import pytest

from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.tracker import read_tracker, sample
from herefordshire_desk.domain.extracts.tracker_layout import as_text, layout_name
from herefordshire_desk.domain.importing import NO_LAYOUT, preview
from herefordshire_desk.domain.merge import Merged, merge
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    Episode,
    Plan,
    SocialWorker,
    Visit,
)
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import allocation, child, on, social_worker

DAY = on("2026-11-16")
PRIYA = social_worker(id="SW1", name="Priya Nair")
LAYOUT = {
    "child_id": "ID",
    "name": "Name",
    "date_of_birth": "DOB",
    "social_worker": "SW",
    "cin_start": "CIN since",
    "cp_start": "CP since",
    "cp_visit": "CP visit",
    "cla_start": "LAC since",
    "last_visit": "Last seen",
}
HEADINGS = (*LAYOUT.values(), "Notes")


def tracker(*rows):
    """A sheet of rows, each what it says by heading."""
    cells = tuple(tuple(row.get(heading) for heading in HEADINGS) for row in rows)
    return Sheet("Team tracker.xlsx", "Caseload", HEADINGS, cells, 2)


def row(**said):
    usual = {"ID": "100", "Name": "Aston, Amy", "DOB": "03/04/2015", "SW": "Priya Nair"}
    return {**usual, **{name.replace("_", " "): value for name, value in said.items()}}


def read(*rows, desk=None, layout=LAYOUT, day=DAY):
    ours = desk or DeskInMemory([PRIYA])
    return read_tracker(tracker(*rows), layout, source="t.xlsx", taken_on=day, ours=ours)


def imported(*rows, desk=None, day=DAY):
    ours = desk or DeskInMemory([PRIYA])
    extract = read(*rows, desk=ours, day=day)
    return ours.apply(merge(extract, ours, team=None, imported_on=day).change)


def test_that_a_row_is_a_child_a_plan_a_visit_and_who_holds_the_child():
    desk = imported(row(CP_since="05/01/2026", CP_visit="10/11/2026"))
    (one,), (plan,), (visit,) = desk.records(Child), desk.records(Plan), desk.records(Visit)
    (held,) = desk.records(Allocation)
    assert (one.id, one.name, one.date_of_birth) == ("100", "Amy Aston", on("2015-04-03"))
    assert (plan.kind, plan.start) == ("CP", on("2026-01-05"))
    assert (visit.kind, visit.visited_on, visit.child_seen) == ("CP", on("2026-11-10"), True)
    assert (held.social_worker_id, held.start, held.inferred) == ("SW1", DAY, True)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Amy Jane Aston", "Amy Jane Aston"), ("ASTON, Amy", "Amy ASTON"), ("Amy", "Amy")],
)
def test_that_a_name_in_one_column_is_taken_apart(name, expected):
    desk = imported(row(Name=name, CP_since="05/01/2026"))
    assert [each.name for each in desk.records(Child)] == [expected]


def test_that_each_date_a_row_has_puts_the_child_where_it_says():
    desk = imported(row(CIN_since="05/01/2026"), row(ID="200", LAC_since="01/02/2026"))
    assert [each.child_id for each in desk.records(Episode)] == ["100"]
    assert [each.child_id for each in desk.records(CareEpisode)] == ["200"]
    assert desk.records(Plan) == []


def test_that_the_last_visit_of_any_kind_counts_where_there_is_one_kind():
    desk = imported(row(CIN_since="05/01/2026", Last_seen="10/11/2026"))
    assert [(each.kind, each.visited_on) for each in desk.records(Visit)] == [
        ("CIN", on("2026-11-10"))
    ]


def test_that_it_counts_for_none_where_nobody_knows_which_it_was_and_that_is_said():
    both = row(CP_since="05/01/2026", LAC_since="01/02/2026", Last_seen="10/11/2026")
    assert imported(both).records(Visit) == []
    assert read(both).notes == (
        "“Last seen” was not used for 1 child, who are on two lists: "
        "it does not say which visit it was.",
    )


def test_that_a_row_without_a_start_is_a_child_and_a_social_worker_and_that_is_said():
    desk = imported(row())
    assert [each.id for each in desk.records(Child)] == ["100"]
    assert len(desk.records(Allocation)) == 1
    (note,) = read(row()).notes
    assert note.startswith("1 child has no day since when they are in need, on a plan or in care")


def test_that_what_cannot_be_read_is_told_once_with_its_own_heading_and_row():
    bad = row(DOB="31/11/2015", CP_since="05/01/2026", LAC_since="01/02/2026")
    problems = read(row(ID="200", CP_since="05/01/2026"), bad).problems
    assert [(each.field, each.row, each.message) for each in problems] == [
        ("DOB", 3, "31/11/2015 is not a date.")
    ]


def test_that_a_row_without_an_id_is_left_out():
    problems = read(
        row(ID=None, CP_since="05/01/2026"), row(ID="7", CP_since="05/01/2026")
    ).problems
    assert [(each.field, each.row, each.message) for each in problems] == [
        ("ID", 2, "ID is blank.")
    ]


def test_that_importing_twice_changes_nothing():
    rows = (
        row(CP_since="05/01/2026", CP_visit="10/11/2026"),
        row(ID="200", LAC_since="01/02/2026"),
    )
    desk = imported(*rows)
    extract = read(*rows, desk=desk)
    assert merge(extract, desk, team=None, imported_on=DAY).change.edits == ()


def test_that_a_child_who_is_not_in_the_tracker_is_no_less_a_child():
    desk = DeskInMemory([PRIYA, child(id="900"), allocation(child_id="900")])
    extract = read(row(CP_since="05/01/2026"), desk=desk)
    assert merge(extract, desk, team=None, imported_on=DAY).counts.missing == 0


def test_that_somebody_who_is_not_on_the_roster_is_asked_about():
    extract = read(row(SW="P Nair", CP_since="05/01/2026"))
    outcome = merge(extract, DeskInMemory([PRIYA]), team=None, imported_on=DAY)
    assert [each.name for each in outcome.unknown] == ["P Nair"]


def test_that_a_sample_shows_what_is_read_and_what_is_not():
    rows = tracker(row(CP_since="05/01/2026"), {}, row(ID="1.2E+07", DOB="05/2015"))
    shown = sample(rows, LAYOUT, most=10)
    assert [number for number, _ in shown] == [2, 4]
    first, second = (values for _, values in shown)
    assert (first["name"], first["date_of_birth"]) == ("Aston, Amy", "3 April 2015")
    assert "lost digits" in second["child_id"]
    assert second["date_of_birth"] == "05/2015 is not a date."


def previewed(**how):
    return preview(
        [tracker(row(CP_since="05/01/2026"))],
        DeskInMemory([PRIYA]),
        source="t.xlsx",
        taken_on=DAY,
        team="Another team",
        imported_on=DAY,
        **how,
    )


def test_that_a_tracker_is_known_by_its_headings_once_they_were_explained():
    assert previewed(read_as="tracker").message == NO_LAYOUT
    merged = previewed(preferences={layout_name(HEADINGS): as_text(LAYOUT)})
    assert isinstance(merged, Merged)
    assert merged.format == "tracker"
    assert {line.kind for line in merged.lines} == {Child, Plan, Allocation}
    assert SocialWorker not in {line.kind for line in merged.lines}
