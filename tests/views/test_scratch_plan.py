from dataclasses import replace

import pytest

from herefordshire_desk.domain.changes import Change, Edit, altered
from herefordshire_desk.domain.records import Allocation
from herefordshire_desk.views.scratch_plan import ScratchPlan
from tests.make import allocation, on
from tests.make_team import BOTH, CHANGED, DUE_TODAY, IN_DATE, OWEN, PRIYA, TOM, UNBORN, WAITING


@pytest.fixture
def plan(desk):
    """The board of the small team, with two families: one on the board, one half on it."""
    plan = ScratchPlan(desk, ({WAITING, UNBORN}, {DUE_TODAY, IN_DATE}))
    assert plan.follow() == ""
    return plan


def waiting(plan, *children):
    return [each for each in plan.waiting if each.id in children]


def test_that_who_holds_a_brother_or_sister_is_known_from_the_desk_and_from_the_board(plan):
    def family(child):
        (each,) = waiting(plan, child)
        return {c.id for c in plan.candidates_for(each) if c.match.family}

    assert family(DUE_TODAY) == {PRIYA}  # who holds the brother
    assert family(WAITING) == set()

    plan.put(waiting(plan, UNBORN), OWEN)
    assert family(WAITING) == {OWEN}


def test_that_a_suggestion_follows_the_hand_and_keeps_families_together(plan):
    plan.put(waiting(plan, UNBORN), OWEN)

    said = plan.suggest()

    assert plan.moves[WAITING] == PRIYA  # nothing says how many Owen can hold
    assert plan.moves[UNBORN] == OWEN
    assert "Brothers and sisters are parted" in said
    assert plan.decision().parted == ((WAITING, UNBORN),)

    plan.put(waiting(plan, UNBORN), PRIYA)
    assert plan.decision().parted == ()


def test_that_a_second_suggestion_may_alter_the_first_but_not_the_hand(desk, plan):
    owen = desk.picture.social_workers[OWEN]
    desk.make(altered("Change social worker", owen, replace(owen, fte=1.0)))
    plan.follow()
    plan.suggest()
    first = plan.moves[WAITING]
    assert plan.moves[UNBORN] == first

    other = ({OWEN, PRIYA} - {first}).pop()
    plan.put(waiting(plan, UNBORN), other)
    plan.suggest()

    assert (plan.moves[UNBORN], plan.moves[WAITING]) == (other, other)


def test_that_clearing_forgets_the_hand_and_the_leaver(desk, plan):
    plan.put(waiting(plan, WAITING), OWEN)
    plan.lay_out(desk.picture.social_workers[TOM], on("2026-12-04"))

    plan.clear()
    plan.follow()

    assert (plan.moves, plan.leaver, plan.leaving(), plan.by_hand) == ({}, None, None, set())


def test_that_what_has_nobody_is_told_in_the_decision(plan):
    plan.put(waiting(plan, WAITING, UNBORN, BOTH, DUE_TODAY), PRIYA)

    decision = plan.decision()

    assert decision.unplaced == ("100104",)
    assert [each.before for each in decision.moves] == ["", "", "Tom Beddoes", "Tom Beddoes"]


def test_that_somebody_not_in_post_is_refused(plan):
    assert plan.put(waiting(plan, WAITING), "SW-NOBODY") == "SW-NOBODY is not in post."
    assert plan.moves == {}


def test_that_a_child_whose_next_social_worker_is_known_is_left_to_them(desk, plan):
    (held,) = desk.ask(lambda store: store.of_children(Allocation, [DUE_TODAY]))
    moves_on = on("2026-12-01")
    later = allocation(child_id=DUE_TODAY, social_worker_id=OWEN, start=moves_on, reason="TSPROC")
    edits = (Edit(before=held, after=replace(held, end=moves_on)), Edit(after=later))
    assert desk.make(Change("Plan", edits)) is None

    plan.follow()
    plan.suggest()

    (each,) = waiting(plan, DUE_TODAY)
    assert (each.on, each.expected.next_one) == (moves_on, OWEN)
    assert DUE_TODAY not in plan.moves
    plan.put([each], PRIYA)
    plan.suggest()
    assert plan.moves[DUE_TODAY] == PRIYA


def test_that_a_leaver_with_no_end_on_the_roster_is_forecast_by_the_day_laid_out(desk, plan):
    plan.lay_out(desk.picture.social_workers[PRIYA], on("2026-12-04"))
    plan.follow()

    (each,) = waiting(plan, CHANGED)
    assert (each.expected.on, each.expected.social_workers) == (on("2026-12-04"), 4)
