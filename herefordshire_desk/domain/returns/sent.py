"""Sent returns: what is kept of a return once somebody says that it went out."""

from datetime import date

from herefordshire_desk.domain.changes import Change, added
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.sheets import Return


def mark_sent(made: Return, sent_on: date) -> Change:
    """The Change that keeps a return's revision and checksum; the next one is a new revision."""
    sent = SentReturn(
        id=f"{made.name}:{made.period}:{made.revision}",
        name=made.name,
        period=made.period,
        revision=made.revision,
        as_of=made.as_of,
        sha256=made.sha256,
        sent_on=sent_on,
    )
    return added(f"Mark {made.name} return {made.period} as sent", sent)
