"""Records that only the desk has: no case system sends them."""

from datetime import date
from typing import Literal, get_args

from herefordshire_desk.domain.ids import NOBODY, ChildId, MarkKind, SocialWorkerId, VisitKind
from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What only the desk knows of a child, from `start` until `end`.

    `days` belongs to INTERVAL alone: the agreed longest gap between visits, in calendar days.
    `decided_by` is who agreed to it, as the manager wrote it.
    """

    id: str
    child_id: ChildId
    kind: MarkKind
    start: date
    end: date | None = None
    days: int | None = None
    note: str = ""
    decided_by: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """A visit booked for a day to come. It is no visit until one is recorded."""

    id: str
    child_id: ChildId
    kind: VisitKind
    planned_for: date
    booked_on: date
    social_worker_id: SocialWorkerId = NOBODY
    note: str = ""


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLink:
    """Two children who are brothers or sisters, whom no extract puts in one family."""

    id: str
    child_id: ChildId
    other_id: ChildId


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One number of policy as the council set it, from `start` until `end` or a later one."""

    id: str
    name: str
    value: int
    start: date
    end: date | None = None
    set_by: str = ""
    set_on: date | None = None


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class ExtraHoliday:
    """A proclaimed bank holiday or closure day that the carried table does not have."""

    id: str
    on: date
    name: str = ""


BundleKind = Literal["handover", "lent", "returned"]
BUNDLE_KINDS: tuple[BundleKind, ...] = get_args(BundleKind)


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class ImportedExtract:
    """One import: what was read, and the day it says things were so (`taken_on`).

    `format` is that of an extract, or what kind of bundle of another desk it was.
    """

    id: str
    format: str
    source: str
    taken_on: date
    imported_on: date
    rows: int = 0
    added: int = 0
    changed: int = 0
    missing: int = 0
    conflicts: int = 0
    problems: int = 0

    @property
    def is_bundle(self) -> bool:
        """Whether it came from another desk: then it says nothing of the case system."""
        return self.format in BUNDLE_KINDS


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class SentReturn:
    """A return marked as sent: a written one that was never sent is not kept."""

    id: str
    name: str
    period: str
    revision: int
    as_of: date
    sha256: str
    sent_on: date


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """That a name in an extract is somebody on the roster, as a person decided.

    `id` is the name's spelling without case: see extracts/aliases.py.
    """

    id: str
    name: str
    social_worker_id: SocialWorkerId
    decided_on: date


Difference = Literal["missing", "not_there", "social_worker"]


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """In what the latest extract and the desk differ, since the extract of `since`.

    `missing`: an extract had the record, and this one lacks it; `not_there`: it was recorded here
    and the case system has none; `social_worker`: the case system names another, `theirs`.
    `record` is the type of record and its id; `times` counts the extracts, of different days.
    """

    id: str
    child_id: ChildId | None
    what: Difference
    record: str
    format: str
    theirs: str = ""
    since: date
    latest: date
    times: int = 1


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """What happened to the team on a day, as the time axis of every chart has it. No child's."""

    id: str
    on: date
    words: str


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class SentSheet:
    """One data sheet of a return as it was sent: `packed` is its text, see returns/kept.py."""

    id: str
    sent_id: str
    name: str
    packed: str


@lazy_dataclass(frozen=True, slots=True, kw_only=True)
class AnnexARow:
    """One row of an imported Annex A, whole: what the desk has no place for goes out as it came.

    `sheet` is its list, such as `List 6`, and `place` where it stood there. `start` is the day
    of the first extract that had the row so, `end` that of the first that had not. `begun`,
    `ended`, `seen_on` and `placed_on` are its dates as they were read, None where they could
    not be (then `was_read` is False) or are blank; `cells` is JSON, see extracts/annex_a_rows.py.
    """

    id: str
    child_id: ChildId
    sheet: str
    place: int
    start: date
    end: date | None = None
    was_read: bool = False
    begun: date | None = None
    ended: date | None = None
    seen_on: date | None = None
    placed_on: date | None = None
    cells: str = ""
