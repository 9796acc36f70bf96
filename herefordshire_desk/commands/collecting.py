"""`collect`: one workbook from every team's return in a folder, with what does not agree."""

from pathlib import Path

import click

from herefordshire_desk.commands.asking import first_line, say
from herefordshire_desk.commands.options import PATH


@click.command()
@click.argument("folder", type=PATH)
@click.option("--out", required=True, type=PATH, help="The workbook to write; must not be there.")
@click.option(
    "--workbook-password-file", type=PATH, help="Opens encrypted returns; encrypts the workbook."
)
def collect(folder: Path, out: Path, workbook_password_file: Path | None) -> int:
    """One workbook from every team's weekly and monthly return (.xlsx) in a folder."""
    from herefordshire_desk.workbooks.collected import collect_folder

    made = collect_folder(folder, out, first_line(workbook_password_file))
    say("\n".join([*made.refused, made.words]))
    return 0
