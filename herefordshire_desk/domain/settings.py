"""Settings: the numbers of policy one by one, and the Changes that set, confirm and end them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from herefordshire_desk.domain.calendar import Calendar, add_months
from herefordshire_desk.domain.changes import Change, Edit, together
from herefordshire_desk.domain.policy import (
    GAPS,
    Gap,
    NumberMeaning,
    Unit,
    VisitRule,
    in_force,
    number_meanings,
    visit_rules,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.words import long_date

Standing = Literal["never set", "confirmed", "set", "back to default"]
AHEAD = 24  # months: a day further off is a slip of the hand
LONGEST: dict[Unit, int] = {"days": 365, "working days": 260, "months": 24}
GAP_WORDS = {
    "first": "First visit within",
    "before_review": "A visit until the first review every",
    "first_year": "A visit in the first year every",
    "then": "Then a visit every",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberOnDay:
    """One number of policy as it stands on a day.

    `setting` is the one in force, None where the default stands. `settings` are all there ever
    were of this number, and those to come, the latest start first.
    """

    meaning: NumberMeaning
    value: int
    setting: Setting | None
    settings: tuple[Setting, ...]
    day: date

    @property
    def standing(self) -> Standing:
        """Whether anybody has decided on it."""
        if self.setting is not None:
            return "confirmed" if self.value == self.meaning.default else "set"
        begun = any(each.start <= self.day for each in self.settings)
        return "back to default" if begun else "never set"

    @property
    def to_come(self) -> Setting | None:
        """The next setting that has not begun."""
        return next((each for each in reversed(self.settings) if each.start > self.day), None)


@cache
def policy_numbers() -> dict[str, NumberMeaning]:
    """Every number a council may set, by name: the gaps between visits, then all others.

    A gap is called `RULE.gap`. One that a regulation gives may be made shorter, never longer.
    """
    gaps = [
        _gap_meaning(rule, gap)
        for rule in visit_rules().values()
        for gap in GAPS
        if getattr(rule, gap) is not None
    ]
    return {each.name: each for each in (*gaps, *number_meanings().values())}


def numbers_on(day: date, settings: Iterable[Setting]) -> list[NumberOnDay]:
    """Every number as it stands on `day`; settings of a name that no table has are left alone."""
    known = list(settings)
    set_to = in_force(day, known)
    return [
        NumberOnDay(
            meaning=meaning,
            value=set_to[name].value if name in set_to else meaning.default,
            setting=set_to.get(name),
            settings=tuple(sorted(_of(name, known), key=lambda each: each.start, reverse=True)),
            day=day,
        )
        for name, meaning in policy_numbers().items()
    ]


def set_number(
    name: str,
    value: int | None,
    start: date | None,
    settings: Iterable[Setting],
    who: str,
    day: date,
) -> Change | Problem:
    """The Change that sets a number from `start` on; days before `start` keep the one they had.

    It stands until a setting that starts later. One from that very day is altered, so that
    there are never two. `who` is who decided, `day` the day it is entered.
    """
    meaning = policy_numbers()[name]
    if value is None or not meaning.least <= value <= meaning.most:
        return Problem("value", _bounds_words(meaning))
    problem = _start_problem(start, day)
    if problem is not None or start is None:
        return problem or Problem("start", "Give the day it holds from.")
    return Change("Change a number of policy", (_set(name, value, start, settings, who, day),))


def may_stand(setting: Setting) -> bool:
    """Whether a number that was set elsewhere is one that it may be set to here.

    One of another version's, which has no meaning here, counts for nothing and may stand.
    """
    meaning = policy_numbers().get(setting.name)
    return meaning is None or meaning.least <= setting.value <= meaning.most


def confirm_defaults(
    names: Iterable[str], settings: Iterable[Setting], who: str, day: date
) -> Change | Problem:
    """The Change that says of each default that it is the council's own number, from `day` on.

    Those that somebody has decided on already are passed over.
    """
    known = list(settings)
    unset = [each for each in numbers_on(day, known) if each.standing == "never set"]
    edits = tuple(
        _set(each.meaning.name, each.meaning.default, day, known, who, day)
        for each in unset
        if each.meaning.name in set(names)
    )
    if not edits:
        return Problem("", "Somebody has decided on this number already.")
    return Change("Confirm default" if len(edits) == 1 else f"Confirm {len(edits)} defaults", edits)


def back_to_default(
    name: str, start: date | None, settings: Iterable[Setting], day: date
) -> Change | Problem:
    """The Change after which the default stands from `start` on: settings end, later ones go."""
    problem = _start_problem(start, day)
    if problem is not None or start is None:
        return problem or Problem("start", "Give the first day of the default.")
    ended = [
        Edit(before=each, after=replace(each, end=start) if each.start < start else None)
        for each in _of(name, settings)
        if each.end is None or each.end > start
    ]
    if not ended:
        return Problem("start", f"The default stands on {long_date(start)} already.")
    return together("Go back to the default", [Change("", tuple(ended))])


def until(setting: Setting, settings: Iterable[Setting]) -> date | None:
    """The first day it no longer holds: its own end, or the start of the next; None for never."""
    later = [each.start for each in settings if each.start > setting.start]
    ends = [each for each in (setting.end, *later) if each is not None]
    return min(ends, default=None)


def _set(
    name: str, value: int, start: date, settings: Iterable[Setting], who: str, day: date
) -> Edit:
    same_day = [each for each in _of(name, settings) if each.start == start]
    before = min(same_day, key=lambda each: each.id, default=None)
    after = Setting(
        id=before.id if before else f"{name}:{start.isoformat()}",
        name=name,
        value=value,
        start=start,
        set_by=who,
        set_on=day,
    )
    return Edit(before=before, after=after)


def _of(name: str, settings: Iterable[Setting]) -> list[Setting]:
    return [each for each in settings if each.name == name]


def _start_problem(start: date | None, day: date) -> Problem | None:
    first, last = Calendar.valid_from, add_months(day, AHEAD)
    if start is not None and not first <= start <= last:
        return Problem("start", f"Give a day from {long_date(first)} to {long_date(last)}.")
    return None


def _bounds_words(meaning: NumberMeaning) -> str:
    words = f"Give a whole number from {meaning.least} to {meaning.most}."
    return f"{words} The regulations allow no longer." if meaning.statutory else words


def _gap_meaning(rule: VisitRule, gap: str) -> NumberMeaning:
    found: Gap = getattr(rule, gap)
    statutory = "Regulations" in rule.source
    return NumberMeaning(
        name=f"{rule.id}.{gap}",
        default=found.length,
        unit=found.unit,
        words=f"{GAP_WORDS[gap]}: {rule.who[0].lower()}{rule.who[1:]}",
        source=rule.source,
        least=1,
        most=found.length if statutory else LONGEST[found.unit],
        statutory=statutory,
    )
