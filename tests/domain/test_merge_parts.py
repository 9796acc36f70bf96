"""A long extract imported in parts comes to what it comes to as a whole."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.importing import NO_ROW, preview
from herefordshire_desk.domain.importing_parts import LongImport, is_long
from herefordshire_desk.domain.listing import LISTED, Listing
from herefordshire_desk.domain.merge import Merged
from herefordshire_desk.domain.merged import batches_of, by_default, chosen, how_many
from herefordshire_desk.domain.records import Visit
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.sheets import sheet
from tests.make import DAY, visit

CHILDREN = st.sampled_from(["C1", "C2", "C3", "C4", "5.0", ""])
IDS = st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "8", "9", ""])
PERIODS = st.sampled_from(["CARE1", "CARE2", "CARE3", ""])
WORKERS = st.sampled_from(["SW1", "SW2", "SW3", ""])
DAYS = st.sampled_from(
    ["2026-01-05", "05/01/2026", "2026-06-30", "2026-11-20", "31/11/2026", "11/16/2026", ""]
)
YES = st.sampled_from(["Y", "N", ""])
TEAMS = st.sampled_from(["T1", "T2", ""])
ROLES = st.sampled_from(["Social Worker", "Family Support"])
# the columns of each table, each with what may stand in it
TABLES = {
    "ssd_person": {"pers_person_id": CHILDREN, "pers_sex": st.sampled_from("FM"), "pers_dob": DAYS},
    "ssd_department": {"dept_team_id": TEAMS, "dept_team_name": st.sampled_from(["One", "Two"])},
    "ssd_professionals": {
        "prof_professional_id": WORKERS,
        "prof_professional_name": st.sampled_from(["Priya Nair", "Sam Webb"]),
        "prof_professional_department": TEAMS,
    },
    "ssd_involvements": {
        "invo_involvements_id": IDS,
        "invo_person_id": CHILDREN,
        "invo_professional_id": WORKERS,
        "invo_professional_role_id": ROLES,
        "invo_professional_team": TEAMS,
        "invo_involvement_start_date": DAYS,
        "invo_involvement_end_date": DAYS,
    },
    "ssd_cin_episodes": {
        "cine_referral_id": IDS,
        "cine_person_id": CHILDREN,
        "cine_referral_date": DAYS,
    },
    "ssd_cla_episodes": {
        "clae_cla_episode_id": IDS,
        "clae_person_id": CHILDREN,
        "clae_cla_id": PERIODS,
        "clae_cla_episode_start_date": DAYS,
    },
    "ssd_cla_reviews": {
        "clar_cla_review_id": IDS,
        "clar_cla_id": PERIODS,
        "clar_cla_review_date": DAYS,
    },
    "ssd_cp_reviews": {
        "cppr_cp_review_id": IDS,
        "cppr_person_id": CHILDREN,
        "cppr_cp_review_due": DAYS,
        "cppr_cp_review_date": DAYS,
    },
    "ssd_cp_visits": {
        "cppv_cp_visit_id": IDS,
        "cppv_person_id": CHILDREN,
        "cppv_cp_visit_date": DAYS,
        "cppv_cp_visit_seen": YES,
    },
}


@st.composite
def extracts(draw):
    names = draw(st.lists(st.sampled_from(list(TABLES)), min_size=1, unique=True))
    rows = {name: st.lists(st.tuples(*TABLES[name].values()), max_size=12) for name in names}
    return [sheet(name, ",".join(TABLES[name]), *draw(rows[name])) for name in sorted(names)]


def asked(day=DAY, team=None):
    return {"source": "x", "taken_on": day, "team": team, "imported_on": day}


def whole(sheets, desk, **fields):
    merged = preview(sheets, desk, **asked(**fields), read_as="ssd")
    return merged, desk.apply(merged.change) if isinstance(merged, Merged) else desk


def in_parts(sheets, desk, rows_at_once, **fields):
    found = LongImport(sheets, desk, keep=tuple, rows_at_once=rows_at_once, **asked(**fields))
    after = desk
    for batch in found.batches.edits:
        after = after.apply(Change("", tuple(batch)))
        desk.held = after.held  # as the store has it when the next part is merged
    return found, after


def looked_at(sheets, desk, rows_at_once, listed=LISTED, **fields):
    found = LongImport(sheets, desk, keep=tuple, rows_at_once=rows_at_once, **asked(**fields))
    return answer(found.preview(Listing(tuple, listed)))


def answer(parts):
    """What is returned at the end of what comes in parts."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            return end.value


