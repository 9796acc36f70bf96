"""`return`: draw, write, and mark as sent where that was asked for."""

from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from herefordshire_desk.commands.asking import MISUSED, Stop
from herefordshire_desk.domain.returns.monthly import monthly
from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.domain.returns.social_worker_episodes import social_worker_episodes
from herefordshire_desk.domain.returns.weekly import weekly
from herefordshire_desk.store.open import this_person
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.snapshot import episode_records, month, snapshot
from herefordshire_desk.store.store import Store
from herefordshire_desk.workbooks.write import write_csv, write_return


class Writer(Protocol):
    """Writes a return to a file that is not there yet."""

    def __call__(
        self,
        store: Store,
        day: date,
        out: Path,
        *,
        password: str | None = None,
        sent_at: datetime | None = None,
    ) -> Return:
        """The return that was written; with `sent_at`, kept as sent. Raises NotWritten."""


def writer(name: str, out: Path, password: str | None) -> Writer:
    """What writes the return of that name. Raises Stop for an ending it cannot be written with."""
    if name in ("weekly", "monthly"):
        return write_weekly if name == "weekly" else write_monthly
    ending = out.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise Stop("The social worker episodes are written as .csv or .xlsx.", MISUSED)
    if ending == ".csv" and password is not None:
        raise Stop("A .csv file cannot be encrypted: write an .xlsx file instead.", MISUSED)
    return write_social_worker_episodes


def write_weekly(
    store: Store,
    day: date,
    out: Path,
    *,
    password: str | None = None,
    sent_at: datetime | None = None,
) -> Return:
    """Write the weekly return as at `day`; with `sent_at`, keep that it was sent.

    Raises NotWritten, with nothing kept, where the file cannot be written.
    """
    made = weekly(snapshot(store, picture(store, day), week_of(day)))
    _write_workbook(made, out, password)
    _keep_sent(store, made, sent_at)
    return made


def write_monthly(
    store: Store,
    day: date,
    out: Path,
    *,
    password: str | None = None,
    sent_at: datetime | None = None,
) -> Return:
    """Write the return of the month that `day` is in, as `write_weekly` does."""
    made = monthly(month(store, picture(store, day)))
    _write_workbook(made, out, password)
    _keep_sent(store, made, sent_at)
    return made


def write_social_worker_episodes(
    store: Store,
    day: date,
    out: Path,
    *,
    password: str | None = None,
    sent_at: datetime | None = None,
) -> Return:
    """Write the social worker episodes of the day's collection year, as `write_weekly` does."""
    drawn = picture(store, day)
    made = social_worker_episodes(episode_records(store), drawn.sent, team=drawn.team, day=day)
    if out.suffix.lower() == ".csv":
        write_csv(made.sheets[0], out)
    else:
        _write_workbook(made, out, password)
    _keep_sent(store, made, sent_at)
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


def _keep_sent(store: Store, made: Return, sent_at: datetime | None) -> None:
    if sent_at is not None:
        store.apply(mark_sent(made, sent_at.date()), at=sent_at, who=this_person().user)
