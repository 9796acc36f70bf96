"""What somebody chose of a preview."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.merged import by_default, chosen
from herefordshire_desk.domain.records import Child, ImportedExtract
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.test_merge import CHILDREN, desks, edited, extract, imported, merged
from tests.make import child


def test_that_what_is_not_ticked_is_left_and_told_of_again():
    desk = imported(child(id="A", forename="Amy"))
    outcome = merged(desk, extract(child(id="A", forename="Amie"), child(id="B")))
    keys = by_default(outcome)
    after = desk.apply(chosen(outcome, keys - {"changed:Child:A"}))
    assert after.held[Child, "A"].forename == "Amy"
    assert (Child, "B") in after.held
    again = merged(after, extract(child(id="A", forename="Amie"), child(id="B")))
    assert [line.key for line in again.lines if line.taken_by_default] == ["changed:Child:A"]


def test_that_a_conflict_can_be_decided_for_theirs():
    desk = edited(imported(child(forename="Amy")), forename="Amie")
    outcome = merged(desk, extract(child(forename="Aimee")))
    assert by_default(outcome) == frozenset()
    after = desk.apply(chosen(outcome, ["conflict:Child:C1"]))
    assert after.held[Child, "C1"].forename == "Aimee"
    assert merged(after, extract(child(forename="Aimee"))).counts.unchanged == 1


def test_that_the_log_counts_what_was_taken():
    desk = edited(imported(child(forename="Amy")), forename="Amie")
    outcome = merged(desk, extract(child(forename="Aimee"), child(id="B"), child(id="C")))
    after = desk.apply(chosen(outcome, ["conflict:Child:C1", "added:Child:B"]))
    record = max(after.records(ImportedExtract), key=lambda each: each.rows)
    assert (record.added, record.changed, record.conflicts) == (1, 1, 0)


def test_that_the_rest_of_an_extract_adds_to_its_line_in_the_log():
    theirs = extract(child(id="B"), child(id="C"))
    first = merged(DeskInMemory(), theirs)
    desk = DeskInMemory().apply(chosen(first, ["added:Child:B"]))
    rest = merged(desk, theirs)
    (record,) = desk.apply(rest.change).records(ImportedExtract)
    assert record.added == 2


def test_that_many_children_missing_are_a_reason_to_look_twice():
    desk = imported(*(child(id=str(number)) for number in range(10)))
    few = merged(desk, extract(*(child(id=str(number)) for number in range(7))))
    assert few.warning == (
        "3 children of 10 whom the last extract had are not in this one. Is it the right file?"
    )
    most = merged(desk, extract(*(child(id=str(number)) for number in range(8))))
    assert most.warning == ""


@given(desks(), CHILDREN, st.data())
def test_that_any_choice_can_be_made_and_undone(desk, theirs, data):
    outcome = merged(desk, extract(*theirs))
    keys = data.draw(st.sets(st.sampled_from([line.key for line in outcome.lines] or ["none"])))
    change = chosen(outcome, keys)
    after = desk.apply(change)
    assert after.apply(change.reversed()).held == desk.held
    for line in outcome.lines:
        if line.state in ("added", "changed", "conflict"):
            taken = line.key in keys
            found = after.held.get((Child, line.record_id))
            wanted = line.after if taken else line.before
            assert (found and replace(found, extracted="")) == (
                wanted and replace(wanted, extracted="")
            )
