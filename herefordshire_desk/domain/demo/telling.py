"""Telling: the steps of a life made into a child's episodes, plans, care, homes and marks."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from herefordshire_desk.domain.demo.script import Life, Step
from herefordshire_desk.domain.records import (
    CareEpisode,
    ChildId,
    Episode,
    LegalStatus,
    Mark,
    PeriodOfCareId,
    Placement,
    Plan,
    PlanKind,
)

Lasting = Episode | Plan | CareEpisode | Placement | LegalStatus | Mark
CONTINUES = "X1"  # an episode of care that another follows on the same day


class Telling:
    """One child's records so far. What is open stands in a slot, one record to each."""

    def __init__(self, child_id: ChildId, life: Life) -> None:
        self.child_id = child_id
        self.life = life
        self.told: list[Lasting] = []
        self._open: dict[str, Lasting] = {}

    def next_id(self, prefix: str) -> str:
        """An id no other record of the demo has."""
        return f"{prefix}{self.child_id}-{len(self.told) + len(self._open) + 1}"

    def begin(self, slot: str, record: Lasting) -> None:
        """Open a record, ending on its start the one that stood in its slot."""
        self.end(slot, record.start)
        self._open[slot] = record

    def end(self, slot: str, on: date, reason: str = "") -> None:
        """End what stands in the slot, if anything does."""
        record = self._open.pop(slot, None)
        if record is not None:
            self.told.append(_ended(record, on, reason))

    def open_care(self) -> CareEpisode:
        """The open episode of care. Fails for a life in which none has begun."""
        care = self._open["care"]
        assert isinstance(care, CareEpisode)
        return care

    def referral_id(self) -> str:
        """The open episode's id, blank without one."""
        return self._open["episode"].id if "episode" in self._open else ""

    def open_slots(self) -> list[str]:
        """The slots in which something is open."""
        return list(self._open)

    def records(self) -> list[Lasting]:
        """Everything told, ended and open."""
        return [*self.told, *self._open.values()]


def told(child_id: ChildId, life: Life, dates: Iterable[date]) -> list[Lasting]:
    """What a life's steps leave on a child's record; `dates` are those of the steps, in order."""
    telling = Telling(child_id, life)
    for step, on in zip(life.steps, dates, strict=True):
        STEPS[step.step](telling, step, on)
    return telling.records()


def _referred(telling: Telling, _: Step, on: date) -> None:
    need = telling.life.need
    referral = telling.next_id("REF")
    telling.begin(
        "episode",
        Episode(id=referral, child_id=telling.child_id, start=on, primary_need=need),
    )


def _in_need(telling: Telling, step: Step, on: date) -> None:
    telling.end("CP", on)
    _begin_plan(telling, "CIN", step, on)


def _protected(telling: Telling, step: Step, on: date) -> None:
    telling.end("CIN", on)
    _begin_plan(telling, "CP", step, on)


def _in_care(telling: Telling, step: Step, on: date) -> None:
    if not step.keeps_plan:
        telling.end("CIN", on)
        telling.end("CP", on)
    telling.begin(
        "care",
        CareEpisode(
            id=telling.next_id("EP"),
            child_id=telling.child_id,
            period_of_care_id=PeriodOfCareId(telling.next_id("CLA")),
            start=on,
            start_reason="S",
            primary_need=telling.life.need,
            referral_id=telling.referral_id(),
        ),
    )
    _begin_order(telling, step, on)
    _begin_home(telling, step, on)


def _order(telling: Telling, step: Step, on: date) -> None:
    _begin_care_episode(telling, on, "L")
    _begin_order(telling, step, on)


def _moved(telling: Telling, step: Step, on: date) -> None:
    _begin_care_episode(telling, on, "P")
    _begin_home(telling, step, on)


def _away(telling: Telling, step: Step, on: date) -> None:
    """A temporary stay: the home stays open beside it."""
    _begin_home(telling, step, on, slot="away")
    telling.end("away", on + timedelta(step.days or 1))


def _home_again(telling: Telling, step: Step, on: date) -> None:
    telling.end("care", on, step.reason)
    telling.end("home", on)
    telling.end("order", on)


def _marked(telling: Telling, step: Step, on: date) -> None:
    assert step.mark is not None
    telling.begin(
        step.mark,
        Mark(
            id=telling.next_id("MARK"),
            child_id=telling.child_id,
            kind=step.mark,
            start=on,
            days=step.days,
            note=step.note,
            decided_by=step.decided_by,
        ),
    )


def _mark_ended(telling: Telling, step: Step, on: date) -> None:
    assert step.mark is not None
    telling.end(step.mark, on)


def _closed(telling: Telling, step: Step, on: date) -> None:
    telling.end("episode", on, step.reason)
    for slot in telling.open_slots():
        telling.end(slot, on)


def _ended(record: Lasting, on: date, reason: str) -> Lasting:
    if isinstance(record, Episode):
        return replace(record, end=on, close_reason=reason)
    if isinstance(record, CareEpisode):
        return replace(record, end=on, end_reason=reason)
    return replace(record, end=on)


def _begin_plan(telling: Telling, kind: PlanKind, step: Step, on: date) -> None:
    telling.begin(
        kind,
        Plan(
            id=telling.next_id("PLAN"),
            child_id=telling.child_id,
            kind=kind,
            start=on,
            category=step.category,
            referral_id=telling.referral_id(),
        ),
    )


def _begin_care_episode(telling: Telling, on: date, reason: str) -> None:
    before = telling.open_care()
    telling.end("care", on, CONTINUES)
    telling.begin("care", replace(before, id=telling.next_id("EP"), start=on, start_reason=reason))


def _begin_order(telling: Telling, step: Step, on: date) -> None:
    telling.begin(
        "order",
        LegalStatus(id=telling.next_id("LS"), child_id=telling.child_id, code=step.order, start=on),
    )


def _begin_home(telling: Telling, step: Step, on: date, slot: str = "home") -> None:
    telling.begin(
        slot,
        Placement(
            id=telling.next_id("PL"),
            child_id=telling.child_id,
            period_of_care_id=telling.open_care().period_of_care_id,
            type=step.home,
            provider=step.provider,
            start=on,
        ),
    )


STEPS: dict[str, Callable[[Telling, Step, date], None]] = {
    "referred": _referred,
    "in_need": _in_need,
    "protected": _protected,
    "in_care": _in_care,
    "order": _order,
    "moved": _moved,
    "away": _away,
    "home_again": _home_again,
    "marked": _marked,
    "mark_ended": _mark_ended,
    "closed": _closed,
}
