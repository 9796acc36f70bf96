"""Supervision recorded, corrected and withdrawn; actions agreed, done and open again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.supervision_changes import (
    LONGEST,
    LONGEST_ACTION,
    add_action,
    correct_action,
    correct_supervision,
    finish_action,
    record_supervision,
    reopen_action,
    withdraw_action,
    withdraw_supervision,
)
from tests.make import DAY, agreed_action, on, social_worker, supervision

WORKER = social_worker(start=on("2026-01-05"), end=on("2026-12-18"))
HELD = supervision(id="S1", note="Went well")
ACTION = agreed_action(id="A1", supervision_id="S1")


def record(new=HELD, agreed=(), held=(), worker=WORKER, day=DAY):
    return record_supervision(worker, new, agreed, held, day)


def refused(made, field):
    assert isinstance(made, Problem)
    assert made.field == field
    return made.message


def test_that_a_supervision_and_what_was_agreed_are_one_change():
    made = record(agreed=[ACTION])

    assert made == Change("Record supervision", (Edit(after=HELD), Edit(after=ACTION)))
    assert made.reversed().edits == (Edit(before=ACTION), Edit(before=HELD))


@pytest.mark.parametrize(
    ("held_on", "words"),
    [
        (DAY + timedelta(1), "A supervision cannot be in the future."),
        (on("2026-01-04"), "They joined on 5 January 2026."),
    ],
)
def test_that_a_day_that_cannot_be_is_refused(held_on, words):
    assert refused(record(replace(HELD, held_on=held_on)), "held_on") == words


def test_that_the_first_and_the_last_day_in_post_will_do_and_the_day_they_left_will_not():
    gone = replace(WORKER, end=DAY)

    assert isinstance(record(replace(HELD, held_on=on("2026-01-05"))), Change)
    assert isinstance(record(replace(HELD, held_on=DAY - timedelta(1)), worker=gone), Change)
    assert refused(record(replace(HELD, held_on=DAY), worker=gone), "held_on").startswith(
        "They left"
    )


def test_that_somebody_not_on_the_roster_is_refused():
    assert "not on the roster" in refused(record(worker=None), "")
    assert "not on the roster" in refused(record(worker=social_worker(id="SW2")), "")
    assert "not on the roster" in refused(add_action(None, ACTION, DAY), "")


def test_that_a_second_on_one_day_is_refused_unless_it_is_of_somebody_else():
    other = supervision(social_worker_id="SW2")

    assert "already" in refused(record(held=[supervision()]), "held_on")
    assert isinstance(record(held=[other]), Change)


def test_that_a_note_too_long_is_refused_with_how_much_too_long():
    long = replace(HELD, note="x" * (LONGEST + 3))

    assert "take out 3" in refused(record(long), "note")
    assert isinstance(record(replace(HELD, note="x" * LONGEST)), Change)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"words": "  "}, "words"),
        ({"words": "x" * (LONGEST_ACTION + 1)}, "words"),
        ({"agreed_on": DAY + timedelta(1)}, "agreed_on"),
        ({"due_on": ACTION.agreed_on - timedelta(1)}, "due_on"),
    ],
)
def test_that_an_action_that_says_nothing_or_cannot_be_is_refused(fields, field):
    wrong = replace(ACTION, **fields)
    message = refused(add_action(WORKER, wrong, DAY), field)

    assert refused(correct_action(ACTION, wrong, DAY), field) == message
    assert refused(record(agreed=[ACTION, wrong]), "agreed") == f"Action 2: {message}"


def test_that_an_action_may_be_due_the_day_it_is_agreed():
    action = replace(ACTION, due_on=ACTION.agreed_on, words="x" * LONGEST_ACTION)

    assert add_action(WORKER, action, DAY) == Change("Add agreed action", (Edit(after=action),))


def test_that_a_correction_moves_what_was_agreed_to_the_same_day():
    after = replace(HELD, held_on=on("2026-11-04"))
    later = agreed_action(supervision_id="S1", agreed_on=on("2026-11-09"))
    other = agreed_action(supervision_id="S2")
    made = correct_supervision(WORKER, HELD, after, [ACTION, later, other], [HELD], DAY)

    assert made == Change(
        "Correct supervision",
        (
            Edit(before=HELD, after=after),
            Edit(before=ACTION, after=replace(ACTION, agreed_on=after.held_on)),
        ),
    )


def test_that_an_action_due_on_the_corrected_day_itself_will_do():
    after = replace(HELD, held_on=on("2026-11-04"))
    due = replace(ACTION, due_on=after.held_on)

    assert isinstance(correct_supervision(WORKER, HELD, after, [due], [HELD], DAY), Change)


def test_that_a_correction_of_the_note_leaves_what_was_agreed_alone():
    after = replace(HELD, note="")
    made = correct_supervision(WORKER, HELD, after, [ACTION], [HELD], DAY)

    assert made == Change("Correct supervision", (Edit(before=HELD, after=after),))


def test_that_a_correction_is_refused_where_it_says_nothing_new_or_what_cannot_be():
    done = replace(ACTION, done_on=on("2026-11-03"))
    later = replace(HELD, held_on=on("2026-11-04"))
    taken = supervision(held_on=later.held_on)

    assert "Nothing is different" in refused(
        correct_supervision(WORKER, HELD, HELD, [], [HELD], DAY), ""
    )
    assert "done before" in refused(
        correct_supervision(WORKER, HELD, later, [done], [HELD], DAY), "held_on"
    )
    assert "due before" in refused(
        correct_supervision(
            WORKER, HELD, later, [replace(ACTION, due_on=on("2026-11-03"))], [HELD], DAY
        ),
        "held_on",
    )
    assert "already" in refused(
        correct_supervision(WORKER, HELD, later, [], [HELD, taken], DAY), "held_on"
    )
    assert "future" in refused(
        correct_supervision(WORKER, HELD, replace(HELD, held_on=DAY + timedelta(1)), [], [], DAY),
        "held_on",
    )


def test_that_withdrawing_a_supervision_takes_what_was_agreed_in_it_along():
    other = agreed_action(supervision_id="S2")

    assert withdraw_supervision(HELD, [ACTION, other]) == Change(
        "Withdraw supervision", (Edit(before=ACTION), Edit(before=HELD))
    )


def test_that_an_action_is_done_on_the_day_and_can_be_opened_again():
    done = replace(ACTION, done_on=DAY)

    assert finish_action(ACTION, DAY) == Change(
        "Agreed action done", (Edit(before=ACTION, after=done),)
    )
    assert "already" in refused(finish_action(done, DAY), "")
    assert reopen_action(done, DAY) == Change(
        "Reopen agreed action", (Edit(before=done, after=ACTION),)
    )
    assert "open already" in refused(reopen_action(ACTION, DAY), "")
    assert "later" in refused(finish_action(ACTION, on("2026-11-01")), "")


def test_that_an_action_is_corrected_and_withdrawn():
    after = replace(ACTION, words="Ring the school")

    assert correct_action(ACTION, after, DAY) == Change(
        "Change agreed action", (Edit(before=ACTION, after=after),)
    )
    assert "Nothing is different" in refused(correct_action(ACTION, ACTION, DAY), "")
    assert withdraw_action(ACTION) == Change("Withdraw agreed action", (Edit(before=ACTION),))


def test_that_no_label_says_who_or_what_it_is_about():
    made = [record(agreed=[ACTION]), finish_action(ACTION, DAY), withdraw_action(ACTION)]

    assert not any(ACTION.words in each.label or WORKER.name in each.label for each in made)
