"""`return`: draw, write, and mark as sent where that was asked for."""

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from herefordshire_desk.commands.asking import MISUSED, Stop
from herefordshire_desk.domain.returns.named import CAN_HAVE_NAMES, refused
from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.store.named import write_with_names
from herefordshire_desk.store.open import this_person
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.returns import return_named
from herefordshire_desk.store.store import Store
from herefordshire_desk.workbooks.write import write_csv, write_return

EPISODES = "social-worker-episodes"


def check_ending(name: str, out: Path, password: str | None) -> None:
    """Raises Stop where the return of that name cannot be written with that ending."""
    if name != EPISODES:
        return
    ending = out.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise Stop("The social worker episodes are written as .csv or .xlsx.", MISUSED)
    if ending == ".csv" and password is not None:
        raise Stop("A .csv file cannot be encrypted: write an .xlsx file instead.", MISUSED)


class Named(NamedTuple):
    """That the return is to have names, why, and the moment it was asked for."""

    reason: str
    at: datetime


def check_names(name: str, reason: str, password: str | None) -> None:
    """Raises Stop where the return of that name may not be written with names."""
    if name not in CAN_HAVE_NAMES:
        raise Stop(f"{name} has no sheet of names: weekly and monthly can have one.", MISUSED)
    problem = refused(agreed=True, reason=reason, password=password or "")
    if problem is not None:
        raise Stop(problem.message, MISUSED)


def write(
    store: Store,
    name: str,
    day: date,
    out: Path,
    *,
    password: str | None = None,
    sent_at: datetime | None = None,
    named: Named | None = None,
) -> Return:
    """Write the return of that name for the period `day` is in; with `sent_at`, keep it as sent.

    Raises NotWritten, with nothing kept, where the file cannot be written.
    """
    made = return_named(store, name, picture(store, day))
    if name == EPISODES and out.suffix.lower() == ".csv":
        write_csv(made.sheets[0], out)
    elif named is not None:
        who = this_person().user
        writer = partial(_write_workbook, out=out, password=password)
        write_with_names(store, made, named.reason, at=named.at, who=who, write=writer)
    else:
        _write_workbook(made, out, password)
    if sent_at is not None:
        store.apply(mark_sent(made, sent_at.date()), at=sent_at, who=this_person().user)
    return made


def _write_workbook(made: Return, out: Path, password: str | None) -> None:
    write_return(
        made.sheets,
        out,
        title=made.title,
        as_of=made.as_of,
        defined_names=made.defined_names,
        password=password,
    )
