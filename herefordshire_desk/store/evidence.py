"""Draws from the store what an evidence pack is made from, and the pack that was given before."""

from dataclasses import replace
from datetime import datetime

from herefordshire_desk.domain.evidence import (
    NAME,
    EvidenceRecords,
    LastPack,
    months_named,
    period_to,
)
from herefordshire_desk.domain.evidence_rows import Recorded
from herefordshire_desk.domain.records import Allocation
from herefordshire_desk.domain.returns.kept import sheets_of
from herefordshire_desk.store.engine import fetch
from herefordshire_desk.store.picture import Picture, picture
from herefordshire_desk.store.rows import table_of
from herefordshire_desk.store.sent import kept, last_sent_by
from herefordshire_desk.store.snapshot import month, trend_records
from herefordshire_desk.store.store import Store

_FIRST = """
    SELECT first.record_id, history.at, history.who
      FROM (SELECT record_id, min(history) AS number FROM edits WHERE kind = ? GROUP BY record_id)
           AS first JOIN history ON history.number = first.number
"""


def evidence_records(store: Store, drawn: Picture, months: int) -> EvidenceRecords:
    """All that the pack of so many months up to the picture's day is made from."""
    made_from = _records(store, drawn, months)
    sent = last_sent_by(store, NAME, drawn.day)
    sheets = sheets_of(sent, kept(store, sent)) if sent else {}
    if sent is None or not sheets:
        return made_from
    again = _records(store, picture(store, sent.as_of), months_named(sent.period))
    return replace(made_from, last=LastPack(sent, sheets, again))


def _records(store: Store, drawn: Picture, months: int) -> EvidenceRecords:
    return EvidenceRecords(
        month=month(store, drawn, period_to(drawn.day, months)),
        trends=trend_records(store, drawn, months),
        recorded=first_recorded(store),
    )


def first_recorded(store: Store) -> dict[str, Recorded]:
    """By allocation, when the desk first had it (a day in UTC) and who recorded or imported it."""
    found = fetch(store.connection, _FIRST, (table_of(Allocation),))
    return {name: Recorded(datetime.fromisoformat(at).date(), who) for name, at, who in found}
