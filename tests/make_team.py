"""A small invented team: 4 social workers and 15 children, with something of everything in it.

On 20 November 2026, a Friday: two visits are overdue, one of them never made; one is due that
day and three in the week after; two children have no social worker; one has had three; a
newly qualified social worker holds four on a fifth of a post; an agency one leaves in a month.
"""

from dataclasses import replace
from itertools import chain
from typing import Any

from herefordshire_desk.domain.records import Record, Team, TeamId
from tests.make import (
    allocation,
    care_episode,
    child,
    episode,
    legal_status,
    mark,
    on,
    placement,
    plan,
    review,
    social_worker,
    visit,
)

TEAM = "CP Team 1"
PRIYA, TOM, MEGAN, OWEN = "SW000101", "SW000102", "SW000103", "SW000104"

NEVER_SEEN = "100102"  # overdue since 15 October: the first of Today's list
OVERDUE = "100101"  # seen on 2 November, due by 16 November
DUE_TODAY = "100103"
IN_DATE = "100105"
CHANGED = "100106"
WAITING = "100111"  # without a social worker since 10 November
UNBORN = "100112"  # has never had one
FOSTERED = "100113"
BOTH = "100114"  # in care and on a child protection plan
NAMELESS = "100115"  # known by id alone


def team_records() -> list[Record]:
    """Everything the small team's desk holds."""
    return [*_team(), *_on_plans(), *_in_care(), *_in_need(), *_waiting()]


def _team() -> list[Record]:
    """Who is on the roster."""
    return [
        Team(id=TeamId("T1"), name=TEAM),
        _worker(PRIYA, "Priya Nair", employment="permanent", start=on("2020-09-01")),
        _worker(TOM, "Tom Beddoes", employment="agency", end=on("2026-12-18")),
        _worker(MEGAN, "Megan Pugh", employment="permanent", newly_qualified=True, fte=0.2),
        _worker(OWEN, "Owen Hale", employment="fixed_term", fte=None),
    ]


def _on_plans() -> list[Record]:
    return [
        *_open(OVERDUE, "Wren Abbot", plan(), _held(PRIYA), _seen("2026-11-02")),
        *_open(NEVER_SEEN, "Jonah Abbot", plan(start=on("2026-10-01")), _held(PRIYA)),
        *_open(DUE_TODAY, "Ivy Marsh", plan(), _held(TOM), _seen("2026-11-06")),
        *_open("100104", "Caleb Frost", plan(), _held(TOM), _seen("2026-11-13")),
    ]


def _in_care() -> list[Record]:
    lately = plan(start=on("2026-11-09"))
    return [
        *_open(IN_DATE, "Nia Cadwell", *_care("A"), _held(PRIYA), _seen("2026-11-16", "CLA")),
        *_open(CHANGED, "Elis Rowan", *_care("B"), *_passed_on(), _seen("2026-10-30", "CLA")),
        *_open(BOTH, "Flora Dunn", *_care("C"), lately, _held(TOM), _seen("2026-11-12", "CLA")),
    ]


def _passed_on() -> list[Record]:
    """Three social workers in a year."""
    march, june = on("2026-03-02"), on("2026-06-01")
    return [
        _held(OWEN, end=march),
        _held(TOM, start=march, end=june, reason="LEFTRL"),
        _held(PRIYA, start=june, reason="LEFTRL"),
    ]


def _in_need() -> list[Record]:
    names = ("Maisie Thorne", "Rafe Thorne", "Posy Lark", "Bram Lark")
    seen = [
        _open(str(at), name, plan(kind="CIN"), _held(MEGAN), _seen("2026-11-10", "CIN"))
        for at, name in enumerate(names, 100107)
    ]
    fostered = mark(kind="PRIVATE_FOSTERING", start=on("2026-09-01"))
    return [
        *chain.from_iterable(seen),
        *_open(FOSTERED, "Otis Gale", fostered, _held(PRIYA), _seen("2026-11-03", "PF")),
        *_of(NAMELESS, episode(), _held(OWEN), _seen("2026-11-18", "CIN")),
    ]


def _waiting() -> list[Record]:
    held, seen = _held(TOM, end=on("2026-11-10")), _seen("2026-11-09")
    return [
        *_open(WAITING, "Tamsin Vale", plan(), held, seen),
        child(id=UNBORN, surname="Kestrel", sex="U", expected_date_of_birth=on("2027-01-10")),
        *_of(UNBORN, plan(kind="CIN", start=on("2026-11-16"))),
    ]


def _worker(worker_id: str, name: str, **fields: Any) -> Record:
    return social_worker(
        id=worker_id,
        registration_number=worker_id,
        **{"name": name, "role": "Social Worker", "team": TEAM, **fields},
    )


def _open(child_id: str, name: str, *records: Record) -> list[Record]:
    """A child born in 2015 and the records that are about them."""
    forename, surname = name.split()
    born = on("2015-05-01")
    named = child(id=child_id, forename=forename, surname=surname, date_of_birth=born)
    return [named, *_of(child_id, *records)]


def _of(child_id: str, *records: Record) -> list[Record]:
    """The records as those of one child."""
    return [replace(each, child_id=child_id) for each in records]  # type: ignore[type-var, call-arg]  # all are dataclasses


def _held(by: str, **fields: Any) -> Record:
    return allocation(social_worker_id=by, team="T1", **{"reason": "FCONTA", **fields})


def _seen(day: str, kind: str = "CP") -> Record:
    return visit(kind=kind, visited_on=on(day), seen_alone=True)


def _care(period: str) -> list[Record]:
    care = {"period_of_care_id": f"CARE-{period}", "start": on("2026-02-02")}
    return [
        care_episode(**care),
        placement(**care),
        legal_status(start=care["start"]),
        review(period_of_care_id=care["period_of_care_id"], held_on=on("2026-06-01")),
    ]
