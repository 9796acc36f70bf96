"""Collecting a folder: every return in it read, and one workbook written, in bounded memory."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from herefordshire_desk.domain.returns.collect import collect
from herefordshire_desk.domain.returns.collection import Collection
from herefordshire_desk.domain.returns.sheets import AnySheet
from herefordshire_desk.domain.words import plural
from herefordshire_desk.workbooks.read import Unreadable, read_sheets
from herefordshire_desk.workbooks.write import NOT_TEXT, NotWritten, write_return

MOST_ROWS = 1_048_575  # under the headings of one Excel sheet
MOST_READERS = 4
TITLE = "Collected returns"
Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of it: the files that count and all that were looked at, and why others do not."""

    out: Path
    counted: int
    files: int
    refused: tuple[str, ...]

    @property
    def words(self) -> str:
        """Such as: Written: all.xlsx (4 returns of 5 files counted)."""
        counts = f"{plural(self.counted, 'return')} of {plural(self.files, 'file')} counted"
        return f"Written: {self.out.name} ({counts})"


def collect_folder(
    folder: Path, out: Path, password: str | None = None, report: Report | None = None
) -> Collected:
    """Reads every .xlsx file of the folder and writes the collected workbook to `out`.

    `password` opens encrypted returns and encrypts the workbook. `report` is told the share
    that is read; whatever it raises stops everything, with nothing written. Raises NotWritten
    where there is no such folder, no whole return in it, or `out` cannot be written.
    """
    if os.path.exists(out):  # before minutes of reading; writing refuses it again
        raise NotWritten(f"{out.name} is there already. Choose another name.")
    files, others = _inside(folder)
    collection = _read(files, password, report)
    refused = tuple(f"Not counted: {n}. {why}" for n, why in collection.refused.items())
    if not collection.counted:
        raise NotWritten("\n".join([*refused, f"There is no whole return in {folder.name}."]))
    sheets = collect(collection, [("Not looked at", _others(others))])
    _check_length(sheets)
    as_of = max(each.as_at for each in collection.counted.values())
    write_return(sheets, out, title=TITLE, as_of=as_of, defined_names={}, password=password)
    return Collected(out, len(collection.counted), len(files), refused)


def _inside(folder: Path) -> tuple[list[Path], int]:
    """The workbooks of a folder in order of their names, and how many others are in it.

    What a system or an open workbook leaves beside them is neither.
    """
    try:
        inside = sorted(each for each in folder.iterdir() if not each.name.startswith((".", "~$")))
        files = [each for each in inside if each.suffix.lower() == ".xlsx" and each.is_file()]
    except OSError:
        raise NotWritten(f"There is no folder called {folder.name} that can be read.") from None
    return files, len(inside) - len(files)


def _read(files: Sequence[Path], password: str | None, report: Report | None) -> Collection:
    """As many at once as the computer has processors: each is read by a process of its own."""
    collection = Collection()
    readers = min(os.cpu_count() or 1, MOST_READERS)
    with ThreadPoolExecutor(readers) as pool:
        try:
            for done, found in enumerate(_in_turn(pool, files, password, readers), 1):
                collection.join(found.result())
                if report is not None:
                    report(done / len(files))
        finally:
            pool.shutdown(cancel_futures=True)
    return collection


def _in_turn(
    pool: ThreadPoolExecutor, files: Iterable[Path], password: str | None, ahead: int
) -> Iterator["Future[Collection]"]:
    """Each reading in order of the files, no more than `ahead` of them begun."""
    begun: deque[Future[Collection]] = deque()
    for file in files:
        begun.append(pool.submit(_one, file, password))
        if len(begun) > ahead:
            yield begun.popleft()
    yield from begun


def _one(file: Path, password: str | None) -> Collection:
    """A collection of one file, its rows packed."""
    collection, name = Collection(), NOT_TEXT.sub("?", file.name)
    try:
        collection.add(name, read_sheets([file], password=password).sheets)
    except Unreadable as fault:
        collection.refuse(name, NOT_TEXT.sub("?", str(fault)))
    return collection


def _others(count: int) -> str:
    if not count:
        return "Nothing: the folder had .xlsx files alone."
    words = plural(count, "other thing")
    return f"{words} in the folder: a folder, or a file whose name does not end in .xlsx."


def _check_length(sheets: Iterable[AnySheet]) -> None:
    """Raises NotWritten for a sheet longer than any workbook's; nothing is cut off unsaid."""
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            words = f"Sheet {sheet.name} would have {len(sheet.rows):,} rows, more than fit."
            raise NotWritten(f"{words} Collect fewer periods at once.")
