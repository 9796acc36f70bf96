"""Policy: every number a council may set, each dated, as it stands on one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, cast

from herefordshire_desk.domain.calendar import Calendar
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.records import ExtraHoliday, Setting
from herefordshire_desk.resource import read_table

Unit = Literal["days", "working days", "months"]
GAPS = ("first", "before_review", "first_year", "then")


class Gap(NamedTuple):
    """A length of time in one unit: calendar days, working days or months."""

    length: int
    unit: Unit


class VisitRule(NamedTuple):
    """One row of the visit-rule table: how soon the first visit is due, and each one after it.

    `visits` is the kind that counts, or "any". The day of the event is day 0. `before_review`
    is the gap until the first review of the period of care has been held; `first_year` is the
    gap after a visit in the first year. Every number is a default to confirm.
    """

    id: str
    visits: str
    who: str
    source: str
    first: Gap
    then: Gap
    before_review: Gap | None = None
    first_year: Gap | None = None


def gaps_of(rule: VisitRule) -> list[Gap]:
    """Every gap of a rule that is not blank."""
    return [gap for gap in (getattr(rule, name) for name in GAPS) if gap is not None]


class NumberMeaning(NamedTuple):
    """What one number of policy means, its default and where that comes from.

    It may be set from `least` to `most`, both included; `statutory` where a regulation says so.
    """

    name: str
    default: int
    unit: str
    words: str
    source: str
    least: int
    most: int
    statutory: bool = False


@cache
def visit_rules() -> dict[str, VisitRule]:
    """The carried visit rules by id, in the table's order."""
    return {row["id"]: _visit_rule(row) for row in read_table("visit_rules.csv")}


@cache
def number_meanings() -> dict[str, NumberMeaning]:
    """The carried numbers by name, in the table's order."""
    return {row["name"]: _number_meaning(row) for row in read_table("policy.csv")}


@dataclass(frozen=True)
class Policy:
    """Policy in force on one day. A number is asked for by its name: `policy["due_soon"]`.

    `settings` are those in force, by name; a number that has none is at its default.
    """

    numbers: Mapping[str, int]
    rules: Mapping[str, VisitRule]
    calendar: Calendar = field(default_factory=Calendar)
    settings: Mapping[str, Setting] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.numbers[name]


def policy_on(
    day: date, settings: Iterable[Setting] = (), holidays: Iterable[ExtraHoliday] = ()
) -> Policy:
    """Policy on `day`: of several settings of one number, the one that started last.

    Of two that started the same day, the lower id. A visit rule's number is called `RULE.gap`,
    such as `CP.then`. Names that no table has are passed over, so that a desk from a later
    version still opens as far as it can.
    """
    defaults = {name: meaning.default for name, meaning in number_meanings().items()}
    standing = in_force(day, settings)
    set_to = {name: setting.value for name, setting in standing.items()}
    numbers = {name: set_to.get(name, default) for name, default in defaults.items()}
    rules = {name: _with_settings(rule, set_to) for name, rule in visit_rules().items()}
    return Policy(numbers, rules, Calendar(holiday.on for holiday in holidays), standing)


def in_force(day: date, settings: Iterable[Setting]) -> dict[str, Setting]:
    """The setting of each number that holds on `day`, by the number's name."""
    by_id = sorted(settings, key=lambda s: s.id, reverse=True)
    standing = sorted((s for s in by_id if is_open(s, day)), key=lambda s: s.start)
    return {setting.name: setting for setting in standing}


def _with_settings(rule: VisitRule, set_to: Mapping[str, int]) -> VisitRule:
    gaps: dict[str, Any] = {
        name: Gap(set_to[setting], gap.unit)
        for name in GAPS
        if (gap := getattr(rule, name)) is not None and (setting := f"{rule.id}.{name}") in set_to
    }
    return rule._replace(**gaps)


def _number_meaning(row: Mapping[str, str]) -> NumberMeaning:
    return NumberMeaning(
        name=row["name"],
        default=int(row["default"]),
        unit=row["unit"],
        words=row["words"],
        source=row["source"],
        least=int(row["least"]),
        most=int(row["most"]),
    )


def _visit_rule(row: Mapping[str, str]) -> VisitRule:
    return VisitRule(
        id=row["id"],
        visits=row["visits"],
        who=row["who"],
        source=row["source"],
        first=_gap(row["first"]),
        then=_gap(row["then"]),
        before_review=_gap(row["before_review"]) if row["before_review"] else None,
        first_year=_gap(row["first_year"]) if row["first_year"] else None,
    )


def _gap(words: str) -> Gap:
    """A gap as the table writes it, such as `10 working days`."""
    length, _, unit = words.partition(" ")
    return Gap(int(length), cast("Unit", unit))
