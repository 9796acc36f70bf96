"""What the Extracts page does besides: names, passwords, worklists, imports reopened."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtWidgets import QPushButton, QWidget

from herefordshire_desk.background import Task, run_in_background
from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ImportedExtract
from herefordshire_desk.extract_errands import changes_of, kept_out_of_memory
from herefordshire_desk.views.extract_dialogs import PasswordOf, ask_where
from herefordshire_desk.views.extract_log import ExtractLog
from herefordshire_desk.views.extract_preview import Preview
from herefordshire_desk.views.failing import words_of
from herefordshire_desk.views.fields import DateField

if TYPE_CHECKING:
    from herefordshire_desk.domain.merge import Merged
    from herefordshire_desk.domain.returns.sheets import ReturnSheet
    from herefordshire_desk.workbooks.read import Read

Sheets = tuple["ReturnSheet", ...]


class Looking(Protocol):
    """What the page is looking at, as its deeds need it."""

    desk: Desk
    merged: "Merged | None"
    paths: list[Path]
    source: str
    read_sheets: "Read | None"
    taken_on: DateField
    record: ExtractLog
    preview: Preview
    explain: QPushButton

    def read(self, paths: Sequence[Path], password: str | None = None) -> None:
        """Read the files again."""

    def explain_headings(self) -> None:
        """Ask what the headings of an own tracker mean."""

    def say(self, words: str) -> None:
        """Tell something above the list."""

    def look_again(self, read_as: str = "") -> None:
        """Work the preview out again."""

    def await_preview(self, asked: Callable[..., Task], read: "Read") -> None:
        """Show what would change once that is worked out."""

    def show_log(self, words: str) -> None:
        """Go back to the log, and say why."""


def as_widget(page: Looking) -> QWidget:
    """What dialogs stand before."""
    return cast("QWidget", page)


def can_change(page: Looking) -> bool:
    """Whether anything can be imported; on an earlier day it is said that nothing can be."""
    if page.desk.is_as_at:
        page.say(page.desk.as_at_words())
    return not page.desk.is_as_at


def connect_deeds(page: Looking) -> None:
    """What the parts of the page ask for is done."""
    page.preview.names_asked.connect(lambda: ask_names(page))
    page.preview.save_asked.connect(lambda: save_problems(page))
    page.preview.format_asked.connect(lambda found: read_otherwise(page, found))
    page.record.reopened.connect(lambda extract: reopen(page, extract))
    page.record.save_asked.connect(lambda: save_corrections(page))
    page.record.names.refused.connect(page.say)


def read_otherwise(page: Looking, found: str) -> None:
    """Read the same file as another format; of an own tracker the headings are asked first."""
    if found == "tracker":
        page.explain_headings()
    else:
        page.look_again(found)


def reading(paths: Sequence[Path], password: str | None) -> Callable[[Any], "Read"]:
    """The work of reading the files, for a thread of its own."""

    def work(report: Any) -> "Read":
        from herefordshire_desk.workbooks.read import read_sheets

        keep = kept_out_of_memory()
        return read_sheets(paths, password=password, progress=report, keep=keep)

    return work


def ask_names(page: Looking) -> None:
    """Who the unknown social workers are; the preview is worked out again with the answers."""
    from herefordshire_desk.views.alias_form import AliasForm

    if page.merged is not None:
        form = AliasForm(page.desk, page.merged.unknown, as_widget(page))
        form.accepted.connect(lambda: page.look_again())  # noqa: PLW0108 - the signal has nothing to say
        form.open()


def ask_password(page: Looking, words: str) -> None:
    """The password of a workbook, which is then read again."""
    PasswordOf(
        "workbook", words, lambda typed: page.read(page.paths, typed), as_widget(page)
    ).open()


def save_problems(page: Looking) -> None:
    """Write what was left out of the extract as a workbook to send back."""
    merged, read = page.merged, page.read_sheets
    if merged is None or read is None:
        return
    taken_on = page.taken_on.value() or page.desk.day
    problems, source = [*read.problems, *merged.problems], page.source

    def made() -> Sheets:
        from herefordshire_desk.domain.worklist import problem_sheets

        return problem_sheets(problems, read.sheets, source, taken_on)

    name = f"left-out-{taken_on.isoformat()}.xlsx"
    ask_where(as_widget(page), "Save what was left out", name, lambda out: _write(page, made, out))


def save_corrections(page: Looking) -> None:
    """Write the corrections for the case system's keepers as a workbook."""
    rows, team, day = page.record.differing.records.rows, page.desk.picture.team, page.desk.day
    found = list(rows)

    def made() -> Sheets:
        from herefordshire_desk.domain.worklist import correction_sheets

        return correction_sheets(found, team, day)

    name = f"corrections-{day.isoformat()}.xlsx"
    ask_where(as_widget(page), "Save the corrections", name, lambda out: _write(page, made, out))


def reopen(page: Looking, extract: ImportedExtract) -> None:
    """Show what an import changed."""
    from herefordshire_desk.views.imported_change import ImportedChange

    changes_of(
        page.desk,
        extract,
        lambda changes: ImportedChange(page.desk, extract, changes, as_widget(page)).open(),
        lambda fault: page.say(words_of(fault)),
    )


def _write(page: Looking, made: Callable[[], Sheets], out: Path) -> None:
    """In the background, all or nothing; then it is said where it went."""
    day = page.desk.day

    def work(_: Any) -> Path:
        from herefordshire_desk.workbooks.write import write_return

        write_return(made(), out, title=out.stem, as_of=day, defined_names={})
        return out

    run_in_background(
        work,
        as_widget(page),
        lambda done: page.say(f"Saved as {done.name}."),
        lambda fault: page.say(words_of(fault)),
    )
