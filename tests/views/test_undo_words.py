from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, on, visit
from tests.make_team import DUE_TODAY, OVERDUE


def see(desk, child=OVERDUE):
    change = record_visit(desk.child(child), visit(child_id=child, visited_on=DAY), DAY)
    assert desk.make(change) is None


def test_that_names_and_months_in_a_label_stay_as_they_are(window, desk):
    assert desk.make(added("Import Annex A of 22 November 2026", visit(visited_on=DAY))) is None
    assert window.actions_["undo"].text().startswith("Undo import Annex A of 22 November 2026")

    desk.undo()
    assert window.toast.words.text().startswith("Undone: import Annex A of 22 November 2026")


def test_that_the_menu_says_what_undo_and_redo_would_do_and_for_whom(window, desk):
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert not redo.isEnabled()

    see(desk)
    assert undo.text() == "Undo record visit – Wren Abbot"

    undo.trigger()
    assert undo.text() == "Undo make the team"
    assert redo.text() == "Redo record visit – Wren Abbot"
    assert redo.isEnabled()

    redo.trigger()
    assert (redo.text(), redo.isEnabled()) == ("Redo", False)


def test_that_a_new_change_leaves_nothing_to_redo(window, desk):
    see(desk)
    desk.undo()

    see(desk, DUE_TODAY)

    assert not window.actions_["redo"].isEnabled()


def test_that_nothing_is_taken_back_on_an_earlier_day(window, desk):
    see(desk)

    desk.look_at(on("2026-09-30"))

    assert not window.actions_["undo"].isEnabled()


def test_that_undo_names_nobody_while_names_are_hidden(window, desk):
    see(desk)

    desk.hide_names(True)

    assert window.actions_["undo"].text() == f"Undo record visit – W.A. {OVERDUE}"


def test_that_a_label_keeps_its_own_capitals_within_a_sentence(window, desk):
    desk.make(added("Import SSD extract of 20 November 2026", visit(child_id=OVERDUE)))
    assert window.actions_["undo"].text().startswith("Undo import SSD extract of 20 November 2026")
    desk.undo()
    assert window.toast.words.text().startswith("Undone: import SSD extract of 20 November 2026")
