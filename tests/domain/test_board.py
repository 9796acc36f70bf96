"""Who would hold whom, were the moves made; and that it comes true when they are."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.board import is_new_face, loads, waiting
from herefordshire_desk.domain.caseloads import caseloads
from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.forecast import forecast
from herefordshire_desk.domain.hand_over import Terms, hand_over
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY, assessment, child, on, plan, policy
from tests.make_board import LEAVER, held_by, lead, loads_of, worker

A, B, C = "SW-A", "SW-B", "SW-C"
TEAM = {each: worker(each, fte=0.8) for each in (A, B, C)}


def board(held, children, moves):
    found = loads_of(held, *children)
    kids = {each.child.id: each for each in children}
    known = {each.child.id: each for each in (held_by(c, A) for f in found for c in f.children)}
    return {
        each.social_worker.id: each for each in loads(found, {**known, **kids}, moves, policy())
    }


def test_that_children_come_and_go_with_their_weight():
    one, other = held_by("C1", A), held_by("C2", LEAVER, B)

    after = board({A: 2, B: 1}, [one, other], {"C1": B, "C2": B})

    assert (after[A].children, after[A].weight, after[A].giving) == (2, 20, ("C1",))
    assert (after[B].children, after[B].weight, after[B].taking) == (3, 30, ("C1", "C2"))
    assert after[B].new_faces == 1
    assert (after[B].before.weight, after[B].per_fte) == (10, 3.0)


def test_that_going_over_the_limit_is_told():
    children = [held_by("C1"), held_by("C2")]

    assert not board({A: 17}, children, {"C1": A})[A].over_capacity
    assert board({A: 17}, children, {"C1": A, "C2": A})[A].over_capacity


def test_that_somebody_who_held_the_child_long_ago_is_no_new_face():
    assert not is_new_face(held_by("C1", LEAVER, A), A)
    assert is_new_face(held_by("C1", LEAVER, A), B)


# --- who is on the left of the board


def laid_out(children, leaver=None, leaves_on=None):
    found = forecast(children, {}, {A: worker(A, end=on("2026-12-18"))}, policy())
    return [(each.id, each.cause) for each in waiting(children, found, leaver, leaves_on)]


def test_that_children_without_a_social_worker_come_first_the_longest_waiting_first():
    long, short = (
        assessment(plan(child_id=each, start=on(start)), id=each)
        for each, start in (("C9", "2026-03-02"), ("C1", "2026-11-02"))
    )

    assert laid_out([short, held_by("C2", A), held_by("C3", B), long]) == [
        ("C9", "unallocated"),
        ("C1", "unallocated"),
        ("C2", "expected"),
    ]


def test_that_a_leaver_has_all_their_children_laid_out_and_no_others_who_are_held():
    children = [held_by("C1", A), held_by("C2", B), assessment(plan(child_id="C3"), id="C3")]

    assert laid_out(children, B, on("2027-02-01")) == [("C3", "unallocated"), ("C2", "leaver")]


# --- that it comes true


@st.composite
def lives(draw):
    """Records of up to 5 children held by one after another, and a move for some of them."""
    records, moves = [], {}
    for at in range(draw(st.integers(1, 5))):
        name = f"C{at}"
        records += [child(id=name), plan(child_id=name, start=on("2025-01-01"))]
        begun = on("2025-06-02")
        spells = draw(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(30, 400)), max_size=4))
        for who, days in spells:
            end = begun + timedelta(days)
            if end >= DAY:
                records.append(lead(name, f"SW-{who}", begun.isoformat()))
                break
            records.append(lead(name, f"SW-{who}", begun.isoformat(), end.isoformat()))
            begun = end
        if draw(st.booleans()):
            moves[name] = draw(st.sampled_from([A, B, C]))
    return records, moves


def assessed(desk, day):
    by_child = {
        name: facts_of(child(id=name), desk.of_children_all(name), day)
        for name in sorted(desk.child_ids())
    }
    found = (assess(facts, policy(day), day) for facts in by_child.values())
    return {each.child.id: each for each in found if each is not None}


class Records(DeskInMemory):
    def of_children_all(self, name):
        return [each for each in self.held.values() if getattr(each, "child_id", None) == name]


def drop_idle(moves, children):
    """Nobody is moved to whoever holds them."""
    return {c: to for c, to in moves.items() if children[c].social_worker_id != to}


@given(lives())
def test_that_the_board_and_the_new_faces_come_true_when_the_moves_are_made(life):
    records, drawn = life
    desk = Records(records)
    before = assessed(desk, DAY)
    moves = drop_idle(drawn, before)
    planned = loads(
        caseloads(TEAM.values(), before.values(), policy(), DAY), before, moves, policy()
    )

    after = assessed(made(desk, moves), DAY)

    really = caseloads(TEAM.values(), after.values(), policy(), DAY)
    assert [(each.children, each.weight, each.per_fte) for each in planned] == [
        (len(each.children), each.weight, each.per_fte) for each in really
    ]
    met = {c: {e.social_worker_id for e in each.episodes} for c, each in before.items()}
    now = {c: {e.social_worker_id for e in each.episodes} for c, each in after.items()}
    assert sum(each.new_faces for each in planned) == sum(len(now[c]) - len(met[c]) for c in met)


def made(desk, moves):
    if not moves:
        return desk
    allocations = [each for each in desk.held.values() if hasattr(each, "social_worker_id")]
    held = {c: [a for a in allocations if a.child_id == c] for c in moves}
    numbers = iter(range(100))
    terms = Terms(start=DAY, reason="LEFTRL", planned=True)
    change = hand_over(moves, held, TEAM, terms, DAY, lambda: f"new-{next(numbers)}")
    assert isinstance(change, Change), change
    after = Records()
    after.held = desk.apply(change).held
    return after


def test_that_those_held_by_somebody_over_capacity_come_last_the_newest_to_them_first():
    old, new = (
        assessment(plan(child_id=each), lead(each, B, start), id=each)
        for each, start in (("C1", "2024-03-04"), ("C2", "2026-10-05"))
    )
    children = [old, new, held_by("C3", C), held_by("C4", A)]
    found = forecast(children, {}, {A: worker(A, end=on("2026-12-18"))}, policy())

    rows = waiting(children, found, None, None, {A, B})

    assert [(each.id, each.cause) for each in rows] == [
        ("C4", "expected"),
        ("C2", "over"),
        ("C1", "over"),
    ]
    assert [each.id for each in waiting(children, found, B, DAY, {A, B})] == ["C1", "C2"]
