"""`evidence`: the pack for a monitoring visit, as a workbook and a PDF."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herefordshire_desk.commands.asking import NOW, Stop, first_line, on_desk, say
from herefordshire_desk.commands.options import PATH, Today, as_of_option, with_desk
from herefordshire_desk.store.open import this_person
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.store import Store

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.sheets import Return

MOST_MONTHS = 36


@click.command()
@with_desk
@as_of_option
@click.option("--months", type=click.IntRange(1, MOST_MONTHS), default=6, show_default=True)
@click.option("--out", "folder", required=True, type=PATH, help="The folder to write to.")
@click.option("--workbook-password-file", type=PATH, help="Encrypts the workbook, not the PDF.")
@click.option("--sent", is_flag=True, help="Keep it as given: the next one says what changed.")
@click.pass_context
def evidence(
    context: click.Context,
    desk: Path,
    password_file: Path | None,
    as_of: date | None,
    months: int,
    folder: Path,
    workbook_password_file: Path | None,
    sent: bool,
) -> int:
    """An evidence pack, by ids only: PDF and workbook with the same content."""
    today: Today = context.obj
    now: Callable[[], datetime] = context.meta[NOW]
    if not os.path.isdir(folder):
        raise Stop(f"There is no folder {folder.name}.")
    password, day = first_line(workbook_password_file), as_of or today()

    def work(store: Store) -> "Return":
        made = _written(store, day, months, folder, password)
        if sent:
            from herefordshire_desk.domain.evidence import given

            store.apply(given(made, now().date()), at=now(), who=this_person().user)
        return made

    made = on_desk(desk, password_file, work)
    say(f"Written: {made.file_name} and the PDF beside it ({made.period})")
    return 0


def _written(store: Store, day: date, months: int, folder: Path, password: str | None) -> "Return":
    """The pack, once both its files are there. Raises Stop in words where they cannot be."""
    from herefordshire_desk.domain.evidence import evidence_pack
    from herefordshire_desk.store.evidence import evidence_records
    from herefordshire_desk.views.evidence_files import write_pack_unseen
    from herefordshire_desk.views.print_files import NotWritten

    made = evidence_pack(evidence_records(store, picture(store, day), months))
    try:
        write_pack_unseen(made, folder, password)
    except NotWritten as fault:
        raise Stop(str(fault)) from fault
    return made
