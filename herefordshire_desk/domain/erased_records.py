"""Records of what has left the desk: that it did, never who it was, and the figures it left."""

from datetime import date

from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """So many children, and so many sent returns, erased at once, and why: never who."""

    id: str
    erased_on: date
    reason: str
    children: int = 0
    returns: int = 0


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """One child who was erased. `id` is a hash of the child's id under the desk's own key.

    It tells whether an id in an extract is one that was erased; it cannot be turned back.
    """

    id: str
    erased_on: date


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class KeptFigure:
    """What erased children took from one month's figure of a trend, to be added again.

    `month` is the month's last day. A number is None where nothing was taken. `unit` is the
    figure's, and `short` whether less than the year it looks back over was on record, for a
    month that without those children has no figure at all.
    """

    id: str
    month: date
    trend: str
    unit: str
    numerator: float | None = None
    denominator: float | None = None
    given: float | None = None
    low: float | None = None
    high: float | None = None
    known_for: int = 0
    short: bool = False