def as_seen(merged):
    """What a preview shows, in an order of its own."""
    problems = sorted(merged.problems, key=str)
    lines = sorted(merged.lines, key=lambda line: line.key)
    told = (merged.counts, lines, problems, merged.notes, merged.warning, merged.format)
    return (*told, merged.record, merged.known, sorted(merged.differing, key=str))


def hold_the_same(sheets, held, rows_at_once, *, erased=(), **fields):
    def ours():
        return DeskInMemory(held, erased=erased)

    expected, desk = whole(sheets, ours(), **fields)
    found, after = in_parts(sheets, ours(), rows_at_once, **fields)
    seen = looked_at(sheets, ours(), rows_at_once, **fields)
    if not isinstance(expected, Merged):
        assert found.refused is not None  # which reason is the first depends on the order
        assert seen.field == expected.field
        return desk
    assert as_seen(seen) == as_seen(expected)
    assert DeskInMemory(held).apply(seen.change).held == desk.held
    assert found.refused is None
    assert after.held == desk.held
    assert found.counts == expected.counts
    assert sorted(found.problems, key=str) == sorted(expected.problems, key=str)
    assert found.warning == expected.warning
    assert list(found.notes) == list(expected.notes)
    return desk


@given(extracts(), extracts(), st.integers(1, 9), st.sampled_from([None, "One", "T2"]))
def test_that_parts_and_the_whole_come_to_the_same_desk(first, second, rows_at_once, team):
    desk = hold_the_same(first, [], rows_at_once, team=team)
    later = DAY + timedelta(7)
    desk = hold_the_same(second, desk.held.values(), rows_at_once, day=later, team=team)
    hold_the_same(second, desk.held.values(), rows_at_once, day=later, team=team)


@given(extracts(), st.integers(1, 9))
def test_that_parts_find_what_was_recorded_here_as_the_whole_does(sheets, rows_at_once):
    here = [
        visit(id=f"desk-{n}", child_id=f"C{n}", kind="CP", recorded_on=DAY, child_seen=True)
        for n in (1, 2, 3)
    ]
    desk = hold_the_same(sheets, here, rows_at_once)
    hold_the_same(sheets, desk.held.values(), rows_at_once, day=DAY + timedelta(7))


@given(extracts(), st.integers(1, 9), st.sets(st.sampled_from(["C1", "C2", "C3", "C4"])))
def test_that_parts_bring_nobody_back_whom_the_whole_would_not(sheets, rows_at_once, erased):
    hold_the_same(sheets, [], rows_at_once, erased=erased)


GROUPS = st.sampled_from(["conflict:Visit:", "changed:Visit:", "added:Visit:", "added:Allocation:"])


@given(extracts(), extracts(), st.integers(0, 3), st.sets(GROUPS))
def test_that_lines_which_are_not_listed_are_imported_as_the_whole_group_is(
    first, second, listed, groups
):
    _, desk = whole(first, DeskInMemory())
    held, later = [as_edited_here(each) for each in desk.held.values()], DAY + timedelta(7)
    expected, _ = whole(second, DeskInMemory(held), day=later)
    seen = looked_at(second, DeskInMemory(held), 2, listed, day=later)
    if not isinstance(expected, Merged):
        assert seen.field == expected.field
        return
    assert seen.counts == expected.counts
    assert all(count <= listed for count in Counter(line.state for line in seen.lines).values())
    for taken in (by_default(expected), {line.key for line in expected.lines if of(groups, line)}):
        keys = {each.key for each in (*seen.lines, *seen.unlisted)}
        keys = {key for key in keys if key in taken or any_of(key, taken, seen.unlisted)}
        assert how_many(seen, keys) == len(taken)
        batches = batches_of(seen, keys)
        assert sum(map(len, batches.edits)) <= batches.most
        told, change = chosen(expected, taken), chosen(seen, keys)
        assert DeskInMemory(held).apply(change).held == DeskInMemory(held).apply(told).held


