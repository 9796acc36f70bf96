"""Names in a return: a sheet of their own, and only on purpose."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from herefordshire_desk.domain.access import Access, AccessLine
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, SocialWorker
from herefordshire_desk.domain.returns.integrity import NAMES
from herefordshire_desk.domain.returns.sheets import Return, ReturnSheet

CAN_HAVE_NAMES = ("weekly", "monthly")
SHORTEST_PASSWORD = 14
WITH_NAMES: Access = "written_with_names"
COLUMNS = ("kind", "id", "name")
COVER = "This copy has a sheet of names. Send it no further than to whom it was written for."


class NamedExport(NamedTuple):
    """That a return was written with names: by whom, what and why. `at` is in UTC."""

    number: int
    at: datetime
    who: str
    label: str
    reason: str


def about_words(made: Return, reason: str) -> str:
    """What the line of access says of it."""
    label = f"{made.name} return {made.period}, revision {made.revision}, with names"
    return f"{label}: {reason.strip()}"


def named_exports(lines: Iterable[AccessLine]) -> list[NamedExport]:
    """Every return that was written with names, in the order of the lines."""
    found = ((each, *each.about.partition(": ")) for each in lines if each.what == WITH_NAMES)
    return [NamedExport(e.number, e.at, e.who, label, reason) for e, label, _, reason in found]


def refused(*, agreed: bool, reason: str, password: str) -> Problem | None:
    """Why names may not be written, None where they may."""
    if not agreed:
        return Problem("agreed", "Tick that this copy is to have names.")
    if not reason.strip():
        return Problem("reason", "Say why names are needed. It is kept with who wrote them.")
    if len(password) < SHORTEST_PASSWORD:
        return Problem("password", f"Give a password of {SHORTEST_PASSWORD} characters or more.")
    return None


def with_names(
    made: Return, children: Iterable[Child], social_workers: Iterable[SocialWorker]
) -> Return:
    """The return with the names of the children and social workers that its sheets name by id.

    Its checksums are of the other sheets, so they are those of the return without names.
    """
    names: Mapping[str, Mapping[str, str]] = {
        "child": {each.id: each.name for each in children},
        "social_worker": {each.id: each.label for each in social_workers},
    }
    ids = {"child": _ids(made, "children"), "social_worker": _ids(made, "social_workers")}
    rows = [
        (kind, each, names[kind].get(each))
        for kind, named in ids.items()
        for each in sorted(named)
        if names[kind].get(each, each) != each
    ]
    sheet = ReturnSheet(
        name=NAMES, table=f"tbl_{NAMES}", columns=COLUMNS, key=("kind", "id"), rows=tuple(rows)
    )
    front, *rest, last = made.sheets
    front = replace(front, rows=(*front.rows, ("Names", COVER)))
    stem = made.file_name.removesuffix(".xlsx")
    return replace(made, sheets=(front, *rest, sheet, last), file_name=f"{stem}_names.xlsx")


def _ids(made: Return, sheet: str) -> set[str]:
    (found,) = (each for each in made.sheets if each.name == sheet)
    return {str(row[0]) for row in found.rows}
