"""What can be undone and redone, from nothing but the lines on file."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.history import History, HistoryLine, history_of

DEEDS = st.lists(st.sampled_from(["make", "make", "undo", "undo", "redo"]), max_size=30)


def line(number, label="Record visit", undoes=None):
    at = datetime(2026, 11, 20, 9, number % 60, tzinfo=UTC)
    return HistoryLine(number=number, at=at, who="pn", label=label, count=1, undoes=undoes)


def write(deeds):
    """The lines that those deeds leave on file, and the labels then done and undone by hand."""
    lines, done, undone = [], [], []
    for number, deed in enumerate(deeds, 1):
        history = history_of(lines)
        if deed == "make":
            lines.append(line(number, f"Deed {number}"))
            done, undone = [*done, f"Deed {number}"], []
        elif deed == "undo" and history.undoable:
            last = history.undoable[-1]
            lines.append(line(number, last.label, undoes=last.number))
            undone.append(done.pop())
        elif deed == "redo" and history.redoable:
            last = history.redoable[-1]
            lines.append(line(number, last.label, undoes=last.number))
            done.append(undone.pop())
    return lines, done, undone


def labels(lines):
    return [each.label for each in lines]


@given(DEEDS)
def test_that_undo_and_redo_follow_what_was_done_whatever_the_order(deeds):
    lines, done, undone = write(deeds)

    history = history_of(lines)

    assert (labels(history.undoable), labels(history.redoable)) == (done, undone)


@given(DEEDS)
def test_that_one_line_at_a_time_or_all_from_file_is_the_same_history(deeds):
    lines, _, _ = write(deeds)

    history = History()
    for each in lines:
        history = history.after(each)

    assert history == history_of(lines)


@given(DEEDS)
def test_that_no_line_can_be_both_undone_and_redone(deeds):
    lines, _, _ = write(deeds)
    history = history_of(lines)

    numbers = [each.number for each in (*history.undoable, *history.redoable)]

    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= {each.number for each in lines}


def test_that_an_empty_file_has_nothing_to_undo_or_redo():
    assert history_of([]) == History((), ())


def test_that_an_undo_can_be_redone_and_that_redo_undone():
    made, undo, redo = line(1), line(2, undoes=1), line(3, undoes=2)

    assert history_of([made]) == History((made,))
    assert history_of([made, undo]) == History((), (undo,))
    assert history_of([made, undo, redo]) == History((redo,))


def test_that_a_new_deed_after_an_undo_leaves_nothing_to_redo():
    made, undo, other = line(1), line(2, undoes=1), line(3)

    assert history_of([made, undo, other]) == History((other,))


def test_that_taking_back_an_earlier_line_is_a_deed_of_its_own():
    first, second, back = line(1), line(2), line(3, undoes=1)

    assert history_of([first, second, back]) == History((first, second, back))
