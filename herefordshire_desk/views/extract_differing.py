"""What the case system has otherwise than the desk, in words, child by child."""

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.discrepancies import is_correction
from herefordshire_desk.domain.records import ChildId, Discrepancy, Record
from herefordshire_desk.domain.worklist import Told, told
from herefordshire_desk.extract_errands import differences
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.views.record_words import record_in_words

KINDS: dict[str, tuple[str, Pill]] = {
    "social_worker": ("Social worker differs", "red"),
    "not_there": ("Visit not in the case system", "amber"),
    "missing": ("No longer in the extract", "grey"),
}
WAITING: tuple[str, Pill] = ("Visit not in the last extract", "grey")


def differing(desk: Desk) -> list[Told]:
    """Corrections first, then what waits for a second extract, then what extracts lack."""
    found, records = differences(desk)
    names = {key: each.name for key, each in desk.picture.social_workers.items()}
    listed = [_worded(desk, told(each, records, names), records) for each in found]
    order = list(KINDS)
    return sorted(
        listed,
        key=lambda each: (
            not is_correction(each.discrepancy),
            order.index(each.discrepancy.what),
            each.discrepancy.child_id or "",
            each.discrepancy.record,
        ),
    )


def differing_columns(desk: Desk) -> tuple[Column[Told], ...]:
    """What differs, about whom, and for how long."""
    return (
        Column("What", lambda row: kind_of(row.discrepancy)[0], 24, pill=_tone),
        Column("Child", lambda row: _child(desk, row.discrepancy.child_id), 20, bold=True),
        Column("In words", lambda row: row.words, 60, tip=lambda row: row.words),
        Column("Dated", lambda row: row.dated, 12),
        Column("Since", lambda row: row.discrepancy.since, 12),
        Column("Extracts", lambda row: row.discrepancy.times, 8),
    )


def kind_of(discrepancy: Discrepancy) -> tuple[str, Pill]:
    """What is said of it in two or three words, and the tone."""
    waits = discrepancy.what == "not_there" and not is_correction(discrepancy)
    return WAITING if waits else KINDS[discrepancy.what]


def _tone(row: Told) -> Pill:
    return kind_of(row.discrepancy)[1]


def _child(desk: Desk, child: ChildId | None) -> str:
    return desk.child_name(child) if child else ""


def _worded(desk: Desk, each: Told, records: dict[str, Record]) -> Told:
    """What an extract lacks is told field by field: it has no sentence of its own."""
    record = records.get(each.discrepancy.record)
    if each.words or record is None:
        return each
    words = record_in_words(record, called=desk.social_worker_name)
    return Told(discrepancy=each.discrepancy, words=words, dated=each.dated)
