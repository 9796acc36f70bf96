"""Supervision recorded, corrected and withdrawn; what was agreed added, done, and open again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import AgreedAction, SocialWorker, Supervision
from herefordshire_desk.domain.supervision import is_done
from herefordshire_desk.domain.words import long_date

LONGEST = 4000  # letters, as for a note about a child
LONGEST_ACTION = 300


def record_supervision(
    social_worker: SocialWorker | None,
    supervision: Supervision,
    agreed: Sequence[AgreedAction],
    held: Iterable[Supervision],
    day: date,
) -> Change | Problem:
    """The Change that adds a supervision and everything agreed in it.

    `held` are those on file. Refused: what `correct_supervision` refuses, a second on one day,
    and an action that `add_action` refuses. Actions from before stay open until they are done.
    """
    problem = _supervision_problem(social_worker, supervision, held, day)
    if problem is not None:
        return problem
    for number, action in enumerate(agreed, 1):
        wrong = _action_problem(action, day)
        if wrong is not None:
            return Problem("agreed", f"Action {number}: {wrong.message}")
    return added("Record supervision", supervision, *agreed)


def correct_supervision(
    social_worker: SocialWorker | None,
    before: Supervision,
    after: Supervision,
    agreed: Iterable[AgreedAction],
    held: Iterable[Supervision],
    day: date,
) -> Change | Problem:
    """The Change of a supervision's day or note; what was agreed in it moves to the same day.

    `agreed` are the actions on file. Refused: a day after `day`, before they joined or after
    they left; another supervision that day; and a day after one of its actions was done or,
    of those that move with it, is due.
    """
    if after == before:
        return Problem("", "Nothing is different from what is recorded.")
    others = (each for each in held if each.id != before.id)
    problem = _supervision_problem(social_worker, after, others, day)
    if problem is not None:
        return problem
    theirs = [each for each in agreed if each.supervision_id == before.id]
    if any(each.done_on is not None and each.done_on < after.held_on for each in theirs):
        return Problem("held_on", "An action agreed in it was done before that day.")
    moving = [each for each in theirs if each.agreed_on == before.held_on != after.held_on]
    if any(each.due_on is not None and each.due_on < after.held_on for each in moving):
        return Problem("held_on", "An action agreed in it is due before that day.")
    moved = (Edit(before=each, after=replace(each, agreed_on=after.held_on)) for each in moving)
    return Change("Correct supervision", (Edit(before=before, after=after), *moved))


def withdraw_supervision(supervision: Supervision, agreed: Iterable[AgreedAction]) -> Change:
    """The Change that takes out a supervision that was not held, with all agreed in it."""
    theirs = (Edit(before=each) for each in agreed if each.supervision_id == supervision.id)
    return Change("Withdraw supervision", (*theirs, Edit(before=supervision)))


def add_action(
    social_worker: SocialWorker | None, action: AgreedAction, day: date
) -> Change | Problem:
    """The Change that adds one agreed action, in a supervision or between two.

    Refused: no words, or too many; agreed after `day`; due before it was agreed.
    """
    if social_worker is None:
        return _unknown()
    return _action_problem(action, day) or added("Add agreed action", action)


def correct_action(before: AgreedAction, after: AgreedAction, day: date) -> Change | Problem:
    """The Change of an action's words, child or due day."""
    if after == before:
        return Problem("", "Nothing is different from what is recorded.")
    return _action_problem(after, day) or altered("Change agreed action", before, after)


def finish_action(action: AgreedAction, day: date) -> Change | Problem:
    """The Change that says an action was done on `day`."""
    if action.done_on is not None:
        return Problem("", f"It was done on {long_date(action.done_on)} already.")
    if action.agreed_on > day:
        return Problem("", f"It was agreed on {long_date(action.agreed_on)}, which is later.")
    return altered("Agreed action done", action, replace(action, done_on=day))


def reopen_action(action: AgreedAction, day: date) -> Change | Problem:
    """The Change that says an action is not done after all: it is carried forward again."""
    if not is_done(action, day):
        return Problem("", "It is open already.")
    return altered("Reopen agreed action", action, replace(action, done_on=None))


def withdraw_action(action: AgreedAction) -> Change:
    """The Change that takes out an action that was written down by mistake."""
    return Change("Withdraw agreed action", (Edit(before=action),))


def _supervision_problem(
    social_worker: SocialWorker | None, new: Supervision, held: Iterable[Supervision], day: date
) -> Problem | None:
    if social_worker is None or social_worker.id != new.social_worker_id:
        return _unknown()
    if len(new.note) > LONGEST:
        over = len(new.note) - LONGEST
        return Problem("note", f"A note holds {LONGEST:,} letters: take out {over:,} or more.")
    theirs = (each for each in held if each.social_worker_id == social_worker.id)
    if any(each.held_on == new.held_on for each in theirs):
        return Problem("held_on", "One is recorded on that day already: correct that one.")
    return _day_problem(social_worker, new.held_on, day)


def _day_problem(social_worker: SocialWorker, held_on: date, day: date) -> Problem | None:
    start, end = social_worker.start, social_worker.end
    if held_on > day:
        return Problem("held_on", "A supervision cannot be in the future.")
    if start is not None and held_on < start:
        return Problem("held_on", f"They joined on {long_date(start)}.")
    if end is not None and held_on >= end:
        return Problem("held_on", f"They left on {long_date(end)}.")
    return None


def _action_problem(action: AgreedAction, day: date) -> Problem | None:
    if not action.words.strip():
        return Problem("words", "Say what was agreed, in a few words.")
    if len(action.words) > LONGEST_ACTION:
        over = len(action.words) - LONGEST_ACTION
        return Problem(
            "words", f"An action holds {LONGEST_ACTION} letters: take out {over:,} or more."
        )
    if action.agreed_on > day:
        return Problem("agreed_on", "It cannot have been agreed in the future.")
    if action.due_on is not None and action.due_on < action.agreed_on:
        return Problem("due_on", f"It was agreed on {long_date(action.agreed_on)}: due after that.")
    return None


def _unknown() -> Problem:
    return Problem("", "That social worker is not on the roster.")
