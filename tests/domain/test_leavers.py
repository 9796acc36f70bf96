"""To whom a leaver's children would best go, against every way of small teams."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.absences import with_absences
from herefordshire_desk.domain.leavers import suggested
from tests.make import absence, assessment, on, plan, policy
from tests.make_board import LEAVER, held_by, loads_of, no_limit_but

A, B, C = "SW-A", "SW-B", "SW-C"


def given_to(children, loads, together=(), **kept):
    return suggested(children, loads, together, policy(), **kept)


def moves(*args, **kept):
    return dict(given_to(*args, **kept).moves)


# --- what counts, one thing at a time


def test_that_a_child_goes_back_to_somebody_who_has_held_them():
    child = held_by("C1", LEAVER, B)

    assert moves([child], loads_of({A: 1, B: 9})) == {"C1": B}


@pytest.mark.parametrize(
    ("end", "to"),
    [
        pytest.param(None, A, id="no_day_back"),
        pytest.param(on("2026-12-05"), A, id="back_in_15_days"),
        pytest.param(on("2026-12-04"), B, id="back_in_14_days"),
    ],
)
def test_that_nobody_long_away_is_suggested_but_may_be_chosen_by_hand(end, to):
    away = absence(social_worker_id=B, start=on("2026-11-03"), end=end)
    loads, child = with_absences(loads_of({A: 9, B: 1}), [away]), held_by("C1")

    assert moves([child], loads) == {"C1": to}
    assert moves([child], loads, kept={"C1": B}) == {"C1": B}


def test_that_nobody_goes_over_capacity_for_a_known_face():
    child = held_by("C1", LEAVER, B)

    assert moves([child], loads_of({A: 1, B: 18})) == {"C1": A}


def test_that_half_a_post_has_half_the_room_and_a_newly_qualified_one_less():
    halves = {A: {"fte": 0.5}, B: {"fte": 0.5, "newly_qualified": True}}

    full = loads_of({A: 9, B: 8}, **halves)
    one = loads_of({A: 8, B: 8}, **halves)

    assert given_to([held_by("C1")], full).unplaced == ("C1",)
    assert moves([held_by("C1")], one) == {"C1": A}


def test_that_brothers_and_sisters_stay_together_at_the_price_of_a_new_face():
    children = [held_by("C1", LEAVER, A), held_by("C2", LEAVER, B)]

    found = given_to(children, loads_of({A: 1, B: 1}), [{"C1", "C2"}])

    assert len(set(found.moves.values())) == 1
    assert found.parted == ()


def test_that_brothers_and_sisters_are_parted_only_for_want_of_room_and_that_is_said():
    children = [held_by("C1"), held_by("C2")]

    found = given_to(children, loads_of({A: 17, B: 17}), [{"C1", "C2"}])

    assert sorted(found.moves.values()) == [A, B]
    assert found.parted == (("C1", "C2"),)


def test_that_whoever_holds_a_brother_or_sister_comes_before_the_evenest_load():
    sister = held_by("C2", B)
    loads = loads_of({A: 1, B: 9}, sister)

    assert moves([held_by("C1")], loads, [{"C1", "C2"}]) == {"C1": B}


def test_that_permanent_comes_before_agency_and_then_the_evenest_load():
    agency = {A: {"employment": "agency"}}

    assert moves([held_by("C1")], loads_of({A: 1, B: 9, C: 8}, **agency)) == {"C1": C}


def test_that_evenness_goes_by_full_time_posts():
    half = {A: {"fte": 0.5}}

    assert moves([held_by("C1")], loads_of({A: 5, B: 9}, **half)) == {"C1": B}


def test_that_those_without_a_social_worker_come_first_where_room_is_short():
    waits = assessment(plan(child_id="C9"), id="C9")

    found = given_to([held_by("C1", LEAVER, A), waits], loads_of({A: 17}))

    assert (found.moves, found.unplaced) == ({"C9": A}, ("C1",))


def test_that_equals_are_taken_in_text_order():
    assert moves([held_by("C1")], loads_of({B: 3, A: 3})) == {"C1": A}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"role": "Team Manager"}, id="a_manager"),
        pytest.param({"role": "Duty"}, id="duty"),
        pytest.param({"role": "Team pool"}, id="a_pool"),
        pytest.param({"role": "Family support worker"}, id="another_role"),
        pytest.param({"fte": None}, id="no_fte_to_go_by"),
        pytest.param({"end": on("2026-11-20")}, id="gone"),
        pytest.param({"start": on("2026-11-21")}, id="not_there_yet"),
        pytest.param({"end": on("2026-12-18")}, id="leaving_soon"),
    ],
)
def test_that_some_are_never_suggested(fields):
    assert given_to([held_by("C1")], loads_of({A: 0}, **{A: fields})).unplaced == ("C1",)


def test_that_a_child_is_not_given_to_whoever_holds_them():
    assert moves([held_by("C1", A)], loads_of({A: 1, B: 9})) == {"C1": B}


def test_that_a_child_who_goes_makes_a_caseload_lighter_for_others():
    going = held_by("C1", B)
    loads = loads_of({A: 5, B: 4, C: 4}, going)

    assert moves([going, held_by("C2")], loads) == {"C1": C, "C2": B}


# --- moves made by hand


def test_that_moves_made_by_hand_stand_and_the_rest_go_round_them():
    children = [held_by("C1"), held_by("C2")]
    loads = loads_of({A: 1, B: 9})

    assert moves(children, loads, [{"C1", "C2"}], kept={"C1": B}) == {"C1": B, "C2": B}


def test_that_a_hand_may_go_over_capacity_and_nothing_is_added_to_it():
    children = [held_by("C1"), held_by("C2")]
    loads = loads_of({A: 18, B: 9})

    assert moves(children, loads, kept={"C1": A}) == {"C1": A, "C2": B}


# --- all ways of small teams


@st.composite
def teams(draw):
    """Up to 6 children of a leaver's, up to 3 social workers with little room, some families."""
    people = [A, B, C][: draw(st.integers(1, 3))]
    children = [
        drawn_child(
            f"C{at}", draw(st.booleans()), draw(st.lists(st.sampled_from(people), max_size=1))
        )
        for at in range(draw(st.integers(1, 6)))
    ]
    held = {each: draw(st.integers(0, 2)) for each in people}
    fields = {
        each: {
            "fte": draw(st.sampled_from([1.0, 0.6, 0.5])),
            "employment": draw(st.sampled_from(["agency", "permanent"])),
            "end": draw(st.sampled_from([None, None, on("2027-06-30"), on("2026-12-18")])),
        }
        for each in people
    }
    loads = [no_limit_but(draw(st.integers(0, 5)), each) for each in loads_of(held, **fields)]
    ids = [each.child.id for each in children]
    cut = draw(st.integers(0, len(ids)))
    settled = {child for each in loads for child in each.children[:1] if draw(st.booleans())}
    together = [set(ids[:cut]) | settled, set(ids[cut:])]
    return children, loads, together


