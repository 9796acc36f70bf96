"""When the next supervision is due, and what each social worker's sheet holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.calendar import add_months
from herefordshire_desk.domain.supervision import (
    Kept,
    action_words,
    due_words,
    gap_on,
    how_words,
    sheets,
    supervision_due,
)
from tests.make import (
    DAY,
    absence,
    agreed_action,
    allocation,
    assessment,
    on,
    plan,
    policy,
    setting,
    social_worker,
    supervision,
    visit,
)

JOINED = on("2026-01-05")
POLICY = policy()
PAST = st.dates(date(2020, 1, 1), DAY)


def due(held=(), day=DAY, under=POLICY, **fields):
    worker = social_worker(**{"start": JOINED, **fields})
    return supervision_due(worker, [supervision(held_on=each) for each in held], under, day)


def sheet_of(worker, *assessments, day=DAY, **kept):
    (found,) = sheets([worker], assessments, Kept(**kept), POLICY, day)
    return found


# --- when it is due


def test_that_the_next_is_counted_from_the_last_held():
    found = due([on("2026-09-01"), on("2026-10-26"), on("2026-10-01")])

    assert (found.due, found.state, found.days) == (on("2026-11-25"), "due_soon", 5)
    assert due_words(found) == "Due in 5 days"
    assert how_words(found) == "Last held 26 October 2026. Every 30 days: due by 25 November 2026."


def test_that_with_none_held_it_is_counted_from_the_day_they_joined():
    found = due(start=on("2026-10-20"))

    assert (found.last, found.due, found.state, found.days) == (
        None,
        on("2026-11-19"),
        "overdue",
        1,
    )
    assert due_words(found) == "1 day overdue"
    assert how_words(found).startswith("None is recorded; joined 20 October 2026.")


def test_that_with_neither_recorded_it_is_not_known():
    found = due(start=None)

    assert (found.due, found.state, found.needs_doing) == (None, "not_known", False)
    assert due_words(found) == "Not known"
    assert "not known" in how_words(found)


def test_that_one_from_an_earlier_time_in_post_does_not_count():
    assert due([JOINED - timedelta(1)], day=JOINED + timedelta(3)).last is None
    assert due([JOINED], day=JOINED + timedelta(3)).last is not None


def test_that_one_held_after_the_day_does_not_count():
    assert due([on("2026-10-01"), DAY], day=DAY - timedelta(1)).counted_from == on("2026-10-01")


@pytest.mark.parametrize(
    ("ahead", "state"), [(-1, "overdue"), (0, "due_soon"), (7, "due_soon"), (8, "in_date")]
)
def test_that_the_day_itself_is_in_time_and_a_week_ahead_is_soon(ahead, state):
    found = due([DAY - timedelta(30 - ahead)])

    assert found.state == state
    assert found.needs_doing == (state != "in_date")
    assert due_words(due([DAY - timedelta(30)])) == "Due today"


def test_that_the_council_may_set_another_interval():
    stricter = policy_with("supervision_days", 14)

    assert due([on("2026-11-10")], under=stricter).due == on("2026-11-24")


def policy_with(name, value):
    from herefordshire_desk.domain.policy import policy_on

    return policy_on(DAY, [setting(name=name, value=value)])


# --- newly qualified, by stage


@pytest.mark.parametrize(
    ("held", "gap"),
    [
        ("2026-01-05", 7),
        ("2026-02-15", 7),
        ("2026-02-16", 14),  # six weeks in
        ("2026-07-04", 14),
        ("2026-07-05", 30),  # six months in
    ],
)
def test_that_a_newly_qualified_social_worker_is_seen_more_often_to_begin_with(held, gap):
    found = due([on(held)], newly_qualified=True)

    assert (found.gap, found.due) == (gap, on(held) + timedelta(gap))


def test_that_a_newly_qualified_social_worker_whose_start_is_not_recorded_joined_long_ago():
    assert gap_on(social_worker(newly_qualified=True), DAY, POLICY) == 30


@given(start=PAST, passed=st.integers(0, 700), newly=st.booleans())
def test_that_the_stage_is_that_of_the_day_it_is_counted_from(start, passed, newly):
    counted = start + timedelta(passed)
    worker = social_worker(start=start, newly_qualified=newly)
    found = supervision_due(
        worker, [supervision(held_on=counted)], POLICY, counted + timedelta(1000)
    )

    if not newly or counted >= add_months(start, 6):
        expected = 30
    else:
        expected = 7 if (counted - start).days < 42 else 14
    assert found.due == counted + timedelta(expected)


@given(held=st.lists(PAST, max_size=6), start=PAST, newly=st.booleans(), day=PAST)
def test_that_holding_one_never_brings_the_next_nearer(held, start, newly, day):
    worker = social_worker(start=start, newly_qualified=newly)
    before = supervision_due(worker, [supervision(held_on=each) for each in held], POLICY, day)
    now = [supervision(held_on=each) for each in (*held, day)]
    after = supervision_due(worker, now, POLICY, day)

    if day >= start:
        assert after.counted_from == day
        assert before.due is not None
        assert after.due is not None
        assert after.due >= before.due
        assert after.state != "overdue"


# --- who has a sheet


def names(workers, *assessments, teams=frozenset()):
    return [
        each.social_worker.label
        for each in sheets(workers, assessments, Kept(), POLICY, DAY, teams)
    ]


def held_child(by, **fields):
    return assessment(plan(), allocation(social_worker_id=by), **fields)


def test_that_those_in_post_have_one_by_name():
    workers = [
        social_worker(id="A", name="Tom"),
        social_worker(id="B", name="anna"),
        social_worker(id="C", name="Gone", end=DAY),
        social_worker(id="D", name="To come", start=DAY + timedelta(1)),
        social_worker(id="E", name="Today", start=DAY, end=DAY + timedelta(1)),
    ]

    assert names(workers) == ["anna", "Today", "Tom"]


@pytest.mark.parametrize("role", ["Team Manager", "Duty"])
def test_that_a_manager_has_one_only_with_children_of_their_own(role):
    manager = social_worker(id="M", name="Ruth", role=role)

    assert names([manager]) == []
    assert names([manager], held_child("M")) == ["Ruth"]
    assert names([replace(manager, role="Pool")], held_child("M")) == []


def test_that_another_teams_people_have_one_only_with_children_of_this_desk():
    other = social_worker(id="X", name="Other", team="Elsewhere")
    ours = social_worker(id="Y", name="Ours", team="T1")
    unknown = social_worker(id="Z", name="Unknown")

    assert names([other, ours, unknown], teams=frozenset({"T1"})) == ["Ours", "Unknown"]
    assert names([other, ours], held_child("X"), teams=frozenset({"T1"})) == ["Other", "Ours"]
    assert names([other, ours]) == ["Other", "Ours"]


# --- what is on it


def test_that_the_sheet_counts_children_and_those_who_are_flagged():
    late = assessment(plan(), allocation(), visit(visited_on=on("2026-10-01")))
    seen = visit(child_id="C2", visited_on=on("2026-11-18"))
    of = {"child_id": "C2"}
    well = assessment(plan(**of), allocation(**of), seen, id="C2")
    found = sheet_of(social_worker(), late, well)

    assert found.children == ("C1", "C2")
    assert found.flagged == 1


def test_that_open_actions_come_soonest_due_first_and_done_ones_latest_first():
    actions = (
        agreed_action(id="no day"),
        agreed_action(id="late", due_on=on("2026-11-30")),
        agreed_action(id="soon", due_on=on("2026-11-24")),
        agreed_action(id="done first", done_on=on("2026-11-10")),
        agreed_action(id="done last", done_on=on("2026-11-19")),
        agreed_action(id="another's", social_worker_id="SW2"),
    )
    found = sheet_of(social_worker(), actions=actions)

    assert [each.id for each in found.open_actions] == ["soon", "late", "no day"]
    assert [each.id for each in found.done_actions] == ["done last", "done first"]


def test_that_on_an_earlier_day_what_was_done_since_is_open_and_what_was_agreed_since_is_not():
    actions = (
        agreed_action(id="done since", done_on=on("2026-11-10")),
        agreed_action(id="agreed since", agreed_on=on("2026-11-12")),
    )
    held = (supervision(held_on=on("2026-11-02")), supervision(held_on=on("2026-11-12")))
    found = sheet_of(social_worker(), day=on("2026-11-09"), actions=actions, supervisions=held)

    assert [each.id for each in found.open_actions] == ["done since"]
    assert found.done_actions == ()
    assert [each.held_on for each in found.held] == [on("2026-11-02")]


def test_that_an_absence_is_said_and_pauses_nothing():
    held = (supervision(held_on=on("2026-10-01")),)
    away = (absence(start=on("2026-10-05")), absence(start=on("2026-09-01"), end=on("2026-09-08")))
    found = sheet_of(social_worker(), supervisions=held, absences=away)

    assert found.away_since == on("2026-10-05")
    assert (found.due.state, found.due.days) == ("overdue", 20)
    assert sheet_of(social_worker(), absences=away[1:]).away_since is None
    assert sheet_of(social_worker(id="SW2"), absences=away).away_since is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Open 18 days"),
        ({"agreed_on": DAY}, "Agreed today"),
        ({"due_on": on("2026-11-16")}, "4 days overdue"),
        ({"due_on": DAY}, "Open 18 days"),
        ({"done_on": on("2026-11-03"), "due_on": on("2026-11-02")}, "Done 3 Nov 2026"),
        ({"done_on": DAY + timedelta(1)}, "Open 18 days"),
    ],
)
def test_that_an_action_says_how_it_stands(fields, words):
    assert action_words(agreed_action(**fields), DAY) == words
