"""A child comes to the team, a social worker joins it, and another's last day becomes known."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from herefordshire_desk.domain.records import Child, Plan, SocialWorker
from tests.make import on
from tests.make_team import PRIYA
from tests.views.forms import cells, retype

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NEW = "900001"


def button(page, name):
    return next(each for each in page.findChildren(QPushButton) if each.accessibleName() == name)


def test_that_a_child_is_added_with_a_plan_and_is_due_a_visit(start, desk_file, on_file):
    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_2, modifiers=CTRL)
    program.press(Key.Key_N, modifiers=CTRL)
    form = program.form()
    program.type(NEW)
    program.press(Key.Key_Tab)
    program.type("Hazel")
    program.press(Key.Key_Tab)
    program.type("Wren")
    program.press(Key.Key_Tab)
    program.type("4/5/2018")
    program.press(Key.Key_Tab, Key.Key_Tab)
    program.type("Child protection")
    program.press(Key.Key_Tab)
    retype(form.start, "12 Nov 2026")
    program.click(form.verb)

    assert NEW in cells(window.page.table, "Id")
    added = window.desk.assessments[NEW]
    assert (added.statuses, added.next_visit.due) == (("CP",), on("2026-11-26"))
    program.quit()
    with on_file(desk_file) as store:
        assert store.find(Child, [NEW])[NEW].date_of_birth == on("2018-05-04")
        assert [plan.kind for plan in store.of_children(Plan, [NEW])] == ["CP"]


def test_that_a_social_worker_joins_and_another_is_known_to_leave(start, desk_file, on_file):
    program = start(desk_file)
    window = program.unlock()
    program.press(Key.Key_3, modifiers=CTRL)
    page = window.page
    program.click(button(page, "Add social worker"))
    form = program.form()
    program.type("Isla Croft")
    retype(form.fte, "0.8")
    program.press(Key.Key_Return)
    assert "Isla Croft" in cells(page.table, "Name")

    page.table.choose(PRIYA)
    program.click(button(page, "Social worker leaves"))
    form = program.form()
    retype(form.end, "4/12/2026")
    program.press(Key.Key_Return)
    assert page.table.current().leaves_in_days == 14

    program.press(Key.Key_1, modifiers=CTRL)
    assert window.page.tiles.tiles["leaving"].figure == 8
    program.quit()
    with on_file(desk_file) as store:
        roster = {each.name: each for each in store.records(SocialWorker)}
    assert roster["Isla Croft"].fte == 0.8
    assert roster["Priya Nair"].end == on("2026-12-04")