def as_edited_here(record):
    """Another day than the file's, so that some visits are in conflict and some have changed."""
    return replace(record, visited_on=DAY) if isinstance(record, Visit) else record


def of(groups, line):
    return any(line.key.startswith(group) for group in groups)


def any_of(key, taken, unlisted):
    """Whether the key is of lines that are not listed, all of which are taken."""
    return any(each.key == key for each in unlisted) and any(one.startswith(key) for one in taken)


VISITS = ",".join(TABLES["ssd_cp_visits"])


def test_that_two_children_with_one_visit_id_are_told_of_as_in_the_whole():
    rows = [(str(n), f"C{n}", "2026-11-01", "Y") for n in range(1, 9)]
    sheets = [sheet("ssd_cp_visits", VISITS, *rows, ("1", "C8", "2026-11-02", "Y"))]
    found, after = in_parts(sheets, DeskInMemory(), 2)
    list_of_problems = [(each.row, each.message) for each in found.problems]
    told = "2 rows have the same id and differ: none was read."
    assert list_of_problems == [(2, told), (10, told)]
    assert {each.child_id for each in after.records(Visit)} == {f"C{n}" for n in range(2, 9)}


def test_that_a_column_with_the_month_first_is_so_in_every_part():
    rows = [(str(n), f"C{n}", f"01/{n + 12}/2026", "Y") for n in range(1, 5)]
    rows += [(str(n), f"C{n}", "02/03/2026", "Y") for n in range(5, 9)]
    found, after = in_parts([sheet("ssd_cp_visits", VISITS, *rows)], DeskInMemory(), 1)
    assert {each.visited_on.month for each in after.records(Visit)} == {1, 2}
    assert len(found.problems) == 1


def test_that_no_more_than_a_part_is_read_at_once():
    rows = [(str(n), f"C{n:02}", "2026-11-01", "Y") for n in range(40)]
    found = LongImport(
        [sheet("ssd_cp_visits", VISITS, *rows)],
        DeskInMemory(),
        keep=tuple,
        rows_at_once=10,
        **asked(),
    )
    assert [len(batch) for batch in found.batches.edits] == [10, 10, 10, 10, 0, 1]


def test_that_a_preview_says_how_far_it_is_after_each_part():
    rows = [(str(n), f"C{n:02}", "2026-11-01", "Y") for n in range(40)]
    sheets = [sheet("ssd_cp_visits", VISITS, *rows)]
    found = LongImport(sheets, DeskInMemory(), keep=tuple, rows_at_once=10, **asked())
    assert list(found.preview(Listing(tuple, LISTED))) == [0.2, 0.4, 0.6, 0.8, 1]


def test_that_an_extract_of_no_use_is_refused_with_its_first_reason():
    found, after = in_parts(
        [sheet("ssd_cp_visits", VISITS, ("1", "C1", "", "Y"))], DeskInMemory(), 1
    )
    assert found.refused is not None
    assert found.refused.message.startswith(NO_ROW)
    assert after.held == {}


@pytest.mark.parametrize(("rows", "is_so"), [(3, False), (4, True)])
def test_that_only_a_long_extract_of_the_dataset_is_read_in_parts(rows, is_so):
    told = [(str(n), "C1", "2026-11-01", "Y") for n in range(rows)]
    assert is_long([sheet("ssd_cp_visits", VISITS, *told)], 3) is is_so
    assert not is_long([sheet("tracker", "a,b", *told)], 3)
