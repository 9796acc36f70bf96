"""Evidence files: the pack as a workbook and a PDF beside each other, both or neither."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication

from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.views.evidence_paper import evidence_paper
from herefordshire_desk.views.print_files import NotWritten, write_whole
from herefordshire_desk.views.print_pages import Pages


class Written(NamedTuple):
    """The two files of a pack."""

    workbook: Path
    pdf: Path


def write_pack(made: Return, folder: Path, password: str | None = None) -> Written:
    """Write both into a folder that is there. A password is the workbook's alone.

    Raises NotWritten, print_files' or the workbook's own, with neither file left behind.
    """
    from herefordshire_desk.workbooks.write import write_return

    out = Written(folder / made.file_name, (folder / made.file_name).with_suffix(".pdf"))
    if os.path.exists(out.pdf):
        raise NotWritten(f"{out.pdf.name} is there already. Choose another folder.")
    pdf = Pages(evidence_paper(made)).pdf()
    write_return(
        made.sheets,
        out.workbook,
        title=made.title,
        as_of=made.as_of,
        defined_names=made.defined_names,
        password=password,
    )
    try:
        write_whole(out.pdf, pdf)
    except BaseException:
        with suppress(OSError):
            out.workbook.unlink()
        raise
    return out


def write_pack_unseen(made: Return, folder: Path, password: str | None = None) -> Written:
    """The same where there is no window, and no screen to lay pages out for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None  # and stays there meanwhile
    return write_pack(made, folder, password)
