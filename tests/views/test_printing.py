import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from herefordshire_desk.domain.words import plural
from herefordshire_desk.views import printing
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.printing import NO_LIST, Preview, print_page
from tests.make_team import OVERDUE
from tests.views.forms import opened
from tests.views.papers import grid, paper


def button(preview, words):
    return next(each for each in preview.findChildren(QPushButton) if each.text() == words)


def saved(qtbot, preview, words, out):
    """Press a button that saves, and give the file dialog a name."""
    button(preview, words).click()
    dialog = preview.findChild(QFileDialog)
    offered = dialog.selectedFiles()[0].replace("\\", "/").rpartition("/")[2]
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: preview.says.text() == f"Written: {out.name}")
    return offered


def test_that_names_are_there_unless_they_are_hidden(window, desk):
    assert not opened(window, "print").ids.isChecked()
    QApplication.activeModalWidget().close()

    desk.hide_names(True)
    assert opened(window, "print").ids.isChecked()


def test_that_the_tick_makes_the_pages_again_at_once(window, desk):
    preview = opened(window, "print")
    assert "Wren Abbot" in preview.pages.html

    preview.ids.click()
    assert "Wren" not in preview.pages.html
    assert preview.view.pages is preview.pages

    preview.ids.click()
    assert "Wren Abbot" in preview.pages.html
    assert desk.child_name(OVERDUE) == "Wren Abbot"


def test_that_a_pdf_is_saved_whole_and_said_by_its_name(qtbot, window, tmp_path):
    preview = opened(window, "print")
    offered = saved(qtbot, preview, "Save as PDF…", tmp_path / "today.pdf")

    assert offered == "today_2026-11-20.pdf"
    pdf = (tmp_path / "today.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert list(tmp_path.glob("*.part")) == list(tmp_path.glob(".desk-*")) == []
    assert window.toast.words.text() == "Written: today.pdf"


def test_that_html_is_saved_as_it_is_shown(qtbot, window, tmp_path):
    preview = opened(window, "print_monday")
    offered = saved(qtbot, preview, "Save as HTML…", tmp_path / "monday.html")

    assert offered == "monday_2026-11-20.html"
    assert (tmp_path / "monday.html").read_text("utf-8") == preview.pages.html


def test_that_a_file_that_cannot_be_written_is_said(qtbot, window, tmp_path):
    preview = opened(window, "print")

    preview.write(tmp_path / "gone" / "today.pdf", b"%PDF")

    told = "today.pdf was not written: the folder is not there."
    qtbot.waitUntil(lambda: preview.says.text() == told)


def test_that_it_says_which_form_a_screen_reader_can_use(window):
    assert "save as HTML" in opened(window, "print").says.text()


def test_that_the_childs_page_prints_the_child(window):
    window.open_child(OVERDUE)
    preview = opened(window, "print")

    assert preview.windowTitle() == "Print child"
    assert preview.pages.paper.title == "Wren Abbot"


@pytest.mark.parametrize(("scale", "zoom"), [(100, "1"), (200, "2")])
def test_that_who_reads_large_print_sees_the_pages_large(window, dressed, scale, zoom):
    dressed.wear(dressed.colours, scale)

    assert opened(window, "print").zoom.value() == zoom


def test_that_a_page_with_no_list_says_so(qtbot, desk, dressed):
    page, said = Page(desk), []
    qtbot.addWidget(page)

    print_page(page, page, said.append)

    assert said == [NO_LIST]


def test_that_a_long_list_is_shown_at_once_and_the_rest_of_it_follows(qtbot, window, monkeypatch):
    monkeypatch.setattr(printing, "AT_FIRST", 1)  # on the fastest computer too
    preview = Preview(window.desk, "Print", lambda: Pages(paper(grid(3000))), print, window)
    needing_all = [button(preview, words) for words in ("Save as PDF…", "Print…")]

    assert not preview.pages.whole
    assert preview.counted.text() == f"{plural(preview.pages.ready, 'page')} so far, A4 portrait"
    assert not any(each.isEnabled() for each in needing_all)
    assert button(preview, "Save as HTML…").isEnabled()

    qtbot.waitUntil(lambda: preview.pages.whole, timeout=20_000)
    assert preview.counted.text() == f"{preview.pages.count} pages, A4 portrait"
    assert preview.view.sheets._place(preview.pages.count - 1).bottom() < (
        preview.view.sheets.height()
    )
    assert all(each.isEnabled() for each in needing_all)
    preview.close()