def drawn_child(name, waits, before):
    if waits and not before:
        return assessment(plan(child_id=name), id=name)
    return held_by(name, LEAVER, *before)


def worth(way, children, loads, together):
    """What counts, in order, reckoned from the records alone; None where somebody is over."""
    by_id = {each.social_worker.id: each for each in loads}
    holder = {child: each.social_worker.id for each in loads for child in each.children}
    placed = {c.child.id: to for c, to in zip(children, way, strict=True)}
    without = faces = apart = agency = 0
    for each, to in zip(children, way, strict=True):
        if to is None:
            without += each.lead is None
            continue
        taker = by_id[to].social_worker
        faces += to not in {episode.social_worker_id for episode in each.episodes}
        family = {holder[c] for g in together if each.child.id in g for c in g if c in holder}
        apart += bool(family) and to not in family
        agency += taker.employment == "agency"
    soon = on("2027-01-15")
    if any(
        way.count(to) and e.social_worker.end and e.social_worker.end <= soon
        for to, e in by_id.items()
    ):
        return None
    if any(
        len(each.children) + way.count(to) > max(each.limit, len(each.children))
        for to, each in by_id.items()
    ):
        return None
    parted = sum(len({placed[c] for c in g if c in placed} or {0}) - 1 for g in together)
    uneven = sum(
        Fraction((len(each.children) + way.count(to)) ** 2) / Fraction(str(each.social_worker.fte))
        for to, each in by_id.items()
    )
    return (way.count(None), without, parted, faces, apart, agency, uneven)


@given(teams())
def test_that_nothing_is_better_than_what_is_suggested(team):
    children, loads, together = team
    options = [None, *(each.social_worker.id for each in loads)]
    every = (worth(way, *team) for way in product(options, repeat=len(children)))

    found = given_to(children, loads, together)

    chosen = tuple(found.moves.get(each.child.id) for each in children)
    told = worth(chosen, *team)
    least = min(each for each in every if each is not None)
    assert found.proven
    assert told[:6] == least[:6]
    assert float(told[6]) == pytest.approx(float(least[6]))


@given(teams(), st.randoms(use_true_random=False))
def test_that_the_order_it_is_asked_in_changes_nothing(team, random):
    children, loads, together = team
    shuffled = [list(each) for each in team]
    for each in shuffled:
        random.shuffle(each)

    assert given_to(*shuffled) == given_to(children, loads, together)


@given(teams())
def test_that_nobody_is_over_capacity_and_everybody_is_told_of(team):
    children, loads, together = team

    found = given_to(children, loads, together)

    taking = list(found.moves.values())
    for each in loads:
        more = taking.count(each.social_worker.id)
        assert more == 0 or len(each.children) + more <= each.limit
    assert {*found.moves, *found.unplaced} == {each.child.id for each in children}


def test_that_a_limit_that_is_no_whole_number_is_not_passed():
    (load,) = loads_of({A: 10})

    assert given_to([held_by("C1")], [load._replace(limit=10.8)]).unplaced == ("C1",)


def test_that_nobody_to_place_is_no_trouble():
    assert given_to([], loads_of({A: 1})).moves == {}
