"""Aliases: whom an extract means by a name, as a person at this desk decided once.

Names are only ever likened, never merged: what is alike is suggested, and the answer is a record
of its own, which undo takes back.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from herefordshire_desk.domain.changes import Change, Edit
from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Alias, SocialWorker, SocialWorkerId
from herefordshire_desk.domain.words import plural

ALIKE = 70.0  # of 100: a surname with an initial for the forename has about 80
MOST = 3
NOT_ON_ROSTER = "This social worker is not on the roster any more."
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NOT_LETTERS = re.compile(r"[^\w\s]|_")


def spelling(name: str) -> str:
    """What two spellings share that differ in case and spaces alone."""
    return text(name).casefold()


def remember(
    name: str,
    who: SocialWorkerId,
    roster: Iterable[SocialWorker],
    known: Iterable[Alias],
    day: date,
) -> Change | Problem:
    """The Change that keeps whom the name means, in place of what was decided before."""
    if not any(each.id == who for each in roster):
        return Problem("social_worker_id", NOT_ON_ROSTER)
    new = Alias(id=spelling(name), name=text(name), social_worker_id=who, decided_on=day)
    before = next((each for each in known if each.id == new.id), None)
    return Change("Remember a name", (Edit(before=before, after=new),))


def forget(names: Sequence[Alias]) -> Change:
    """The Change that keeps no longer whom these names mean; what was imported stays as it is."""
    return Change(
        f"Forget {plural(len(names), 'name')} of extracts", tuple(Edit(before=n) for n in names)
    )


def likely(name: str, roster: Iterable[SocialWorker]) -> list[SocialWorker]:
    """Those whose names are most like this one, the likeliest first; none where nobody's is.

    The order of forename and surname, commas, initials and what stands in brackets do not count.
    Loads rapidfuzz.
    """
    from rapidfuzz import fuzz

    wanted = _plain(name)
    scored = [
        (fuzz.token_sort_ratio(wanted, _plain(each.name)), each) for each in roster if each.name
    ]
    good = sorted(
        ((score, each) for score, each in scored if score >= ALIKE or _initialled(name, each.name)),
        key=lambda found: (-found[0], found[1].name, found[1].id),
    )
    return [each for _, each in good[:MOST]]


def _plain(name: str) -> str:
    return " ".join(_NOT_LETTERS.sub(" ", _BRACKETED.sub(" ", spelling(name))).split())


def _initialled(one: str, other: str) -> bool:
    """Whether the surnames are the same and a forename is an initial of the other."""
    first, second = _plain(one).split(), _plain(other).split()
    shared = set(first) & set(second)
    rest = [part for part in (*first, *second) if part not in shared]
    return bool(shared) and len(rest) == 2 and min(map(len, rest)) == 1 and rest[0][0] == rest[1][0]
