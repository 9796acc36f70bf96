from datetime import UTC, datetime, timedelta

import pytest

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.returns.snapshot import week_of
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.snapshot import snapshot
from tests.conftest import WHO
from tests.make import DAY, visit


@pytest.fixture
def store(made, desk_file):
    with open_desk_with_key(desk_file, made.key, who=WHO) as opened:
        yield opened


def test_that_a_return_is_drawn_of_the_pictures_children_and_no_others(store):
    drawn = picture(store, DAY)
    taken = snapshot(store, drawn, week_of(DAY))
    children = set(drawn.assessments)
    assert {each.child_id for each in taken.allocations} <= children
    assert {each.child_id for each in taken.visits} <= children
    assert (taken.team, taken.day) == ("CP Team 1", DAY)
    assert taken.history_head == store.history_head()


def test_that_a_visit_after_the_day_is_not_in_it(store):
    child = next(iter(picture(store, DAY).assessments))
    dated = [
        visit(child_id=child, id="late", visited_on=DAY + timedelta(1)),
        visit(child_id=child, id="today", visited_on=DAY),
        visit(child_id=child, id="before", visited_on=week_of(DAY).first - timedelta(1)),
    ]
    store.apply(added("Visits", *dated), at=datetime(2026, 11, 20, tzinfo=UTC), who="me")
    taken = snapshot(store, picture(store, DAY), week_of(DAY))
    assert {each.id for each in taken.visits} & {"late", "today", "before"} == {"today"}
