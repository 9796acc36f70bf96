from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, visit
from tests.make_team import OVERDUE
from tests.views.forms import cells

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def drawn(qtbot):
    """Waits until a page shows the return it was working out."""
    return lambda page: qtbot.waitUntil(page.mark.isEnabled)


@pytest.fixture
def page(window, drawn):
    page = window.show_page("returns")
    drawn(page)
    return page


def said(qtbot, page, words):
    qtbot.waitUntil(lambda: words in page.says.text())


def test_that_the_weeks_return_is_shown_with_its_checks(page):
    assert page.subtitle.text() == "week 2026-W47 · as at 20 November 2026 · revision 1"
    assert "The file itself gives children by id only" in page.says.text()
    assert all(cells(page.checks, "Level"))


def test_that_what_must_be_fixed_comes_first(page):
    levels = cells(page.checks, "Level")
    order = ["Must fix", "Should check", "For information"]

    assert [order.index(level) for level in levels] == sorted(order.index(x) for x in levels)


def test_that_every_sheet_can_be_looked_at_before_it_goes_out(qtbot, page):
    page.tabs.setCurrentIndex(1)
    assert page.which.value() == "children"
    assert cells(page.sheet, "child_id")[0] == "100101"

    page.which.setCurrentIndex(page.which.findData("measures"))

    assert cells(page.sheet, "measure_id")[0] == "W1"
    assert page.sheet.accessibleName() == "Sheet measures"


def test_that_no_name_of_a_child_goes_out(desk, page):
    names = {part for each in desk.assessments.values() for part in each.child.name.split()}
    names -= set(desk.assessments)
    text = " ".join(str(cell) for sheet in page.made.sheets for row in sheet.rows for cell in row)

    assert [name for name in names if name in text.split()] == []


def test_that_the_return_follows_the_records(desk, page, drawn):
    page.tabs.setCurrentIndex(1)
    assert cells(page.sheet, "days_overdue")[0] == "4"

    desk.make(record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE, visited_on=DAY), DAY))
    drawn(page)

    assert cells(page.sheet, "days_overdue")[0] == "0"


def test_that_the_sheet_looked_at_stays_in_front_when_the_records_change(desk, page, drawn):
    page.which.setCurrentIndex(page.which.findData("visits"))

    desk.make(record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE, visited_on=DAY), DAY))
    drawn(page)

    assert page.which.value() == "visits"
    assert "2026-11-20" in {str(row["visited_on"]) for row in page.sheet.records.rows}


def test_that_writing_asks_where_and_offers_a_name(qtbot, window, page, tmp_path):
    window.actions_["write_return"].trigger()
    dialog = QApplication.activeModalWidget()
    offered = dialog.selectedFiles()[0]
    assert offered.endswith("hfd_return_cp-team-1_2026-W47_r1_s1.0.xlsx")

    dialog.fileSelected.emit(str(tmp_path / "week.xlsx"))
    dialog.reject()
    said(qtbot, page, "Written: week.xlsx")

    assert load_workbook(tmp_path / "week.xlsx")["submission"]["A1"].value == "field"


def test_that_writing_waits_for_a_return_that_is_still_worked_out(qtbot, window):
    window.actions_["write_return"].trigger()
    assert QApplication.activeModalWidget() is None

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().reject()


def test_that_a_file_that_is_there_is_left_as_it_is(qtbot, page, tmp_path):
    out = tmp_path / "week.xlsx"
    out.write_text("mine", encoding="utf-8")

    page.write(out)
    said(qtbot, page, "week.xlsx is there already")

    assert out.read_text(encoding="utf-8") == "mine"


def test_that_a_folder_that_is_not_there_is_said_in_words(qtbot, page, tmp_path):
    page.write(tmp_path / "gone" / "week.xlsx")

    said(qtbot, page, "is not there")


def test_that_writing_is_not_sending(qtbot, desk, page, tmp_path):
    page.write(tmp_path / "week.xlsx")
    said(qtbot, page, "Written")

    assert desk.picture.sent == ()


def test_that_a_return_marked_as_sent_is_kept_and_the_next_is_a_new_revision(
    qtbot, desk, page, drawn
):
    checksum = page.made.sha256

    qtbot.mouseClick(page.mark, LEFT)
    drawn(page)

    assert "revision 2" in page.subtitle.text()
    assert cells(page.sent, "Revision") == ["1"]
    assert cells(page.sent, "Checksum") == [checksum]
    desk.undo()
    drawn(page)
    assert "revision 1" in page.subtitle.text()
    assert cells(page.sent, "Revision") == []


