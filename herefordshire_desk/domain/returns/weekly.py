"""The weekly return: an ISO week, with the measures as at the day."""

from dataclasses import replace

from herefordshire_desk.domain.definitions import definitions
from herefordshire_desk.domain.returns.assembled import assembled, visits_in
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.domain.returns.snapshot import Snapshot, week_of

NAME = "weekly"


def weekly(snapshot: Snapshot) -> Return:
    """The return of the week the day is in, as at that day.

    The same snapshot gives the same return, cell for cell. Its revision is one more than the
    highest sent for that week.
    """
    period = week_of(snapshot.day)
    snapshot = replace(snapshot, visits=visits_in(period, snapshot))
    return assembled(NAME, snapshot, period, definitions().values())
