"""A social worker's role and hours on a day, and how they are changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Change
from herefordshire_desk.domain.posts import (
    Terms,
    change_social_worker,
    on_day,
    roster_on,
    terms_of,
    terms_words,
)
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Post, SocialWorker
from tests.make import DAY, on, post, social_worker

PRIYA = social_worker(id="SW1", role="Social Worker", fte=1.0, start=on("2024-01-08"))
LESS = post(id="P1", role="Social Worker", fte=0.6, start=on("2026-03-02"))
SENIOR = post(id="P2", role="Senior Practitioner", fte=0.6, start=on("2026-12-07"))


@pytest.mark.parametrize(
    ("day", "terms"),
    [
        pytest.param("2026-03-01", Terms("Social Worker", 1.0, False), id="before_the_first"),
        pytest.param("2026-03-02", Terms("Social Worker", 0.6, False), id="from_its_first_day"),
        pytest.param("2026-12-06", Terms("Social Worker", 0.6, False), id="until_the_next"),
        pytest.param("2026-12-07", Terms("Senior Practitioner", 0.6, False), id="then_the_next"),
    ],
)
def test_that_the_post_that_started_last_holds(day, terms):
    shown = on_day(PRIYA, [SENIOR, LESS], on(day))

    assert terms_of(shown) == terms
    assert replace(shown, **terms_of(PRIYA)._asdict()) == PRIYA


def test_that_of_two_that_start_the_same_day_the_lower_id_holds():
    assert on_day(PRIYA, [post(id="B", fte=0.4), post(id="A", fte=0.5)], DAY).fte == 0.5


def test_that_everybody_has_their_own():
    tom = social_worker(id="SW2")

    assert roster_on([PRIYA, tom], [LESS], DAY) == {"SW1": on_day(PRIYA, [LESS], DAY), "SW2": tom}


def changed(after, *posts, since=None, before=PRIYA):
    known = {each.id: each for each in posts}
    new = Post(id="NEW", social_worker_id=PRIYA.id, start=DAY)
    return change_social_worker(before, after, since, known, new)


def after_it(made, before=PRIYA, posts=()):
    """The roster's row and the posts once a Change is made."""
    row, found = before, {each.id: each for each in posts}
    for edit in made.edits:
        if isinstance(edit.after, SocialWorker):
            row = edit.after
        else:
            found[edit.after.id] = edit.after
    return row, list(found.values())


def test_that_hours_from_a_day_leave_the_days_before_as_they_were():
    made = changed(replace(PRIYA, fte=0.8), since=on("2026-10-05"))

    row, posts = after_it(made)
    assert on_day(row, posts, on("2026-10-04")).fte == 1.0
    assert on_day(row, posts, on("2026-10-05")).fte == 0.8


def test_that_without_a_day_what_stood_there_was_wrong():
    row, posts = after_it(changed(replace(PRIYA, fte=0.9)))
    assert (row.fte, posts) == (0.9, [])

    row, posts = after_it(changed(replace(PRIYA, fte=0.5), LESS), posts=[LESS])
    assert (row.fte, [each.fte for each in posts]) == (1.0, [0.5])


def test_that_the_same_day_again_corrects_that_post():
    made = changed(replace(PRIYA, fte=0.7), LESS, since=LESS.start)

    assert [(edit.before, edit.after) for edit in made.edits] == [(LESS, replace(LESS, fte=0.7))]


def test_that_a_name_is_changed_in_the_row_alone():
    shown = on_day(PRIYA, [LESS], DAY)

    made = changed(replace(shown, name="Priya Rao"), LESS)

    assert [(edit.before, edit.after) for edit in made.edits] == [
        (PRIYA, replace(PRIYA, name="Priya Rao"))
    ]


@pytest.mark.parametrize(
    ("fields", "since", "message"),
    [
        ({"fte": 0.5}, "2024-01-07", "They joined on 8 January 2024."),
        ({"fte": 0.5, "end": on("2026-12-18")}, "2026-12-18", "They are in post until"),
        ({}, "2026-10-05", "Nothing is different from that day."),
        ({"fte": 1.5}, "2026-10-05", "FTE is from 0 to 1"),
        ({"name": " ", "fte": 0.5}, "2026-10-05", "Give a name."),
    ],
)
def test_that_what_cannot_be_is_refused(fields, since, message):
    made = changed(replace(PRIYA, **fields), since=on(since))

    assert isinstance(made, Problem)
    assert made.message.startswith(message)


def test_that_how_it_changed_is_said():
    assert terms_words(PRIYA, [LESS]) == (
        "Social Worker FTE 1, then Social Worker FTE 0.6 from 2 March 2026"
    )
    assert terms_words(PRIYA, []) == ""


DAYS = st.integers(-600, 400).map(lambda n: DAY + timedelta(n))


@given(st.lists(st.tuples(DAYS, st.sampled_from([0.2, 0.5, 0.8])), max_size=4), DAYS, DAYS)
def test_that_a_change_from_a_day_alters_no_day_before_it(spells, since, day):
    posts = [post(id=f"P{at}", start=start, fte=fte) for at, (start, fte) in enumerate(spells)]
    before = replace(PRIYA, start=None)
    after = replace(on_day(before, posts, DAY), fte=0.3)

    made = changed(after, *posts, since=since, before=before)

    assert isinstance(made, Change)
    row, found = after_it(made, before, posts)
    if day < since:
        assert on_day(row, found, day) == on_day(before, posts, day)
    assert on_day(row, found, since).fte == 0.3
