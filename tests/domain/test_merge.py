from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.extract import Extract
from herefordshire_desk.domain.extracts.stamp import format_of, has_values_of, stamp, stamp_of
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Child,
    Discrepancy,
    ImportedExtract,
    Plan,
    SocialWorker,
    Visit,
)
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import child, on, plan, social_worker, visit

DAY = on("2026-11-16")
CARRIED = {Child: ("forename", "date_of_birth"), Plan: ("child_id", "kind", "start", "end")}


def extract(*records, **fields):
    usual = {
        "format": "ssd",
        "source": "ssd",
        "taken_on": DAY,
        "carried": CARRIED,
        "digest": repr(records),
        "whole": frozenset({(Child, "")}),
        "rows": len(records),
    }
    return Extract(records=records, **{**usual, **fields})


def merged(ours, theirs, **fields):
    return merge(theirs, ours, team=None, imported_on=on("2026-11-17"), **fields)


def imported(*records, onto=None, **fields):
    desk = onto or DeskInMemory()
    return desk.apply(merged(desk, extract(*records, **fields)).change)


def edited(desk, **fields):
    """The desk after child C1 was edited there."""
    one = desk.held[Child, "C1"]
    return DeskInMemory({**desk.held, (Child, "C1"): replace(one, **fields)}.values())


def states(outcome):
    return [(line.state, line.record_id) for line in outcome.lines]


def test_that_what_the_desk_does_not_have_is_added():
    outcome = merged(DeskInMemory(), extract(child(forename="Amy")))
    assert states(outcome) == [("added", "C1")]
    (line,) = outcome.lines
    assert (line.before, line.after.forename, line.child_id) == (None, "Amy", "C1")
    assert has_values_of(stamp_of(line.after), line.after)


def test_that_importing_the_same_twice_changes_nothing_at_all():
    desk = imported(child(forename="Amy"))
    again = merged(desk, extract(child(forename="Amy")))
    assert states(again) == [("unchanged", "C1")]
    assert again.change.edits == ()


def test_that_the_import_itself_is_recorded():
    outcome = merged(DeskInMemory(), extract(child(), problems=(Problem("x", "y"),)))
    record = outcome.change.edits[-1].after
    assert isinstance(record, ImportedExtract)
    assert (record.format, record.source, record.taken_on) == ("ssd", "ssd", DAY)
    assert (record.imported_on, record.rows) == (on("2026-11-17"), 1)
    assert (record.added, record.problems) == (1, 1)
    assert outcome.change.label == "Import SSD extract of 16 November 2026"


def test_that_the_same_contents_of_a_later_day_are_another_import():
    desk = imported(child())
    again = merged(desk, extract(child(), taken_on=on("2026-11-23")))
    assert [type(edit.record) for edit in again.change.edits] == [ImportedExtract]


def test_that_a_change_in_the_file_is_taken_on_what_it_carries():
    desk = edited(imported(child(forename="Amy")), note="Ring first")
    outcome = merged(desk, extract(child(forename="Amie", surname="not carried")))
    assert states(outcome) == [("changed", "C1")]
    after = desk.apply(outcome.change).held[Child, "C1"]
    assert (after.forename, after.surname, after.note) == ("Amie", "", "Ring first")


def test_that_an_edit_at_the_desk_is_kept_while_the_file_stays_as_it_was():
    desk = edited(imported(child(forename="Amy")), forename="Amie")
    outcome = merged(desk, extract(child(forename="Amy")))
    assert states(outcome) == [("unchanged", "C1")]
    assert outcome.change.edits == ()


def test_that_where_both_changed_ours_is_kept_and_listed():
    desk = edited(imported(child(forename="Amy")), forename="Amie")
    outcome = merged(desk, extract(child(forename="Aimee")))
    assert states(outcome) == [("conflict", "C1")]
    assert outcome.counts.conflicts == 1
    (line,) = outcome.lines
    assert (line.before.forename, line.after.forename) == ("Amie", "Aimee")
    assert desk.apply(outcome.change).held[Child, "C1"].forename == "Amie"


