"""Families of the demo: brothers and sisters, and the days on which things happen to them."""

from dataclasses import dataclass
from datetime import date, timedelta

from herefordshire_desk.domain.demo.children import Register, children_of
from herefordshire_desk.domain.demo.dates import Dates
from herefordshire_desk.domain.demo.draw import Draw
from herefordshire_desk.domain.demo.script import Life, lives
from herefordshire_desk.domain.records import Child


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Brothers and sisters, who share a surname, a social worker and what happens to them.

    `dates` are those of the life's steps, in order.
    """

    number: int
    life: Life
    dates: tuple[date, ...]
    children: tuple[Child, ...]


def families_on(dates: Dates, seed: int) -> list[Family]:
    """Every family, those of the stories first. No two children have the same name."""
    register = Register()
    sizes = [(life, size) for life in lives() for size in life.families]
    return [
        _family(number, life, size, dates, Draw(seed, "family", number), register)
        for number, (life, size) in enumerate(sizes)
    ]


def _family(
    number: int, life: Life, size: int, dates: Dates, draw: Draw, register: Register
) -> Family:
    steps = tuple(_step_dates(life, dates, draw))
    children = children_of(life, size, steps, dates.day, draw, register)
    return Family(number=number, life=life, dates=steps, children=children)


def _step_dates(life: Life, dates: Dates, draw: Draw) -> list[date]:
    told: list[date] = []
    for step in life.steps:
        if step.ago is not None:
            told.append(dates.drawn(step.ago, draw))
        else:
            told.append(dates.on_or_before(told[-1] + timedelta(draw.between(*step.after))))
    return told
