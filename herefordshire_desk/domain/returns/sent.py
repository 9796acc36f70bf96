"""Sent returns: what is kept of a return once somebody says that it went out."""

from collections.abc import Iterable
from datetime import date

from herefordshire_desk.domain.changes import Change, added
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.kept import kept_sheets
from herefordshire_desk.domain.returns.sheets import Return


def is_sent(sent: Iterable[SentReturn], name: str, period: str) -> bool:
    """Whether any revision of that return went out for the period, such as 2026-W47."""
    return any((each.name, each.period) == (name, period) for each in sent)


def last_sent(sent: Iterable[SentReturn], name: str, period: str) -> SentReturn | None:
    """The highest revision of that return that went out for the period."""
    found = (each for each in sent if (each.name, each.period) == (name, period))
    return max(found, key=lambda each: each.revision, default=None)


def next_revision(sent: Iterable[SentReturn], name: str, period: str) -> int:
    """1 for a period's first return, then one more than the highest sent."""
    last = last_sent(sent, name, period)
    return last.revision + 1 if last else 1


def mark_sent(made: Return, sent_on: date) -> Change:
    """The Change that keeps a return, whole, with its checksum; the next is a new revision."""
    sent = SentReturn(
        id=f"{made.name}:{made.period}:{made.revision}",
        name=made.name,
        period=made.period,
        revision=made.revision,
        as_of=made.as_of,
        sha256=made.sha256,
        sent_on=sent_on,
    )
    label = f"Mark {made.name} return {made.period} as sent"
    return added(label, sent, *kept_sheets(made, sent.id))
