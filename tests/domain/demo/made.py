"""The demo as its tests ask about it: made once for a day, and sorted out."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import pytest

from herefordshire_desk.domain.assess import Assessment, assess
from herefordshire_desk.domain.demo import demo_records
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import Child, Record, Visit, child_of

DAY = date(2026, 11, 20)
DAYS = [
    pytest.param(DAY, id="a_friday"),
    pytest.param(date(2027, 1, 4), id="just_after_christmas"),
    pytest.param(date(2024, 2, 29), id="a_leap_day"),
    pytest.param(date(2031, 6, 30), id="late_in_the_calendar"),
]


@dataclass(frozen=True)
class Demo:
    """The demo's records, sorted out for asking."""

    day: date
    records: tuple[Record, ...]

    @cached_property
    def of_child(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.records:
            found.setdefault(str(child_of(record)), []).append(record)
        return found

    def of(self, kind):
        return [record for record in self.records if isinstance(record, kind)]

    def assessed(self, day: date | None = None) -> list[Assessment]:
        day = day or self.day
        policy = policy_on(day)
        facts = (facts_of(child, self.of_child[child.id], day) for child in self.of(Child))
        return [found for each in facts if (found := assess(each, policy, day)) is not None]

    def child(self, name: str) -> Assessment:
        return next(each for each in self.assessed() if each.child.name == name)

    def visits(self, child_id: str) -> list[Visit]:
        return [record for record in self.of_child[child_id] if isinstance(record, Visit)]


@cache
def demo_on(day: date = DAY) -> Demo:
    return Demo(day, demo_records(day))
