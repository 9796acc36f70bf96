"""What is looked at and taken out leaves its line, by ids, and nothing else moves."""

import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.open import open_desk
from tests.conftest import PASSWORD, WHO
from tests.make_team import OVERDUE, team_records

NAMES = {
    name
    for record in team_records()
    for name in (getattr(record, "forename", ""), getattr(record, "surname", ""))
    if name
}


@pytest.fixture
def noted(desk):
    return lambda: [
        (line.what, line.about) for line in desk.ask(lambda store: access_lines(store.connection))
    ]


def test_that_opening_the_desk_leaves_a_line(qtbot, start, desk_file):
    program = start(desk_file)
    program.unlock()

    def lines():
        return program.shown.desk.ask(lambda store: access_lines(store.connection))

    qtbot.waitUntil(lambda: [line.what for line in lines()] == ["opened"])


def test_that_opening_a_childs_page_leaves_the_id_and_no_name(window, noted):
    window.open_child(OVERDUE)
    window.leave_child()
    window.open_child(OVERDUE)
    assert noted() == [("child_viewed", OVERDUE)] * 2
    assert not any(name in str(noted()) for name in NAMES)


def test_that_a_file_of_a_list_says_how_much_and_whether_names_are_on_it(
    qtbot, window, noted, tmp_path
):
    window.show_page("children")
    window.actions_["print"].trigger()
    preview = QApplication.activeModalWidget()
    preview.write(tmp_path / "list.html", b"<html/>")
    preview.ids.setChecked(True)
    preview.write(tmp_path / "list.html", b"<html/>")
    preview.reject()
    assert noted() == [
        ("exported", "html, 1 page, with names"),
        ("exported", "html, 1 page, ids only"),
    ]


def test_that_a_return_leaves_a_line_and_history_stands_still(qtbot, window, desk, noted, tmp_path):
    head = desk.ask(lambda store: store.history_head())
    page = window.show_page("returns")
    qtbot.waitUntil(page.mark.isEnabled)
    page.write(tmp_path / "weekly.xlsx")
    qtbot.waitUntil(lambda: "Written" in page.says.text())
    assert noted() == [("return_written", "weekly 2026-W47")]
    assert desk.ask(lambda store: store.history_head()) == head


def test_that_a_backup_to_a_file_leaves_a_line(qtbot, window, desk, noted, tmp_path):
    from herefordshire_desk.views.back_up import back_up

    said = []
    back_up(desk, tmp_path / "copy.deskbackup", said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert noted() == [("exported", "backup")]


def test_that_commands_leave_a_line_each_and_a_check_writes_nothing(run, desk_file):
    run("flags", "--desk", desk_file, "--as-of", "2026-11-20", password=PASSWORD)
    run("check", "--desk", desk_file, password=PASSWORD)
    out = desk_file.with_name("weekly.xlsx")
    assert run("return", "weekly", "--desk", desk_file, "--out", out, password=PASSWORD).code == 0
    with open_desk(desk_file, PASSWORD, who=WHO) as store:
        found = [(line.what, line.about) for line in access_lines(store.connection)]
    assert found == [
        ("opened", "command flags"),
        ("return_written", "command return weekly"),
    ]
