"""Builders of what is collected: teams' returns as reading gives them, and added in order."""

from datetime import date, datetime, time
from typing import Any

from herefordshire_desk.domain.extracts.sheets import Cell as ReadCell
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.returns.collection import Collection
from herefordshire_desk.domain.returns.sheets import Cell, Return, ReturnSheet
from herefordshire_desk.domain.returns.weekly import weekly
from tests.make import DAY, allocation, on, plan, social_worker
from tests.make_returns import History, history, snapshot

LAST_WEEK = on("2026-11-13")
ONE, TWO = "CP Team 1", "CP Team 2"
REGISTERED = (
    social_worker(registration_number="SW000123"),
    social_worker(id="SW2", registration_number="SW000222"),
)


def led(child_id: str, by: str = "SW1", since: str = "2026-01-05", **fields: Any) -> History:
    """A child on a CP plan, with one social worker since that day."""
    start = on(since)
    lead = allocation(id=f"{child_id}-{by}", social_worker_id=by, start=start, **fields)
    return history(child_id, plan(start=start), lead)


def week(team: str, *histories: History, day: date = DAY, **fields: Any) -> Return:
    """A team's weekly return; SW1 and SW2 are in post only in the team that is told of them."""
    known = {"social_workers": (), "teams": {}, **fields}
    return weekly(snapshot(*histories, day=day, team=team, **known))


def read_back(made: Return, file: str = "r.xlsx") -> list[Sheet]:
    """The return as reading gives it: days as moments."""
    return [_sheet(file, each) for each in made.sheets]


def collected(*returns: Return) -> Collection:
    """Those returns, in files named by their order."""
    collection = Collection()
    for at, made in enumerate(returns):
        collection.add(f"{at}.xlsx", read_back(made, f"{at}.xlsx"))
    return collection


def _sheet(file: str, made: ReturnSheet) -> Sheet:
    headings, rows = (made.columns, made.rows) if made.table else (made.rows[0], made.rows[1:])
    cells = tuple(tuple(map(_moment, row)) for row in rows)
    return Sheet(file, made.name, tuple(str(each) for each in headings if each), cells, 2)


def _moment(cell: Cell) -> ReadCell:
    return datetime.combine(cell, time()) if isinstance(cell, date) else cell
