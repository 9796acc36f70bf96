"""Rows pasted from a sheet: what becomes a visit or a note, and what is refused and why."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.pasted import MOST, change_of, children_named, read_pasted
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, Visit
from tests.make import DAY, on, planned_visit
from tests.make_team import BOTH, IN_DATE, NAMELESS, OVERDUE, UNBORN

SHARED = {"100107": "Maisie Thorne", "100108": "Rafe Thorne"}


@pytest.fixture
def children(desk):
    return desk.assessments


def read(children, text, held=()):
    numbers = count(1)
    return read_pasted(text, children, DAY, held=held, new_id=lambda: f"new-{next(numbers)}")


@pytest.mark.parametrize(
    ("cells", "seen", "alone", "kind"),
    [
        pytest.param("18/11/2026\tyes\tyes", True, True, "CP", id="yes_and_yes"),
        pytest.param("18 Nov 2026\tY\tN", True, False, "CP", id="seen_not_alone"),
        pytest.param("2026-11-18\t\t\tcp", None, None, "CP", id="kind_alone"),
        pytest.param("18/11/2026 00:00:00\tseen alone", True, True, "CP", id="in_words"),
        pytest.param("18/11/2026\tno", False, None, "CP", id="not_seen"),
        pytest.param("18/11/2026\t\tyes", True, True, "CP", id="alone_is_seen"),
        pytest.param("18/11/2026", None, None, "CP", id="a_date_and_no_more"),
        pytest.param("18.11.2026\tChild protection\tattempted", False, None, "CP", id="order"),
    ],
)
def test_that_a_child_and_a_date_become_a_visit(children, cells, seen, alone, kind):
    (row,) = read(children, f"{OVERDUE}\t{cells}")

    visit = row.visit
    assert row.problem == ""
    assert (visit.child_id, visit.visited_on, visit.kind) == (OVERDUE, on("2026-11-18"), kind)
    assert (visit.child_seen, visit.seen_alone) == (seen, alone)


@pytest.mark.parametrize(
    "who",
    [
        pytest.param(OVERDUE, id="id"),
        pytest.param(f"{OVERDUE}.0", id="id_that_a_sheet_took_for_a_number"),
        pytest.param("Wren Abbot", id="name"),
        pytest.param("ABBOT,  wren", id="surname_first"),
        pytest.param("wren\xa0abbot ", id="odd_spaces"),
    ],
)
def test_that_a_child_is_known_by_id_or_by_a_name_nobody_shares(children, who):
    (row,) = read(children, f"{who}\t18/11/2026\tyes")

    assert row.child_id == OVERDUE


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param(f"{OVERDUE}\t21/11/2026", "cannot be dated in the future", id="tomorrow"),
        pytest.param(f"{OVERDUE}\t11/18/2026", "Write a whole date", id="month_before_day"),
        pytest.param(f"{OVERDUE}\t18/11/26", "Write a whole date", id="two_digit_year"),
        pytest.param(f"{OVERDUE}\t18 Nov", "Write a whole date", id="no_year"),
        pytest.param(f"{OVERDUE}\t46344", "Write a whole date", id="a_sheets_own_number"),
        pytest.param(f"{OVERDUE}\t31/11/2026", "Write a whole date", id="no_such_day"),
        pytest.param(f"{OVERDUE}\t18/11/2026\tperhaps", "not understood", id="a_word"),
        pytest.param(f"{OVERDUE}\t18/11/2026\tno\tyes", "not seen", id="alone_but_not_seen"),
        pytest.param(f"{OVERDUE}\t18/11/2026\tyes\tyes\tCLA", "no plan", id="another_plan"),
        pytest.param(f"{BOTH}\t18/11/2026\tyes", "Say which kind", id="two_plans"),
        pytest.param("Nobody Here\t18/11/2026", "No open child", id="nobody"),
        pytest.param("Abbot\t18/11/2026", "No open child", id="half_a_name"),
        pytest.param("\t18/11/2026", "No open child", id="no_child"),
        pytest.param(f"{OVERDUE}", "Give a date", id="a_child_and_no_more"),
        pytest.param(f"{OVERDUE}\tRing school\tor not", "there is more", id="two_texts"),
        pytest.param(f"{IN_DATE}\t1/1/1990\tyes", "not born", id="before_birth"),
    ],
)
def test_that_what_is_not_certain_is_a_problem_of_its_row(children, cells, words):
    (row,) = read(children, cells)

    assert words in row.problem
    assert row.visit is None
    assert isinstance(change_of([row], children, set()), Problem)


def test_that_a_name_two_children_share_is_refused(children):
    twins = dict(children)
    for each in SHARED:
        twin = Child(id=each, forename="Sam", surname="Lark")
        twins[each] = children[each]._replace(child=twin)

    (row,) = read(twins, "Sam Lark\t18/11/2026")

    assert row.problem == "2 open children have this name: give the id."


def test_that_headings_and_blank_lines_are_passed_over_and_rows_keep_their_numbers(children):
    rows = read(children, f"Child\tDate\n\n{OVERDUE}\t18/11/2026\tyes\n\t\n{UNBORN}\tCall midwife")

    assert [row.row for row in rows] == [3, 5]
    assert rows[1].note == "Call midwife"


def test_that_the_same_visit_twice_or_on_file_is_one(children):
    text = f"{OVERDUE}\t18/11/2026\tyes\n{OVERDUE}\t18/11/2026\tyes\n{OVERDUE}\t2/11/2026\tyes"

    rows = read(children, text, held={(OVERDUE, "CP", on("2026-11-02"))})

    assert [row.problem for row in rows] == [
        "",
        "The same visit is in row 1.",
        "A visit of this kind on that day is on file.",
    ]


def test_that_all_that_is_well_is_one_change_and_notes_are_added_to(children):
    text = f"{OVERDUE}\t18/11/2026\tyes\n{UNBORN}\tOne\n{UNBORN}\tTwo\nNobody\t18/11/2026"
    rows = read(children, text)

    change = change_of(rows, children, {OVERDUE, UNBORN})

    assert change.label == "Record 1 visit and add to 1 note"
    visit, note = change.edits
    assert isinstance(visit.after, Visit)
    assert (note.before, note.after.note) == (children[UNBORN].child, "One\nTwo")


def test_that_a_booked_visit_is_done_with_once_it_is_pasted_and_one_to_come_stays(children):
    days = ("2026-11-10", "2026-11-17", "2026-11-19")
    booked = [planned_visit(id=day, child_id=OVERDUE, planned_for=on(day)) for day in days]
    rows = read(children, f"{OVERDUE}\t18/11/2026\tyes\n{OVERDUE}\t12/11/2026\tyes")

    change = change_of(rows, children, {OVERDUE}, [*booked, planned_visit(child_id=UNBORN)])

    gone = [edit.before.id for edit in change.edits if edit.after is None]
    assert gone == ["2026-11-10", "2026-11-17"]


def test_that_one_visit_pasted_is_done_with_one_booking_alone(children):
    days = ("2026-11-10", "2026-11-17")
    booked = [planned_visit(id=day, child_id=OVERDUE, planned_for=on(day)) for day in days]

    change = change_of(read(children, f"{OVERDUE}\t18/11/2026"), children, {OVERDUE}, booked)

    assert [edit.before.id for edit in change.edits if edit.after is None] == ["2026-11-10"]


def test_that_a_child_known_by_id_alone_gets_a_first_note(children):
    (edit,) = change_of(read(children, f"{NAMELESS}\tHello"), children, set()).edits

    assert edit.before is None


def test_that_a_quoted_cell_of_several_lines_is_one_note(children):
    (row,) = read(children, f'{OVERDUE}\t"One ""quoted""\nTwo"')

    assert row.note == 'One "quoted"\nTwo'


def test_that_a_quote_that_never_ends_swallows_no_row(children):
    rows = read(children, f'{OVERDUE}\t"Ring school\n{UNBORN}\t18/11/2026\tyes')

    assert [row.child_id for row in rows] == [OVERDUE, UNBORN]


def test_that_too_many_rows_are_said_and_not_dropped_in_silence(children):
    rows = read(children, f"{OVERDUE}\tRing school\n" * (MOST + 5))

    assert len(rows) == MOST + 1
    assert "No more than 2,000" in rows[-1].problem


def test_that_what_a_row_does_is_said_without_a_name(children):
    rows = read(children, "Wren Abbot\t18/11/2026\tyes\tno\nWren Abbot\t17/11/2026\nWren Abbot\tA")

    assert [row.does for row in rows] == [
        "Visit on 18 Nov 2026, child protection: seen, not alone",
        "Visit on 17 Nov 2026, child protection: seen not recorded, so it does not count",
        "Adds to the note",
    ]


def test_that_the_children_named_are_found_beforehand(children):
    assert children_named(f"{OVERDUE}\tx\nNobody\ty\nFlora Dunn\tz", children) == {OVERDUE, BOTH}


@given(st.text(max_size=80) | st.lists(st.text(max_size=8)).map("\t".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is changed
def test_that_whatever_is_pasted_is_a_row_with_a_problem_or_something_to_do(children, text):
    for row in read(children, f"{text}\n{OVERDUE}\t{text}"):
        assert bool(row.problem) != bool(row.visit or row.note)
        assert row.does