def test_that_a_conflict_is_told_until_the_two_agree():
    desk = edited(imported(child(forename="Amy")), forename="Amie")
    after = desk.apply(merged(desk, extract(child(forename="Aimee"))).change)
    assert states(merged(after, extract(child(forename="Aimee")))) == [("conflict", "C1")]
    agreed = edited(after, forename="Aimee")
    settled = merged(agreed, extract(child(forename="Aimee")))
    assert states(settled) == [("unchanged", "C1")]
    after = agreed.apply(settled.change)
    assert states(merged(after, extract(child(forename="Amy")))) == [("changed", "C1")]


def test_that_a_record_made_at_the_desk_is_not_overwritten():
    desk = DeskInMemory([child(forename="Amy")])
    assert states(merged(desk, extract(child(forename="Aimee")))) == [("conflict", "C1")]
    assert states(merged(desk, extract(child(forename="Amy")))) == [("unchanged", "C1")]


def test_that_a_column_that_comes_or_goes_makes_no_conflict():
    desk = imported(child(forename="Amy", sex="F"), carried={Child: ("forename",)})
    wider = extract(child(forename="Amie", sex="F"), carried={Child: ("forename", "sex")})
    outcome = merged(desk, wider)
    assert states(outcome) == [("changed", "C1")]
    narrower = extract(child(forename="Amy"), carried={Child: ("forename",)})
    after = desk.apply(outcome.change)
    back = merged(after, narrower)
    assert states(back) == [("changed", "C1")]
    assert after.apply(back.change).held[Child, "C1"].sex == "F"


def test_that_what_an_extract_no_longer_has_is_kept_and_listed():
    desk = imported(child(id="A"), child(id="B"))
    outcome = merged(desk, extract(child(id="B")))
    assert states(outcome) == [("unchanged", "B"), ("missing", "A")]
    assert desk.apply(outcome.change).held.keys() >= desk.held.keys()


@pytest.mark.parametrize(
    "theirs",
    [
        pytest.param({"whole": frozenset()}, id="where_its_table_is_not_in_the_file"),
        pytest.param({"format": "annex_a"}, id="where_another_format_had_it"),
    ],
)
def test_that_nothing_is_missed(theirs):
    desk = imported(child(id="A"))
    assert "missing" not in dict(states(merged(desk, extract(child(id="B"), **theirs))))


def test_that_what_was_made_at_the_desk_is_never_missing_from_a_file():
    desk = DeskInMemory([child(id="A")])
    assert states(merged(desk, extract(child(id="B")))) == [("added", "B")]


def test_that_only_plans_of_the_kind_in_the_file_can_be_missing():
    desk = imported(plan(id="CP:1", kind="CP"), plan(id="CIN:1", kind="CIN"))
    theirs = extract(plan(id="CP:2", kind="CP"), whole=frozenset({(Plan, "CP")}))
    assert ("missing", "CP:1") in states(merged(desk, theirs))
    assert ("missing", "CIN:1") not in states(merged(desk, theirs))


@pytest.mark.parametrize(("end", "expected"), [(None, True), (on("2026-11-01"), False)])
def test_that_a_snapshot_misses_only_what_is_open(end, expected):
    snapshot = {"format": "annex_a", "whole": frozenset({(Plan, "CP")})}
    desk = imported(plan(id="1", end=end), **snapshot)
    found = states(merged(desk, extract(plan(id="2"), **snapshot)))
    assert (("missing", "1") in found) is expected


def test_that_a_record_two_formats_have_is_the_first_ones_until_the_other_changes_it():
    desk = imported(child(forename="Amy"))
    same = merged(desk, extract(child(forename="Amy"), format="annex_a"))
    assert [type(edit.record) for edit in same.change.edits] == [ImportedExtract]
    changed = merged(desk, extract(child(forename="Amie"), format="annex_a"))
    assert states(changed) == [("changed", "C1")]
    assert format_of(desk.apply(changed.change).held[Child, "C1"]) == "annex_a"


