"""Each record once: rows that repeat a record are merged, rows that contradict it left out."""

from collections.abc import Iterable
from typing import TypeVar

from herefordshire_desk.domain.extracts.rows import Row
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Record

R = TypeVar("R", bound=Record)


def once(made: Iterable[tuple[R, Row]], same: str) -> tuple[list[R], list[Problem]]:
    """The records whose rows agree, in file order, and a Problem for every row that does not.

    `made` are records of one type, each with the row it comes from; `same` is, in words, what
    rows of one record share.
    """
    by_id: dict[str, list[tuple[R, Row]]] = {}
    for record, row in made:
        by_id.setdefault(record.id, []).append((record, row))
    agreed: list[R] = []
    problems: list[Problem] = []
    for found in by_id.values():
        if len(found) == 1 or _agree(found):
            agreed.append(found[0][0])
        else:
            told = f"{len(found)} rows have the same {same} and differ: none was read."
            problems += [row.problem(same, told) for _, row in found]
    return agreed, problems


def _agree(found: list[tuple[R, Row]]) -> bool:
    first = found[0][0]
    return all(record == first for record, _ in found[1:])
