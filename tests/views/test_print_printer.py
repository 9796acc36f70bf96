import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from herefordshire_desk.views.print_pages import Pages
from herefordshire_desk.views.print_printer import (
    NO_PRINTER,
    REFUSED,
    ask_printer,
    print_on,
    printer_for,
)
from tests.views.papers import grid, paper
from tests.views.test_print_pages import pages_in


@pytest.fixture
def pages(qapp):
    return Pages(paper(grid(200)))


@pytest.fixture
def printer(pages, tmp_path):
    """A printer that prints into a file."""
    printer = printer_for(pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def test_that_every_page_is_printed(pages, printer, tmp_path):
    assert print_on(pages, printer) == f"Sent to the printer: {pages.count} pages."
    assert pages_in((tmp_path / "printed.pdf").read_bytes()) == pages.count


def test_that_only_the_pages_asked_for_are_printed(pages, printer, tmp_path):
    printer.setFromTo(2, 2)

    assert print_on(pages, printer) == "Sent to the printer: 1 page."
    assert pages_in((tmp_path / "printed.pdf").read_bytes()) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says it in its own words too
def test_that_a_printer_that_refuses_is_said(pages, printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))

    assert print_on(pages, printer) == REFUSED


def test_that_the_job_is_called_by_what_it_is_and_lies_as_the_pages_do(qapp):
    wide = Pages(paper(grid(1), landscape=True, title="Wren Abbot", subject="Child 100101"))
    printer = printer_for(wide)

    assert printer.docName() == "Child 100101"
    assert printer.pageLayout().orientation().name == "Landscape"


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer here")
def test_that_a_computer_without_a_printer_is_told_what_to_do_instead(pages, qtbot):
    said = []

    ask_printer(pages, None, said.append)

    assert said == [NO_PRINTER]
