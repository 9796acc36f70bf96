"""The printer: asked for in the system's own window, then given the pages as they were shown."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.print_pages import Pages, page_layout

NO_PRINTER = "No printer is set up on this computer. Save as PDF instead."
REFUSED = "The printer did not take it. Nothing was printed."


def ask_printer(pages: Pages, parent: QWidget, tell: Callable[[str], None]) -> None:
    """Open the system's window; what is accepted there is printed, and `tell` says how it went."""
    if not QPrinterInfo.availablePrinterNames():
        tell(NO_PRINTER)
        return
    printer = printer_for(pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, pages.count)
    dialog.accepted.connect(lambda: tell(print_on(pages, printer)))
    QDialog.open(dialog)  # its own asks for whom to tell


def printer_for(pages: Pages) -> QPrinter:
    """A printer set to A4 the right way round. The job is called by the subject, never a name."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(pages.paper))
    printer.setFullPage(True)
    printer.setDocName(pages.paper.subject)
    return printer


def print_on(pages: Pages, printer: QPrinter) -> str:
    """Print the pages the printer was asked for, on whatever paper it has; how it went."""
    painter = QPainter()
    if not painter.begin(printer):
        return REFUSED
    chosen = _chosen(pages, printer)
    for at, page in enumerate(chosen):
        if at:
            printer.newPage()
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        pages.paint(painter, page, QRectF(paper))
    painter.end()
    return f"Sent to the printer: {plural(len(chosen), 'page')}."


def _chosen(pages: Pages, printer: QPrinter) -> range:
    """All pages, unless some were asked for."""
    last = min(printer.toPage() or pages.count, pages.count)
    return range(max(printer.fromPage(), 1) - 1, last)
