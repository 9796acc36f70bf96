"""Evidence errands: what an evidence pack is made from, drawn on the store's own thread."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from herefordshire_desk.background import Failed, Task
from herefordshire_desk.desk import Desk
from herefordshire_desk.pace import building
from herefordshire_desk.store.store import Store

if TYPE_CHECKING:
    from herefordshire_desk.domain.evidence import EvidenceRecords


def evidence_records(
    desk: Desk, day: date, months: int, done: "Callable[[EvidenceRecords], None]", failed: Failed
) -> Task:
    """All that the pack of so many months up to `day` is made from.

    A line of access first, so that nothing leaves the desk unseen.
    """
    at, who = desk.now(), desk.who

    def work(store: Store) -> "EvidenceRecords":
        from herefordshire_desk.store.evidence import evidence_records as of_store
        from herefordshire_desk.store.picture import picture

        with building():
            records = of_store(store, picture(store, day), months)
        name = records.month.period.name
        store.note("exported", f"evidence pack {name}, pdf and xlsx, ids only", at=at, who=who)
        return records

    return desk.ask_long(work, done, failed)
