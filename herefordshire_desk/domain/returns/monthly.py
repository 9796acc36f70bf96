"""The monthly return: a calendar month, with the measures as at the day and of the month."""

from dataclasses import replace

from herefordshire_desk.domain.definitions import definitions, month_definitions
from herefordshire_desk.domain.returns.assembled import assembled, visits_in
from herefordshire_desk.domain.returns.month import Month, month_of
from herefordshire_desk.domain.returns.month_rows import month_rows, named_in
from herefordshire_desk.domain.returns.sheets import Return

NAME = "monthly"


def monthly(month: Month) -> Return:
    """The return of the month the day is in, as at that day, under the terms of `weekly`."""
    period = month_of(month.day)
    snapshot = replace(
        month.snapshot,
        visits=visits_in(period, month.snapshot),
        also_named=named_in(month),
    )
    month = replace(month, snapshot=snapshot, period=period)
    measures = [*definitions().values(), *month_definitions().values()]
    return assembled(NAME, snapshot, period, measures, month_rows(month))
