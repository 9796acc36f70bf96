from herefordshire_desk.domain.extracts.entries import (
    OF_THE_ALLOCATION,
    OF_THE_CHILD,
    Entry,
    by_child,
    disagreements,
    first_recorded,
)
from herefordshire_desk.domain.extracts.rows import Row
from tests.make import DAY, on


def entry(name, number=2, **values):
    given = {"child_id": "C1", **values}
    return Entry(name, given, Row(given, "annex_a.xlsx", number))


def test_that_the_first_list_that_records_a_thing_has_the_word():
    entries = [entry("List 8", sex=""), entry("List 7", sex="F"), entry("List 6", sex="M")]
    assert first_recorded(entries, "sex") == "F"
    assert first_recorded(entries, "ethnicity") is None


def test_that_lists_that_differ_are_named_and_the_first_is_used():
    entries = [entry("List 8", sex="F"), entry("List 6", 14, sex="M")]
    (problem,) = disagreements(entries, OF_THE_CHILD)
    assert (problem.field, problem.row) == ("Gender", 14)
    assert problem.message == "List 6 and List 8 differ on the sex: List 8 was used."


def test_that_a_blank_social_worker_is_a_word_and_a_blank_sex_is_none():
    entries = [
        entry("List 8", social_worker="Priya Nair", sex="F"),
        entry("List 6", social_worker="", sex=""),
    ]
    assert [p.field for p in disagreements(entries, OF_THE_ALLOCATION)] == ["Allocated Worker"]
    assert list(disagreements(entries, OF_THE_CHILD)) == []


def test_that_names_in_other_letters_do_not_differ():
    entries = [
        entry("List 8", social_worker="Priya NAIR"),
        entry("List 6", social_worker="Priya Nair"),
    ]
    assert list(disagreements(entries, OF_THE_ALLOCATION)) == []


def test_that_an_entry_is_open_until_the_day_it_ended():
    assert entry("List 9").is_open(DAY)
    assert entry("List 7", end=on("2026-11-21")).is_open(DAY)
    assert not entry("List 7", end=DAY).is_open(DAY)


def test_that_entries_are_gathered_by_child_in_their_order():
    entries = [entry("List 8"), entry("List 7", child_id="C2"), entry("List 6")]
    found = by_child(entries)
    assert [each.list for each in found["C1"]] == ["List 8", "List 6"]
