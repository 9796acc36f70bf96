"""M13 to M15: agency, who came and left, and supervision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.returns.month_workforce import days_between_supervisions
from tests.make import DAY, absence, on, policy, social_worker, supervision
from tests.make_month import figures, month, told
from tests.make_returns import held

SIX = [social_worker(id=f"SW{at}", role="Social Worker") for at in range(1, 7)]


def test_that_the_agency_rate_is_of_fte_and_managers_are_apart() -> None:
    people = [
        *(social_worker(id=f"P{at}", employment="permanent", fte=1.0) for at in range(5)),
        social_worker(id="A1", employment="agency", fte=0.5),
        social_worker(id="A2", employment="agency", fte=None),
        social_worker(id="M1", employment="agency", fte=1.0, role="Team Manager"),
        social_worker(id="G1", employment="agency", fte=1.0, end=DAY),
    ]
    found = figures(month(held("C1", "A2"), held("C2", "P1"), social_workers=tuple(people)))
    assert told(found["M13", "", ""]) == (0.5, 5.5, 9.1)
    assert found["M13", "", ""].known_for == 6
    assert told(found["M13", "held_by", "agency"])[:2] == (1, 2)


def test_that_who_came_and_left_is_of_the_month_up_to_the_day() -> None:
    people = [
        social_worker(id="1", start=on("2026-11-01")),
        social_worker(id="2", start=on("2026-11-21")),
        social_worker(id="3", end=DAY, fte=0.5),
        social_worker(id="4", end=on("2026-03-31"), fte=1.0),
        social_worker(id="5", end=on("2026-04-01"), fte=1.0),
        *(social_worker(id=f"H{at}", fte=1.0) for at in range(4)),
    ]
    found = figures(month(social_workers=tuple(people)))
    assert found["M14", "movement", "starters"].value == 1
    assert found["M14", "movement", "leavers"].value == 1
    here = sum(each.fte or 0 for each in people if each.end is None and each.id != "2")
    assert told(found["M14", "movement", "turnover_since_1_april"])[:2] == (1.5, here)


def test_that_supervision_not_recorded_is_told_apart_and_not_called_late() -> None:
    held_on = {"SW1": "2026-10-21", "SW2": "2026-10-20", "SW3": "2026-11-21", "SW4": "2026-01-01"}
    found = figures(
        month(
            social_workers=tuple(SIX),
            supervisions=tuple(
                supervision(social_worker_id=who, held_on=on(day)) for who, day in held_on.items()
            ),
            absences=(absence(social_worker_id="SW4"),),
        )
    )
    assert told(found["M15", "", ""])[:2] == (1, 2)
    assert found["M15", "supervision", "none_recorded"].value == 3


@pytest.mark.parametrize(
    ("start", "days"),
    [("2026-10-10", 7), ("2026-10-09", 14), ("2026-05-21", 14), ("2026-05-20", 30), (None, 30)],
)
def test_that_the_newly_qualified_are_supervised_more_often_at_first(
    start: str | None, days: int
) -> None:
    who = social_worker(newly_qualified=True, start=on(start) if start else None)
    assert days_between_supervisions(who, policy(), DAY) == days


@given(st.lists(st.tuples(st.sampled_from(SIX), st.integers(-3, 60))))
def test_that_the_last_supervision_is_the_one_that_counts(drawn: list) -> None:
    from datetime import timedelta

    made = [
        supervision(social_worker_id=who.id, held_on=DAY - timedelta(ago)) for who, ago in drawn
    ]
    found = figures(month(social_workers=tuple(SIX), supervisions=tuple(made)))
    nearest = [min((a for w, a in drawn if w is who and a >= 0), default=None) for who in SIX]
    known = [ago for ago in nearest if ago is not None]
    assert told(found["M15", "", ""])[:2] == (sum(ago <= 30 for ago in known), len(known))
