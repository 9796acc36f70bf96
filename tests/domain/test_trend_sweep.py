"""One sweep over many months finds what each month finds by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.policy import Policy, policy_on
from herefordshire_desk.domain.returns.due_events import DueEvent, due_events
from herefordshire_desk.domain.trend_sweep import sweep
from herefordshire_desk.domain.trends import month_ends
from tests.make import DAY, on, plan, setting, visit
from tests.make_month import life, teams
from tests.make_returns import History, history

DAYS = month_ends(DAY, 8)


def policies(*starts: str) -> list[Policy]:
    """The visits of a child protection plan further apart from each of these days on."""
    longer = [
        setting(id=start, name="CP.then", value=20 + 5 * at, start=on(start))
        for at, start in enumerate(starts)
    ]
    return [policy_on(day, longer) for day in DAYS]


def key(event: DueEvent) -> tuple[str, str, str, str]:
    return event.child_id, event.rule.id, str(event.due), str(event.met_on)


@settings(max_examples=15)
@given(teams(4), st.sampled_from([(), ("2026-09-01",), ("2026-06-10", "2026-10-01")]))
def test_that_each_month_has_exactly_its_own(team: list[History], starts: tuple[str, ...]) -> None:
    lives = [life(each) for each in team]
    under = policies(*starts)
    found = list(sweep(lives, DAYS, under, lambda _: None))
    for day, policy, month in zip(DAYS, under, found, strict=True):
        first = day.replace(day=1)
        due = [each for one in lives for each in due_events(one, first, day, policy)]
        assert sorted(map(key, month.due)) == sorted(map(key, due))
        made = [e for one in lives for e in one.visits if first <= e.visited_on <= day]
        assert sorted(e.id for e in month.visits) == sorted(e.id for e in made)


def test_that_it_tells_how_far_it_is_and_stops_when_it_is_told_to() -> None:
    class Stopped(Exception):
        pass

    def report(share: float) -> None:
        if share > 0:
            raise Stopped

    many = [life(history(f"C{at}", plan(), visit(id=f"V{at}", visited_on=DAY))) for at in range(60)]
    with pytest.raises(Stopped):
        sweep(many, DAYS, policies(), report)
    last = list(sweep(many, DAYS, policies(), lambda _: None))[-1]
    assert len(last.of({"C1", "C2"}).visits) == 2
