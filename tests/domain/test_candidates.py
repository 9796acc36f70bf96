"""How a social worker would suit a child, in words, best first."""

import pytest

from herefordshire_desk.domain.absences import with_absences
from herefordshire_desk.domain.board import loads
from herefordshire_desk.domain.candidates import candidates, family_holders
from tests.make import absence, on, policy
from tests.make_board import LEAVER, held_by, loads_of

A, B, C = "SW-A", "SW-B", "SW-C"


def offered(child, held, family=(), moves=None, **fields):
    found = loads_of(held, **fields)
    children = {child.child.id: child}
    return candidates(child, loads(found, children, moves or {}, policy()), family, policy())


def why(child, held, **more):
    return {each.id: each.why for each in offered(child, held, **more)}


def test_that_everything_that_is_weighed_is_said():
    child = held_by("C1", LEAVER, A)

    told = why(child, {A: 7}, family={A}, **{A: {"employment": "permanent", "fte": 0.5}})

    assert told[A] == (
        "held this child until 1 Feb 2024 · holds a brother or sister · "
        "14.0 per FTE → 16.0 · permanent"
    )


@pytest.mark.parametrize(
    ("fields", "held", "said"),
    [
        pytest.param({}, 3, "new to this child · 3.0 per FTE → 4.0", id="a_new_face"),
        pytest.param(
            {"employment": "agency", "end": on("2026-12-18")},
            3,
            "new to this child · leaves 18 Dec 2026, then another new face · "
            "3.0 per FTE → 4.0 · agency",
            id="leaving_soon",
        ),
        pytest.param(
            {"fte": 0.7},
            12,
            "new to this child · 17.1 per FTE → 18.6 · 0.4 over the limit of 12.6",
            id="over_the_limit",
        ),
        pytest.param(
            {"fte": None}, 1, "new to this child · 1 → 2 children, FTE not recorded", id="no_fte"
        ),
        pytest.param(
            {"role": "Team Manager"},
            0,
            "new to this child · 0.0 per FTE → 1.0 · team manager: never suggested",
            id="a_manager",
        ),
        pytest.param(
            {"newly_qualified": True},
            0,
            "new to this child · 0.0 per FTE → 1.0 · newly qualified",
            id="newly_qualified",
        ),
    ],
)
def test_that_what_speaks_against_somebody_is_said_too(fields, held, said):
    assert why(held_by("C1"), {A: held}, **{A: fields}) == {A: said}


def test_that_whoever_is_long_away_comes_last_and_why_says_so():
    child = held_by("C1", LEAVER, A)
    away = absence(social_worker_id=A, start=on("2026-11-03"))
    children = {child.child.id: child}
    held = with_absences(loads_of({A: 1, B: 9}), [away])

    last = candidates(child, loads(held, children, {}, policy()), (), policy())[-1]

    assert (last.id, last.advised) == (A, False)
    assert "2024 · away since 3 Nov 2026: not suggested · 1.0 per FTE" in last.why


def test_that_a_known_face_comes_first_then_family_then_the_lightest_load():
    child = held_by("C1", LEAVER, C)

    assert [each.id for each in offered(child, {A: 1, B: 5, C: 9}, family={B})] == [C, B, A]


def test_that_whoever_would_be_over_capacity_or_is_never_suggested_comes_last():
    child = held_by("C1", LEAVER, A, C)
    manager = {C: {"role": "Manager"}}

    assert [each.id for each in offered(child, {A: 18, B: 5, C: 0}, **manager)] == [B, A, C]


def test_that_whoever_holds_the_child_or_is_gone_is_not_offered():
    gone = {B: {"end": on("2026-11-20")}}

    assert [each.id for each in offered(held_by("C1", A), {A: 1, B: 1, C: 1}, **gone)] == [C]


def test_that_a_child_put_with_somebody_is_counted_there_once():
    assert why(held_by("C1"), {A: 3}, moves={"C1": A}) == why(held_by("C1"), {A: 3})


def test_that_family_is_who_holds_a_brother_or_sister():
    holders = {"C2": A, "C3": B, "C4": C}

    assert family_holders("C1", [{"C1", "C2", "C3"}, {"C4", "C5"}], holders) == {A, B}
    assert family_holders("C2", [{"C1", "C2"}], holders) == frozenset()
