"""Builders of a month: children with their records, and all that its measures are counted over."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.records import ChildId, Record, Visit
from herefordshire_desk.domain.returns.figures import Figure
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.month import Month, month_of
from herefordshire_desk.domain.returns.month_measures import month_measures
from tests.lives import lives
from tests.make import DAY, child, policy
from tests.make_returns import History, snapshot

FIRST = DAY.replace(day=1)


def life(found: History, day: date = DAY) -> Life:
    """A child's records, for the facts of any day."""
    whose, records = found
    visits = tuple(each for each in records if isinstance(each, Visit))
    return Life(facts=facts_of(whose, records, day)._replace(last_seen={}), visits=visits)


def month(*histories: History, day: date = DAY, **fields: Any) -> Month:
    """The month of the day; children who are not open on it are known by their lives alone."""
    opened = [each for each in histories if is_open(each, day)]
    of_snapshot = {key: fields.pop(key) for key in ("social_workers", "sent") if key in fields}
    return Month(
        snapshot=snapshot(*opened, day=day, **of_snapshot),
        period=month_of(day),
        lives=tuple(life(each, day) for each in histories),
        **fields,
    )


def is_open(found: History, day: date) -> bool:
    return assess(facts_of(*found, day), policy(day), day) is not None


def figures(of: Month) -> dict[tuple[str, str, str], Figure]:
    """Every measure of the month by id, breakdown and group."""
    found = month_measures(of)
    by_key = {(each.definition.id, each.breakdown, each.group): each for each in found}
    assert len(by_key) == len(found), "no two rows are of the same group"
    return by_key


def told(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.numerator, figure.denominator, figure.value


def teams(most: int = 5) -> st.SearchStrategy[list[History]]:
    """Random children with random records, some of them not open on the day."""
    return st.lists(lives(), min_size=1, max_size=most).map(
        lambda found: [_of(f"C{at}", records) for at, records in enumerate(found)]
    )


def _of(child_id: str, records: list[Record]) -> History:
    """Records of the child; visits and reviews have ids of their own."""
    return child(id=ChildId(child_id)), [replace(e, child_id=child_id) for e in records]  # type: ignore[type-var]  # every record is a dataclass
