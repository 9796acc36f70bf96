"""A supervision by keyboard alone; a month later what was not done is carried forward."""

from datetime import timedelta

from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import AgreedAction, Supervision
from tests.make import DAY
from tests.make_team import PRIYA
from tests.views.forms import cells

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MONTH = timedelta(30)


def to_priya(program, window):
    """The Supervision page, down to Priya."""
    program.press(Key.Key_5, modifiers=CTRL)
    table = window.page.table
    assert table.hasFocus()
    program.press(Key.Key_Home, modifiers=CTRL)
    while table.current().social_worker.id != PRIYA:
        program.press(Key.Key_Down)
    return window.page


def record(program, *agreed):
    """Record a supervision held today."""
    program.press(Key.Key_Return)
    form = program.form()
    assert form.windowTitle() == "Record a supervision of Priya Nair"
    program.press(Key.Key_Tab)
    program.type("Every child talked through")
    program.press(Key.Key_Tab)
    for words in agreed:
        program.type(words)
        program.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    program.press(Key.Key_Return)


def finish_first(program):
    """Mark the first agreed action as done."""
    program.press(Key.Key_F6, Key.Key_F6, Key.Key_Home)
    program.press(Key.Key_D, modifiers=CTRL | SHIFT)


def first_supervision(program):
    """Two actions agreed, one of them done the same day; the words of that one."""
    page = to_priya(program, program.unlock())
    record(program, "Ring the school", "Book leave")
    assert cells(page.table, "Supervision")[2] == "Due in 30 days"
    words = page.shown.agreed.records.rows[0].words
    finish_first(program)
    assert page.shown.tabs.tabText(0) == "Agreed (1 open)"
    program.quit()
    return words


def second_supervision(program):
    """The other is carried forward, done, and open again."""
    page = to_priya(program, program.unlock())
    assert cells(page.table, "Supervision")[2] == "Due today"
    assert cells(page.shown.agreed, "Stands") == ["Open 30 days", "Done 20 Nov 2026"]
    record(program)
    assert cells(page.shown.agreed, "Stands")[0] == "Open 30 days"
    finish_first(program)
    assert page.shown.tabs.tabText(0) == "Agreed (0 open)"
    program.press(Key.Key_Z, modifiers=CTRL)
    assert page.shown.tabs.tabText(0) == "Agreed (1 open)"
    program.quit()


def test_that_what_was_agreed_is_carried_forward_until_it_is_done(start, desk_file, on_file):
    done = first_supervision(start(desk_file))
    second_supervision(start(desk_file, later=MONTH))

    with on_file(desk_file) as store:
        held = sorted(each.held_on for each in store.records(Supervision))
        actions = {each.words: each.done_on for each in store.records(AgreedAction)}
    assert held == [DAY, DAY + MONTH]
    assert actions.keys() == {"Ring the school", "Book leave"}
    assert actions[done] == DAY
    assert [words for words, on in actions.items() if on is None] == list(actions.keys() - {done})
