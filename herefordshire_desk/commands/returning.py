"""`return`: draw, write, and mark as sent where that was asked for."""

from datetime import date, datetime
from pathlib import Path

from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.domain.returns.weekly import weekly
from herefordshire_desk.store.open import this_person
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.snapshot import snapshot
from herefordshire_desk.store.store import Store
from herefordshire_desk.workbooks.write import write_return


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
    write_return(
        made.sheets,
        out,
        title=made.title,
        as_of=made.as_of,
        defined_names=made.defined_names,
        password=password,
    )
    if sent_at is not None:
        change = mark_sent(made, sent_at.date())
        store.apply(change, at=sent_at, who=this_person().user)
    return made