def test_that_a_check_leads_to_its_child(qtbot, window, page):
    at = next(at for at, row in enumerate(page.checks.records.rows) if row["child_id"])
    row = page.checks.records.rows[at]
    page.checks.selectRow(at)
    assert window.actions_["record_visit"].isEnabled()

    qtbot.keyClick(page.checks, Qt.Key.Key_Return)

    assert window.page.heading.text() == window.desk.child_name(row["child_id"])


@pytest.fixture
def monthly(page, drawn):
    page.kind.setCurrentIndex(page.kind.findData("monthly"))
    drawn(page)
    return page


def test_that_each_return_says_until_when_it_is_due(page):
    assert [page.kind.itemText(at) for at in range(page.kind.count())] == [
        "Weekly return, due by Sunday 22 Nov 2026",
        "Monthly return, due by Monday 30 Nov 2026",
        "Annex A, Lists 6 to 9",
        "Social worker episodes (SSDA903)",
    ]


def test_that_the_months_return_is_shown_with_its_own_sheets(monthly):
    assert monthly.subtitle.text() == "month 2026-11 · as at 20 November 2026 · revision 1"
    monthly.which.setCurrentIndex(monthly.which.findData("measures"))
    assert "M17" in cells(monthly.sheet, "measure_id")


def test_that_a_return_that_is_no_longer_the_one_chosen_is_not_shown(page, drawn):
    weekly = page.made
    page.kind.setCurrentIndex(page.kind.findData("monthly"))
    assert page.made is None
    assert not page.mark.isEnabled()

    page._show(weekly)

    assert page.made is None
    drawn(page)
    assert page.made.name == "monthly"


def test_that_going_back_and_forth_ends_on_the_one_chosen(qtbot, page):
    for kind in ("monthly", "weekly", "monthly", "weekly"):
        page.kind.setCurrentIndex(page.kind.findData(kind))
    qtbot.waitUntil(lambda: page.made is not None and page.mark.isEnabled())
    assert page.made.name == "weekly"
    assert page.subtitle.text().startswith("week 2026-W47")


def test_that_the_log_shows_both_and_says_which_is_sent(qtbot, page, drawn):
    qtbot.mouseClick(page.mark, LEFT)
    drawn(page)
    page.kind.setCurrentIndex(page.kind.findData("monthly"))
    drawn(page)

    qtbot.mouseClick(page.mark, LEFT)
    drawn(page)

    assert sorted(cells(page.sent, "Return")) == ["Monthly", "Weekly"]
    assert page.kind.currentText() == "Monthly return of 2026-11, sent"
    assert page.kind.itemText(0) == "Weekly return of 2026-W47, sent"
    assert page.made.revision == 2


def test_that_on_an_earlier_day_the_log_ends_with_that_day(qtbot, desk, page, drawn):
    qtbot.mouseClick(page.mark, LEFT)
    drawn(page)

    desk.look_at(DAY - timedelta(1))
    drawn(page)

    assert cells(page.sent, "Return") == []


def test_that_what_changed_since_the_last_one_sent_is_shown(desk, page, drawn):
    assert "None was sent before." in page.says.text()
    page.mark_sent()
    drawn(page)
    desk.make(record_visit(desk.child(OVERDUE), visit(child_id=OVERDUE, visited_on=DAY), DAY))
    drawn(page)

    assert "Since the last one sent: 1 added, 0 removed" in page.says.text()
    name = desk.child_name(OVERDUE)
    told = zip(cells(page.changes, "Row"), cells(page.changes, "Column"), strict=True)
    assert (name, "last_visit") in set(told)
    assert "Recorded late" in cells(page.changes, "Why")


def test_that_the_other_returns_are_shown_without_checks(qtbot, page, drawn):
    page.kind.setCurrentIndex(page.kind.findData("annex-a"))
    drawn(page)
    assert page.subtitle.text().startswith("Annex A, Lists 6 to 9 · as at 20 November 2026")
    assert "names social workers" in page.says.text()
    assert page.which.itemData(0) == "List 6"
    page.kind.setCurrentIndex(page.kind.findData("social-worker-episodes"))
    drawn(page)
    assert page.which.itemData(0) == "SWEpisodes"


def test_that_the_folder_can_be_opened_once_something_is_written(
    qtbot, page, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert not page.folder.isEnabled()
    page.write(tmp_path / "r.xlsx")
    qtbot.waitUntil(page.folder.isEnabled)
    page.folder.click()
    assert opened == [str(tmp_path)]
    page.written = tmp_path / "gone"
    page.open_folder()
    assert page.says.text() == "The folder is not there any more."
