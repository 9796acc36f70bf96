import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.access import ACCESS_WORDS, KINDS
from herefordshire_desk.views.access import NONE_FITS
from tests.conftest import NOW
from tests.make_team import OVERDUE, WAITING
from tests.views.forms import cells


@pytest.fixture
def page(qtbot, window, desk):
    """The page, over three lines."""
    for what, about in (("opened", ""), ("child_viewed", OVERDUE), ("printed", "1 page")):
        desk.ask(lambda store, what=what, about=about: store.note(what, about, at=NOW, who="tom"))
    page = window.show_page("access")
    qtbot.waitUntil(lambda: len(page.table.records.rows) == 3)
    return page


def test_that_every_kind_of_access_is_said_in_words():
    assert set(ACCESS_WORDS) == set(KINDS)


def test_that_it_lists_the_latest_first_with_ids_and_no_names(page):
    assert cells(page.table, "What") == ["Printed", "Looked at a child", "Opened the desk"]
    assert cells(page.table, "About") == ["1 page", OVERDUE, ""]
    assert set(cells(page.table, "Who")) == {"tom"}
    assert cells(page.table, "When")[0] == "20 Nov 2026, 09:30"
    assert page.subtitle.text() == "3 lines"


def test_that_words_find_a_person_or_a_child_by_id(page):
    page.search.setText(f"tom {OVERDUE}")
    assert cells(page.table, "What") == ["Looked at a child"]
    assert page.subtitle.text() == "1 of 3 lines"
    page.search.setText("nobody")
    assert page.table.accessibleDescription() == NONE_FITS


def test_that_looking_elsewhere_shows_when_it_is_shown_again(qtbot, window, page):
    window.open_child(WAITING)
    window.show_page("access")
    qtbot.waitUntil(lambda: cells(page.table, "About")[0] == WAITING)


def test_that_it_can_be_copied_and_printed_and_no_paper_claims_names(qtbot, window, page, tmp_path):
    page.table.selectAll()
    window.actions_["copy"].trigger()
    assert OVERDUE in QApplication.clipboard().text()
    window.actions_["print"].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    preview = QApplication.activeModalWidget()
    assert preview.pages.paper.keep == "Ids only"
    assert preview.ids.isHidden()
    preview.write(tmp_path / "lines.pdf", b"%PDF")
    preview.reject()
    window.show_page("today")
    window.show_page("access")
    qtbot.waitUntil(lambda: cells(page.table, "About")[0] == "pdf, 1 page, ids only")
