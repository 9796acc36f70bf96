"""Expiry: from when on a backup holds nobody who should be gone from backups too."""

from datetime import date, datetime, timedelta

from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Erasure, Setting
from herefordshire_desk.store.engine import Connection, fetch
from herefordshire_desk.store.reading import read
from herefordshire_desk.store.rows import shape_of


def expired_until(connection: Connection, now: datetime) -> date | None:
    """The last day whose backups have to go, that day included; None where none has to.

    It is the day of the latest erasure that is as long ago as policy says, by the days of `now`.
    A desk of an earlier version, which is backed up before it is brought forward, has erased none.
    """
    if not fetch(connection, "SELECT 1 FROM sqlite_master WHERE name = 'erasure'"):
        return None
    erasures = read(connection, shape_of(Erasure))
    day = now.date()
    policy = policy_on(day, read(connection, shape_of(Setting)))
    last = day - timedelta(policy["erased_in_backups"])
    return max((each.erased_on for each in erasures if each.erased_on <= last), default=None)
