"""M13 to M15: agency, who came and left, and supervision."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.records import SocialWorker
from herefordshire_desk.domain.returns.figures import Figure
from tests.make import DAY, absence, on, social_worker, supervision
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


def in_posts(posts: int, *people: SocialWorker) -> Figure:
    """The vacancy rate of a council that has set so many posts."""
    of = month(social_workers=people)
    numbers = {**of.policy.numbers, "posts": posts}
    policy = replace(of.policy, numbers=numbers)
    known = replace(of, snapshot=replace(of.snapshot, policy=policy))
    return figures(known)["M14", "", ""]


def test_that_vacancies_are_posts_that_nobody_employed_holds() -> None:
    people = [social_worker(id=f"P{at}", employment="permanent", fte=1.0) for at in range(6)]
    agency = social_worker(id="A1", employment="agency", fte=1.0)
    assert told(in_posts(8, *people, agency)) == (2.0, 8, 25.0)
    assert told(in_posts(5, *people)) == (0, 5, 0.0), "more than the posts is no vacancy below 0"


@pytest.mark.parametrize("lacking", [{"fte": None}, {"employment": ""}])
def test_that_vacancies_are_not_guessed_where_somebodys_post_is_not_recorded(lacking) -> None:
    known = {"employment": "permanent", "fte": 1.0, **lacking}
    found = in_posts(8, social_worker(id="P1", **known))
    assert found.value is None
    assert "1 social worker in post" in found.note


def test_that_vacancies_need_the_number_of_posts() -> None:
    found = in_posts(0, social_worker(employment="permanent"))
    assert (found.value, found.note) == (None, "The number of posts is not set in Settings.")


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
    ("held_on", "in_time"),
    [
        pytest.param("2026-11-13", 1, id="due_this_day"),
        pytest.param("2026-11-12", 0, id="due_the_day_before_though_the_next_gap_is_longer"),
    ],
)
def test_that_the_newly_qualified_are_reckoned_as_on_the_supervision_page(
    held_on: str, in_time: int
) -> None:
    """Joined six weeks ago: by the time of the last one, still a week apart."""
    who = social_worker(id="NQ", role="Social Worker", newly_qualified=True, start=on("2026-10-03"))
    made = (supervision(social_worker_id="NQ", held_on=on(held_on)),)
    found = figures(month(social_workers=(who,), supervisions=made))
    assert told(found["M15", "", ""])[:2] == (in_time, 1)


def test_that_a_supervision_from_before_they_joined_again_is_not_of_this_time() -> None:
    who = social_worker(id="BACK", role="Social Worker", start=on("2026-11-16"))
    made = (supervision(social_worker_id="BACK", held_on=on("2026-11-02")),)
    found = figures(month(social_workers=(who,), supervisions=made))
    assert found["M15", "supervision", "none_recorded"].value == 1


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
