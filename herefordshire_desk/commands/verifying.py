"""`verify`: whether a return is whole and unaltered since it was made."""

from pathlib import Path

import click

from herefordshire_desk.commands.asking import Stop, first_line, say
from herefordshire_desk.commands.options import PATH


@click.command()
@click.argument("file", type=PATH)
@click.option("--workbook-password-file", type=PATH, help="For an encrypted workbook.")
def verify(file: Path, workbook_password_file: Path | None) -> int:
    """Reckon a return's checksums again: exit code 0 only if it is whole and unaltered."""
    from herefordshire_desk.domain.problems import Problem
    from herefordshire_desk.domain.returns.verify import verify as verdict_on
    from herefordshire_desk.workbooks.read import read_sheets

    read = read_sheets([file], password=first_line(workbook_password_file))
    verdict = verdict_on(read.sheets)
    if isinstance(verdict, Problem):
        raise Stop(f"{file.name}: {verdict.message}")
    if verdict.faults:
        words = "\n".join(verdict.faults)
        raise Stop(f"{words}\n{file.name} is not as it was made: {verdict.what}.")
    say(f"The data sheets of {file.name} are whole and unaltered: {verdict.what}.")
    return 0
