"""What the list of allocations says of how the child was brought to each social worker."""

from collections.abc import Callable
from datetime import date
from typing import Any

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import Allocation, Handover
from herefordshire_desk.domain.words import short_date
from herefordshire_desk.models.columns import Column

Handovers = Callable[[Allocation], Handover | None]
PLANNED_WORDS = {True: "Planned", False: "Not planned", None: ""}


def handover_columns(desk: Desk, of: Handovers) -> tuple[Column[Allocation], ...]:
    """Blank where nothing is recorded of it, as for every role that is not lead."""

    def said(tell: Callable[[Handover], str | date | None]) -> Callable[[Allocation], Any]:
        return lambda a: tell(found) if (found := of(a)) else None

    return (
        Column("Planned", said(lambda h: PLANNED_WORDS[h.planned]), 11),
        Column("Child told", said(lambda h: _told(h, desk)), 24),
        Column("Goodbye", said(lambda h: h.goodbye_on), 11),
        Column("Hello", said(lambda h: h.introduced_on), 11),
    )


def _told(handover: Handover, desk: Desk) -> str:
    """3 Nov 2026 by Priya Nair; the day alone while names are hidden, since it may be family."""
    on = short_date(handover.told_on) if handover.told_on else ""
    return f"{on} by {handover.told_by}" if handover.told_by and not desk.names_hidden else on
