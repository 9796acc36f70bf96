import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.notes import LONGEST, in_one_line, set_note
from herefordshire_desk.domain.problems import Problem
from tests.make import child

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("before", "typed", "label", "note"),
    [
        pytest.param("", "Court on 3 December", "Write note", "Court on 3 December", id="first"),
        pytest.param("Old", "New", "Change note", "New", id="another"),
        pytest.param("Old", " \n ", "Remove note", "", id="taken_away"),
        pytest.param("", "\nOne  \n\n two\n", "Write note", "One\n\n two", id="tidied"),
    ],
)
def test_that_a_note_is_written_changed_and_removed(before, typed, label, note):
    known = child(note=before)

    change = set_note(known, typed)

    (edit,) = change.edits
    assert (change.label, edit.before, edit.after.note) == (label, known, note)


def test_that_a_note_about_a_child_known_by_id_alone_is_the_first_that_is_kept():
    (edit,) = set_note(child(), "Ring school", on_file=False).edits

    assert (edit.before, edit.after.note) == (None, "Ring school")


def test_that_a_note_that_says_the_same_changes_nothing():
    assert set_note(child(note="Ring school"), "Ring school \n").field == "note"


def test_that_a_note_has_its_length_and_what_is_over_is_said():
    assert not isinstance(set_note(child(), "x" * LONGEST), Problem)
    assert "take out 5 or more" in set_note(child(), "x" * (LONGEST + 5)).message


def test_that_no_label_says_what_was_noted_of_whom():
    known = child(forename="Wren", surname="Abbot")

    assert set_note(known, "Wren likes boats").label == "Write note"


@given(TEXTS)
def test_that_a_note_is_kept_as_it_is_once_it_is_tidy(text):
    change = set_note(child(note="before this"), text)
    if isinstance(change, Problem):
        return
    note = change.edits[0].after.note

    assert isinstance(set_note(child(note=note), note), Problem)
    assert "\n" not in in_one_line(note)
