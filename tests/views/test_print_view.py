import pytest
from PySide6.QtWidgets import QApplication

from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.print_view import WHOLE, PagesView
from herefordshire_desk.views.tokens import SPACE
from tests.views.papers import grid, paper


@pytest.fixture
def view(qtbot, dressed):
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    with qtbot.waitExposed(view):
        view.show()
    pages = Pages(paper(grid(200)))
    assert pages.count == 5
    view.show_pages(pages)
    return view


def test_that_a_page_is_as_wide_as_the_window_has_room(view):
    assert view.sheets.width() <= view.viewport().width()
    assert view.sheets.width() > 0.9 * view.viewport().width()


def test_that_a_page_can_be_seen_whole_and_twice_as_large(view):
    wide = view.sheets.width_of_page
    view.set_zoom("2")
    assert view.sheets.width_of_page == 2 * wide

    view.set_zoom(WHOLE)
    page = view.sheets._place(0)
    assert page.height() <= view.height()
    assert page.width() < wide


def test_that_all_pages_are_there_one_under_the_other(view):
    last = view.sheets._place(view.pages.count - 1)

    assert view.pages.count > 2
    assert last.bottom() < view.sheets.height()


def test_that_a_page_is_white_with_its_text_on_it(view):
    shown = view.sheets.grab().toImage()
    place = view.sheets._place(0).toRect()
    seen = {shown.pixelColor(x, y).lightness() for x in range(place.left() + 40, place.left() + 200)
            for y in range(place.top() + 40, place.top() + 80)}  # fmt: skip

    assert 255 in seen
    assert min(seen) < 100


def test_that_a_screen_reader_is_told_how_many_pages(view):
    assert view.accessibleDescription() == f"{view.pages.count} pages: Today"


def test_that_pages_which_follow_leave_those_that_are_shown_unpainted(qtbot, view, monkeypatch):
    pages = Pages(paper(grid(300)))
    view.show_pages(pages)
    qtbot.waitUntil(lambda: view.sheets.rect().width() == view.sheets.width_of_page + 2 * SPACE)
    QApplication.processEvents()
    painted = []
    monkeypatch.setattr(pages, "paint", lambda *_, **__: painted.append(pages.ready))

    for _ in range(3):
        pages.lay_out_next()
        view.show_pages(pages)
        QApplication.processEvents()
    assert (pages.whole, painted) == (False, [])

    assert pages.count > 4
    view.show_pages(pages)
    QApplication.processEvents()
    assert painted  # the foot now says of how many
