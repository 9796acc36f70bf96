"""Children from SSDA903: the Header, and the dates of birth that its other files repeat."""

from collections.abc import Iterable, Sequence
from datetime import date

from herefordshire_desk.domain.extracts.known import Known
from herefordshire_desk.domain.extracts.once import once
from herefordshire_desk.domain.extracts.rows import Row
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Child, ChildId

SEXES = {"1": "M", "2": "F", "0": "U", "9": "U"}
OTHER_BIRTH = "This is not the date of birth in row {} of {}, which was used."


def children_of(
    header: Sequence[Row], others: Sequence[Row], known: Known
) -> tuple[list[Child], list[Problem]]:
    """Each child of the Header, and each whose date of birth another file gives.

    What no row says stays as the desk has it. A date of birth that differs from the first one
    read is a Problem; so are rows of the Header that contradict each other.
    """
    births, problems = _births([*header, *others])
    stated, contradicted = once(((_stated(row), row) for row in header), "child")
    by_id = {child: Child(id=child) for child in births} | {child.id: child for child in stated}
    for child in {ChildId(row.values["child_id"]) for row in header} - {each.id for each in stated}:
        by_id.pop(child, None)
    children = [_filled(child, births.get(child.id), known) for child in by_id.values()]
    return children, [*problems, *contradicted]


def _births(rows: Iterable[Row]) -> tuple[dict[ChildId, date], list[Problem]]:
    """The first date of birth that is given for each child, and a Problem for any other."""
    first: dict[ChildId, Row] = {}
    problems = []
    for row in rows:
        born = row.values.get("date_of_birth")
        if born is None:
            continue
        used = first.setdefault(ChildId(row.values["child_id"]), row)
        if used.values["date_of_birth"] != born:
            problems.append(row.problem("DOB", OTHER_BIRTH.format(used.number, used.file)))
    return {child: row.values["date_of_birth"] for child, row in first.items()}, problems


def _stated(row: Row) -> Child:
    sex = row.values.get("sex", "")
    return Child(
        id=ChildId(row.values["child_id"]),
        sex=SEXES.get(sex, sex),
        ethnicity=row.values.get("ethnicity", ""),
        date_of_birth=row.values.get("date_of_birth"),
    )


def _filled(child: Child, born: date | None, known: Known) -> Child:
    ours = next(iter(known.of(Child, child.id)), Child(id=child.id))
    return Child(
        id=child.id,
        sex=child.sex or ours.sex,
        ethnicity=child.ethnicity or ours.ethnicity,
        date_of_birth=born or ours.date_of_birth,
    )
