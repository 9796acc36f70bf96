"""Settings: a number of policy is changed from today on, and yesterday stays as it was."""

from PySide6.QtCore import Qt

from herefordshire_desk.domain.records import Setting
from tests.make import DAY, on
from tests.make_team import OVERDUE

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def due(window):
    return window.desk.assessments[OVERDUE].next_visit.due


def lines(window):
    """What Today says of the child."""
    rows = window.show_page("today").table.records.rows
    return [need.words for need in rows if need.assessment.child.id == OVERDUE]


def change_the_gap(program, window):
    """Ctrl+, then find the number, Enter, type, Enter: no mouse."""
    program.press(Key.Key_Comma, modifiers=CTRL)
    program.press(Key.Key_F, modifiers=CTRL)
    program.type("cp.then")
    program.press(Key.Key_F6)
    program.press(Key.Key_Return)
    program.form()
    program.type("15")
    program.press(Key.Key_Return)


def test_that_a_gap_changed_from_today_moves_a_due_date_and_leaves_yesterday_alone(
    start, desk_file, on_file
):
    program = start(desk_file)
    window = program.unlock()
    assert (due(window), lines(window)) == (on("2026-11-16"), ["4 working days overdue"])

    change_the_gap(program, window)
    assert due(window) == on("2026-11-23")
    assert lines(window) == ["Due in 1 working day"]

    window.desk.look_at(on("2026-11-19"))
    assert due(window) == on("2026-11-16")
    window.desk.look_at(DAY)

    program.press(Key.Key_Z, modifiers=CTRL)
    assert due(window) == on("2026-11-16")
    program.press(Key.Key_Y, modifiers=CTRL)
    program.quit()
    with on_file(desk_file) as store:
        (kept,) = store.records(Setting)
    assert (kept.name, kept.value, kept.start, kept.end) == ("CP.then", 15, DAY, None)


def test_that_the_look_chosen_is_worn_again_at_the_next_start(start, desk_file, dressed):
    program = start(desk_file)
    window = program.unlock()
    window.actions_["dark"].trigger()
    program.press(Key.Key_Plus, modifiers=CTRL)
    program.quit()
    dressed.wear_preferred({"palette": "light", "text_size": "100"})

    again = start(desk_file)
    again.unlock()

    assert (dressed.colours.name, dressed.scale) == ("dark", 110)
