"""Posts: a social worker's role and hours as they stand on a day, and how they are changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Post, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.roster import alter_social_worker
from herefordshire_desk.domain.words import long_date


class Terms(NamedTuple):
    """What a post is: `fte` as on the roster, None where it is not recorded."""

    role: str
    fte: float | None
    newly_qualified: bool


def terms_of(holder: SocialWorker | Post) -> Terms:
    """The terms a roster row or a post gives."""
    return Terms(holder.role, holder.fte, holder.newly_qualified)


def on_day(social_worker: SocialWorker, posts: Iterable[Post], day: date) -> SocialWorker:
    """The social worker with the terms of their post on `day`.

    The post that started last by then; before the first, and with none, the roster's own.
    """
    post = post_on(social_worker.id, posts, day)
    return replace(social_worker, **terms_of(post)._asdict()) if post else social_worker


def roster_on(
    social_workers: Iterable[SocialWorker], posts: Iterable[Post], day: date
) -> dict[SocialWorkerId, SocialWorker]:
    """Everybody on the roster by id, each as on `day`."""
    known = list(posts)
    return {each.id: on_day(each, known, day) if known else each for each in social_workers}


def post_on(who: SocialWorkerId, posts: Iterable[Post], day: date) -> Post | None:
    """Somebody's post that started last by `day`; of two started the same day, the lower id."""
    begun = (each for each in posts if each.social_worker_id == who and each.start <= day)
    return min(begun, key=lambda each: (-each.start.toordinal(), each.id), default=None)


def change_social_worker(
    before: SocialWorker,
    after: SocialWorker,
    since: date | None,
    posts: Mapping[str, Post],
    new: Post,
) -> Change | Problem:
    """The Change of what is recorded of a social worker.

    `before` is the roster's row and `after` what it is to be, with the terms wanted. With
    `since` the terms hold from that day: what was before stays true of the days before. Without,
    they were wrong: the post in force on the day `new` starts is corrected, else the row itself.
    Refused: `since` before they joined or after they left, and what the roster refuses.
    """
    theirs = [each for each in posts.values() if each.social_worker_id == before.id]
    wanted, current = terms_of(after), post_on(before.id, theirs, new.start)
    if since is not None:
        problem = _since_problem(after, since)
        if problem is not None:
            return problem
        new = replace(new, start=since)
        current = next((each for each in theirs if each.start == since), None)
        if current is None and wanted == terms_of(on_day(before, theirs, since)):
            return Problem("since", "Nothing is different from that day. Change role or hours.")
    elif current is None:
        return alter_social_worker(before, after)
    row = replace(after, **terms_of(before)._asdict())
    post = replace(current or new, **wanted._asdict())
    edits = [Edit(before=before, after=row)] if row != before else []
    if post != current:
        edits.append(Edit(before=current, after=post))
    checked = alter_social_worker(before, after)
    return checked if isinstance(checked, Problem) else Change("Change social worker", tuple(edits))


def terms_words(social_worker: SocialWorker, posts: Iterable[Post]) -> str:
    """FTE 1, then 0.6 from 1 March 2026; blank where it never changed."""
    theirs = (each for each in posts if each.social_worker_id == social_worker.id)
    later = sorted(theirs, key=lambda each: each.start)
    told = [f"then {_words(terms_of(each))} from {long_date(each.start)}" for each in later]
    return ", ".join([_words(terms_of(social_worker)), *told]) if told else ""


def _words(terms: Terms) -> str:
    hours = "FTE not recorded" if terms.fte is None else f"FTE {terms.fte:g}"
    newly = "newly qualified" if terms.newly_qualified else ""
    return " ".join(filter(None, (terms.role, newly, hours)))


def _since_problem(after: SocialWorker, since: date) -> Problem | None:
    if after.start is not None and since < after.start:
        return Problem("since", f"They joined on {long_date(after.start)}.")
    if after.end is not None and since >= after.end:
        return Problem("since", f"They are in post until {long_date(after.end)}.")
    return None
