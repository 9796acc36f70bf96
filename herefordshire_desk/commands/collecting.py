"""`collect`: one workbook from every team's return in a folder, with what does not agree."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herefordshire_desk.commands.asking import Stop, first_line, say
from herefordshire_desk.commands.options import PATH
from herefordshire_desk.domain.words import plural

if TYPE_CHECKING:  # every other command would wait for these to be imported
    from herefordshire_desk.domain.returns.collection import Collection
    from herefordshire_desk.domain.returns.sheets import ReturnSheet

MOST_ROWS = 1_048_575  # under the headings of one Excel sheet
TITLE = "Collected returns"


@click.command()
@click.argument("folder", type=PATH)
@click.option("--out", required=True, type=PATH, help="The workbook to write; must not be there.")
@click.option(
    "--workbook-password-file", type=PATH, help="Opens encrypted returns; encrypts the workbook."
)
def collect(folder: Path, out: Path, workbook_password_file: Path | None) -> int:
    """One workbook from every team's weekly and monthly return (.xlsx) in a folder."""
    from herefordshire_desk.domain.returns.collect import collect as collected
    from herefordshire_desk.domain.returns.collection import Collection
    from herefordshire_desk.workbooks.write import write_return

    password = first_line(workbook_password_file)
    _refuse_existing(out)
    files, others = _inside(folder)
    collection = Collection()
    for file in files:
        _read(collection, file, password)
    refused = _refused(collection.refused)
    if not collection.counted:
        raise Stop("\n".join([*refused, f"There is no whole return in {folder.name}."]))
    sheets = collected(collection, [("Not looked at", _others(others))])
    _check_length(sheets)
    as_of = max(each.as_at for each in collection.counted.values())
    write_return(sheets, out, title=TITLE, as_of=as_of, defined_names={}, password=password)
    counts = f"{plural(len(collection.counted), 'return')} of {plural(len(files), 'file')}"
    say("\n".join([*refused, f"Written: {out.name} ({counts} counted)"]))
    return 0


def _refuse_existing(out: Path) -> None:
    """Before minutes of reading; writing refuses it again."""
    from herefordshire_desk.workbooks.write import NotWritten

    if out.exists():
        raise NotWritten(f"{out.name} is there already. Choose another name.")


def _inside(folder: Path) -> tuple[list[Path], int]:
    """The workbooks of a folder in order of their names, and how many others are in it.

    What a system or an open workbook leaves beside them is neither.
    """
    try:
        inside = sorted(each for each in folder.iterdir() if not each.name.startswith((".", "~$")))
        files = [each for each in inside if each.suffix.lower() == ".xlsx" and each.is_file()]
    except OSError:
        raise Stop(f"There is no folder called {folder.name} that can be read.") from None
    return files, len(inside) - len(files)


def _read(collection: "Collection", file: Path, password: str | None) -> None:
    from herefordshire_desk.workbooks.read import Unreadable, read_sheets
    from herefordshire_desk.workbooks.write import NOT_TEXT

    name = NOT_TEXT.sub("?", file.name)
    try:
        collection.add(name, read_sheets([file], password=password).sheets)
    except Unreadable as fault:
        collection.refuse(name, NOT_TEXT.sub("?", str(fault)))


def _refused(why: Mapping[str, str]) -> Iterable[str]:
    return [f"Not counted: {name}. {words}" for name, words in why.items()]


def _others(count: int) -> str:
    if not count:
        return "Nothing: the folder had .xlsx files alone."
    words = plural(count, "other thing")
    return f"{words} in the folder: a folder, or a file whose name does not end in .xlsx."


def _check_length(sheets: "Iterable[ReturnSheet]") -> None:
    """Raises Stop for a sheet longer than any workbook's can be; nothing is cut off unsaid."""
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            words = f"Sheet {sheet.name} would have {len(sheet.rows):,} rows, more than fit."
            raise Stop(f"{words} Collect fewer periods at once.")