def test_that_a_record_worked_out_from_ours_is_taken_although_ours_was_edited():
    desk = edited(imported(child(forename="Amy")), forename="Amie")
    ours = desk.held[Child, "C1"]
    theirs = replace(ours, date_of_birth=on("2015-06-01"), extracted=stamp("annex_a", ours, ["id"]))
    assert states(merged(desk, extract(theirs, format="annex_a"))) == [("changed", "C1")]


def test_that_counts_are_of_records():
    desk = edited(imported(child(), child(id="B"), child(id="C"), child(id="D")), forename="X")
    theirs = extract(child(forename="Y"), child(id="B"), child(id="C", forename="Z"), child(id="E"))
    counts = merged(desk, theirs).counts
    assert (counts.added, counts.changed, counts.unchanged) == (1, 1, 1)
    assert (counts.missing, counts.conflicts) == (1, 1)


def test_that_the_children_of_other_teams_do_not_come_in():
    theirs = extract(child(id="A"), child(id="B"), teams={"A": "CP Team 1", "B": "CP Team 2"})
    outcome = merge(theirs, DeskInMemory(), team="cp team 1", imported_on=DAY)
    assert states(outcome) == [("added", "A")]
    assert outcome.notes == ("1 child of other teams than cp team 1 left out.",)


def test_that_a_team_of_somebody_elses_children_is_not_missing():
    desk = imported(child(id="A"))
    theirs = extract(child(id="A"), child(id="B"), teams={"B": "CP Team 1"})
    outcome = merge(theirs, desk, team="CP Team 1", imported_on=DAY)
    assert states(outcome) == [("unchanged", "A"), ("added", "B")]


def test_that_records_of_the_team_come_before_those_of_its_children():
    theirs = extract(
        visit(id="V"),
        child(),
        social_worker(),
        carried={Visit: ("visited_on",), Child: (), SocialWorker: ()},
    )
    assert [line.kind for line in merged(DeskInMemory(), theirs).lines] == [
        Child,
        SocialWorker,
        Visit,
    ]


NAMES = st.sampled_from(["", "Amy", "Ben", "Cai"])
CHILDREN = st.dictionaries(st.sampled_from("ABCDE"), NAMES).map(
    lambda found: [child(id=name, forename=forename) for name, forename in found.items()]
)


@st.composite
def desks(draw):
    """A desk after an import or two, some edits and some children of its own."""
    desk = DeskInMemory(draw(CHILDREN))
    for _ in range(draw(st.integers(0, 2))):
        desk = imported(*draw(CHILDREN), onto=desk)
    edits = draw(st.dictionaries(st.sampled_from("ABCDE"), NAMES))
    held = [
        replace(each, forename=edits.get(each.id, each.forename)) if type(each) is Child else each
        for each in desk.held.values()
    ]
    return DeskInMemory(held)


@given(desks(), CHILDREN)
def test_that_merging_into_what_merging_made_changes_nothing(desk, theirs):
    after = desk.apply(merged(desk, extract(*theirs)).change)
    assert merged(after, extract(*theirs)).change.edits == ()


@given(desks(), CHILDREN)
def test_that_undoing_an_import_gives_back_the_desk(desk, theirs):
    change = merged(desk, extract(*theirs)).change
    assert desk.apply(change).apply(change.reversed()).held == desk.held


@given(desks(), CHILDREN)
def test_that_nothing_of_ours_is_ever_lost(desk, theirs):
    after = desk.apply(merged(desk, extract(*theirs)).change)
    kept = {key for key in desk.held if key[0] is not Discrepancy}
    assert after.held.keys() >= kept
    for one in desk.records(Child):
        untouched = has_values_of(stamp_of(one), one)
        assert untouched or after.held[Child, one.id].forename == one.forename


@given(desks(), CHILDREN)
def test_that_every_record_of_the_file_is_in_one_state(desk, theirs):
    outcome = merged(desk, extract(*theirs))
    of_file = [line.record_id for line in outcome.lines if line.state != "missing"]
    assert sorted(of_file) == sorted(each.id for each in theirs)
    counts = outcome.counts
    assert len(outcome.lines) == (
        counts.added + counts.changed + counts.unchanged + counts.missing + counts.conflicts
    )
