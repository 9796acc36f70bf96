from dataclasses import replace

from herefordshire_desk.domain.merge_lines import line_of
from herefordshire_desk.domain.merged import Counts, Merged
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, ImportedExtract, Plan, Visit
from herefordshire_desk.views.extract_columns import (
    STATES,
    log_columns,
    preview_columns,
    preview_rows,
)
from tests.make import DAY, child, on, plan, visit
from tests.make_team import OVERDUE


def line(state, _, before, after):
    return line_of(state, before, after)


def merged(*lines, problems=()):
    record = ImportedExtract(id="E1", format="ssd", source="ssd", taken_on=DAY, imported_on=DAY)
    return Merged(label="Import", counts=Counts(), lines=lines, problems=problems, record=record)


def states(rows):
    return [row.state for row in rows]


def test_that_what_needs_looking_at_comes_first_and_what_is_unchanged_last():
    known = plan(id="P1")
    lines = [
        line("added", Visit, None, visit()),
        line("unchanged", Child, child(), child()),
        line("changed", Plan, known, plan(id="P1", end=on("2026-11-19"))),
        line("missing", Visit, visit(), None),
        line("conflict", Child, child(surname="Vale"), child(surname="Veil")),
    ]

    rows = preview_rows(merged(*lines, problems=(Problem("", "No id.", "a.csv", 3),)), [])

    assert states(rows) == ["problem", "conflict", "missing", "changed", "added", "unchanged"]


def test_that_every_row_has_a_key_of_its_own():
    lines = [line("added", Visit, None, visit()) for _ in range(3)]
    problems = (Problem("", "No id."), Problem("", "No id."))

    rows = preview_rows(merged(*lines, problems=problems), [Problem("", "Empty.", "b.csv")])

    assert len({row.key for row in rows}) == 6


def test_that_a_problem_says_where_it_is():
    with_row, with_file = preview_rows(
        merged(), [Problem("id", "No id.", "a.csv", 14), Problem("", "a.csv is empty.", "a.csv")]
    )

    assert (with_row.where, with_file.where) == ("a.csv row 14", "a.csv")


def test_that_what_is_missing_is_said_to_be_kept_and_a_conflict_that_ours_is():
    missing = line("missing", Visit, visit(), None)
    conflict = line("conflict", Child, child(surname="Vale"), child(surname="Veil"))

    ours, kept = (row.told() for row in preview_rows(merged(missing, conflict), []))

    assert kept == "Not in this file. It is kept."
    assert ours == "Child: surname: Vale → Veil. Changed here and in the file: ours is kept."


def test_that_every_state_has_words_as_well_as_a_colour(desk):
    (row,) = preview_rows(merged(line("added", Plan, None, plan(child_id=OVERDUE))), [])

    tick, first, what, whose, *_ = preview_columns(desk, lambda _: True, lambda _: "")
    assert (tick.text(row), tick.pill(row)) == ("Yes", "blue")
    assert (first.text(row), first.pill(row)) == ("New", "green")
    assert (what.text(row), whose.text(row)) == ("Plan", "Wren Abbot")
    assert all(words for words, _ in STATES.values())


def test_that_an_import_is_listed_with_its_format_in_words():
    extract = ImportedExtract(
        id="E1", format="ssd", source="ssd", taken_on=on("2026-11-19"),
        imported_on=on("2026-11-20"), rows=9, added=4,
    )  # fmt: skip

    shown = [column.text(extract) for column in log_columns()]

    assert shown[:6] == ["19 Nov 2026", "20 Nov 2026", "SSD tables", "ssd", "9", "4"]


def test_that_what_has_another_id_there_is_compared_as_one():
    ours = visit(id="desk-1", seen_alone=True)
    theirs = visit(id="CP:77", seen_alone=False)
    one = replace(line("conflict", Visit, None, theirs), before=ours)
    (row,) = preview_rows(merged(one), [])

    words = {"names_hidden": False, "called": str}
    assert (row.here(**words), row.there(**words)) == ("seen alone: yes", "seen alone: no")


def test_that_what_history_replaces_says_so():
    (row,) = preview_rows(merged(line("changed", Plan, plan(), None)), [])

    words = {"names_hidden": False, "called": str}
    assert row.here(**words).startswith("Plan: ")
    assert row.there(**words) == "The history in the file takes its place."
