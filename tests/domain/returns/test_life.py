"""A life kept answers every day exactly as the record asked anew."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.allocations import lead_episodes, stability
from herefordshire_desk.domain.facts import last_seen, standing
from tests.make import DAY
from tests.make_month import life, teams
from tests.make_returns import History


@settings(max_examples=40)
@given(teams(1), st.lists(st.integers(0, 700), min_size=3, max_size=8))
def test_that_it_says_of_any_day_in_any_order_what_its_records_say(
    team: list[History], back: list[int]
) -> None:
    known = life(team[0])
    facts = known.facts
    for days in back:
        day = DAY - timedelta(days)
        led = lead_episodes(facts.allocations, day)
        assert known.led_on(day) == led
        assert known.standing_on(day) == standing(facts, day)
        assert known.steady_on(day) == stability(led, facts.episodes, day)
        assert known.seen_by(day) == last_seen(known.visits, day)
        here = [each for each in known.visits if each.visited_on == day and each.child_seen]
        assert list(known.seen_on(day)) == here
