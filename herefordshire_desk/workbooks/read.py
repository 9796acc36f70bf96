"""Reading extracts: workbooks and CSV files, alone, in a folder or packed, into sheets of cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from herefordshire_desk.domain.extracts.sheets import Keep, Sheet
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.workbooks.apart import read_workbook
from herefordshire_desk.workbooks.csv_files import read_csv
from herefordshire_desk.workbooks.files import FIRST_BYTES, File, files_at, files_packed
from herefordshire_desk.workbooks.guard import Kind, check_size, is_judged_whole, kind_of
from herefordshire_desk.workbooks.unreadable import NeedsPassword, Unreadable

__all__ = ["NeedsPassword", "Read", "Unreadable", "read_sheets"]

Progress = Callable[[float], None]


@dataclass(slots=True)
class Read:
    """What was read. `problems` are files that hold nothing; `notes` are no problems."""

    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    keep: Keep = tuple


def read_sheets(
    paths: Sequence[Path],
    *,
    password: str | None = None,
    progress: Progress | None = None,
    keep: Keep = tuple,
) -> Read:
    """The sheets of every file: each a workbook, a CSV file, a folder or a zip of CSV files.

    `password` is that of the workbooks. `progress` is told the share that is done, from 0 to 1;
    whatever it raises stops the reading at once. `keep` keeps the rows of CSV files. Raises
    Unreadable where any file cannot be read (NeedsPassword for a locked workbook), or none has a
    sheet with headings.
    """
    read = Read(keep=keep)
    files = [file for path in paths for file in files_at(path)]
    for place, file in enumerate(files):
        report = partial(_report, progress, place, len(files))
        _read_file(read, file, password, report)
        report(1.0)
    if not read.sheets:
        words = read.problems[0].message if read.problems else "There is nothing to read there."
        raise Unreadable(words)
    return read


def _read_file(read: Read, file: File, password: str | None, report: Progress) -> None:
    first = file.first()
    if file.one_of_many and not first.strip() and len(first) < FIRST_BYTES:
        read.problems.append(Problem("", f"{file.name} is empty.", file.name))
        return
    if not is_judged_whole(first) and kind_of(file.name, first) is Kind.TEXT:
        _add(read, file.name, read_csv(file, report, read.keep))
        return
    if file.one_of_many:
        raise Unreadable(f"{file.name} is not a CSV file, whatever its name says.")
    data = file.load()
    kind = kind_of(file.name, data)
    check_size(file.name, len(data), kind)
    if kind is Kind.PACKED_TEXT:
        for part in files_packed(file.name, data):
            _read_file(read, part, password, report)
    else:
        sheets, notes = read_workbook(file.name, data, password, partial(report, 0.0))
        read.sheets += sheets
        read.notes += notes
        if not sheets:
            _add(read, file.name, None)


def _add(read: Read, name: str, sheet: Sheet | None) -> None:
    if sheet is None:
        read.problems.append(Problem("", f"{name} has no headings in its first rows.", name))
    else:
        read.sheets.append(sheet)


def _report(progress: Progress | None, place: int, files: int, share: float) -> None:
    if progress is not None:
        progress((place + share) / files)
