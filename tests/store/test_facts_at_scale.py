"""What facts of ten thousand children cost: counted in the engine's steps, timed in print only."""

import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from herefordshire_desk.domain.records import Record
from herefordshire_desk.store.engine import transaction
from herefordshire_desk.store.rows import shape_of
from herefordshire_desk.store.store import Store
from tests import make
from tests.make import DAY
from tests.store.desks import made
from tests.store.test_facts import steps_of

VISITS = 30


def record_of(child_id: str) -> Iterator[Record]:
    yield make.child(id=child_id)
    yield make.episode(child_id=child_id)
    yield make.plan(child_id=child_id)
    yield make.allocation(child_id=child_id)
    for number in range(VISITS):
        yield make.visit(child_id=child_id, visited_on=DAY - timedelta(number * 10))


def fill(store: Store, children: int) -> None:
    """Rows alone, without their history, which is not what is measured."""
    records = [record for number in range(children) for record in record_of(f"C{number:05}")]
    with transaction(store.connection):
        for kind in {type(record) for record in records}:
            shape = shape_of(kind)
            marks = ", ".join("?" for _ in shape.columns)
            rows = (shape.row(record) for record in records if type(record) is kind)
            sql = f'INSERT INTO "{shape.table}" VALUES ({marks})'
            store.connection.executemany(sql, rows)


def cost(path: Path, children: int) -> int:
    """Steps of the engine for everybody's facts."""
    with made(path) as store:
        fill(store, children)
        started = time.perf_counter()
        assert len(store.facts(DAY)) == children
        took = time.perf_counter() - started
        sys.stdout.write(f"facts of {children} children: {took:.2f} s\n")
        return steps_of(store.connection, lambda: store.facts(DAY))


def test_that_facts_of_ten_thousand_children_cost_four_times_those_of_a_quarter(tmp_path) -> None:
    quarter = cost(tmp_path / "quarter.hfd", 2_500)
    whole = cost(tmp_path / "whole.hfd", 10_000)
    assert 3.5 < whole / quarter < 4.5
