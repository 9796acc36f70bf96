"""Taking a bundle in: which file, its password, then the preview that Extracts has for it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from herefordshire_desk.bundle_errands import ENDING, PASSWORD, look_into
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.views.extract_deeds import Looking, as_widget
from herefordshire_desk.views.extract_dialogs import PasswordOf, documents

BUNDLES = f"Bundles (*{ENDING})"
IS_ENCRYPTED = "{} is encrypted. Whoever sent it has told you its password some other way."


def ask_bundle(page: Looking) -> None:
    """Ask for the file of a bundle."""
    dialog = QFileDialog(as_widget(page), "Choose a bundle", documents(), BUNDLES)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: page.read([Path(name)]))
    dialog.open()


def take_in(page: Looking, path: Path, words: str = "") -> None:
    """Ask for its password, with what was wrong with the one before; then show the preview."""
    page.paths, page.source = [path], path.name
    told = " ".join(part for part in (words, IS_ENCRYPTED.format(path.name)) if part)
    PasswordOf("bundle", told, lambda typed: _look_into(page, path, typed), as_widget(page)).open()


def refuse_bundle(page: Looking, problem: Problem) -> None:
    """A wrong password is asked for again; of anything else it is said why."""
    page.show_log(problem.message)
    if problem.field == PASSWORD:
        take_in(page, page.paths[0], problem.message)


def _look_into(page: Looking, path: Path, password: str) -> None:
    from herefordshire_desk.workbooks.read import Read

    page.await_preview(partial(look_into, page.desk, path, password), Read())
