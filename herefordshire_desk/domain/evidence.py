"""Evidence: the pack for a monitoring visit, of so many months, as one set of sheets.

The workbook and the PDF are both made from these sheets, so they cannot disagree. A pack that
was given is kept as a sent return is, and the next one says what differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.definitions import definitions, month_definitions
from herefordshire_desk.domain.evidence_rows import (
    Recorded,
    decision_rows,
    measure_rows,
    milestone_rows,
    quality_rows,
    supervision_rows,
)
from herefordshire_desk.domain.evidence_rows import month_rows as point_rows
from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.assembled import assembled
from herefordshire_desk.domain.returns.differences import Since
from herefordshire_desk.domain.returns.month import Month, month_of
from herefordshire_desk.domain.returns.month_rows import month_rows
from herefordshire_desk.domain.returns.sent import mark_sent
from herefordshire_desk.domain.returns.sheets import Return, ReturnSheet
from herefordshire_desk.domain.returns.snapshot import Period
from herefordshire_desk.domain.trends import TrendRecords, every_point, month_ends

NAME = "evidence"
YEAR = 12


class LastPack(NamedTuple):
    """The pack that was given before, as it was given, and what it would be made from now."""

    sent: SentReturn
    sheets: Mapping[str, ReturnSheet]
    again: "EvidenceRecords"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecords:
    """All that a pack is made from. The period of `month` is the pack's; `trends` reach as far.

    `recorded` says of an allocation when and by whom the desk first had it.
    """

    month: Month
    trends: TrendRecords
    recorded: Mapping[str, Recorded]
    last: LastPack | None = None


def evidence_pack(records: EvidenceRecords) -> Return:
    """The pack: ids only, with a checksum of each sheet and over all of them."""
    month = records.month
    points = every_point(records.trends, month_ends(month.day, months_of(month.period)))
    snapshot = replace(month.snapshot, since=_since(records.last))
    shared = month_rows(month)
    own = {
        "children": shared["children"],
        "social_workers": shared["social_workers"],
        "measures": measure_rows(points),
        "months": point_rows(points),
        "milestones": milestone_rows(records.trends.milestones, month),
        "decisions": decision_rows(month, records.recorded),
        "supervision_coverage": supervision_rows(month),
        "data_quality": quality_rows(snapshot, points),
    }
    measures = [*definitions().values(), *month_definitions().values()]
    return assembled(NAME, snapshot, month.period, measures, own)


def given(made: Return, on: date) -> Change:
    """The Change that keeps a pack as it was given, for the next to be put beside."""
    return replace(mark_sent(made, on), label=f"Keep evidence pack {made.period} as given")


def period_to(day: date, months: int) -> Period:
    """So many calendar months, that of `day` the last of them: 2026-06_2026-11."""
    last = month_of(day)
    first = month_of(add_months(last.first, 1 - months))
    return Period(f"{first.name}_{last.name}", first.first, last.last)


def months_of(period: Period) -> int:
    """How many calendar months a period of whole months has."""
    first, last = period.first, period.last
    return YEAR * (last.year - first.year) + last.month - first.month + 1


def months_named(name: str) -> int:
    """How many months a period of that name has."""
    first, last = (date.fromisoformat(f"{each}-01") for each in name.split("_"))
    return months_of(Period(name, first, last))


def _since(last: LastPack | None) -> Since | None:
    if last is None:
        return None
    again = evidence_pack(last.again)
    return Since(
        sent=last.sent,
        as_sent=last.sheets,
        made_again={each.name: each for each in again.sheets},
    )
