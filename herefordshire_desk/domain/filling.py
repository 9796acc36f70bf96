"""Filling: records made by the ten thousand, their slots filled one by one.

That takes a third of what the constructor of a frozen dataclass takes, and gives the same record.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from herefordshire_desk.domain.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Slots:
    """How a record type is filled: its fields in their order, each with its default.

    `blanks` are the defaults with a blank for each field that has none.
    """

    places: Mapping[str, int]
    blanks: tuple[tuple[str, Any], ...]
    values_of: Callable[[Any], tuple[Any, ...]]
    fillers: tuple[Callable[[Any, Any], None], ...]


@cache
def slots_of(kind: type[Record]) -> Slots:
    """The slots of one record type."""
    parts = fields(cast("Any", kind))
    names = [part.name for part in parts]
    return Slots(
        places={name: place for place, name in enumerate(names)},
        blanks=tuple((p.name, "" if p.default is MISSING else p.default) for p in parts),
        values_of=attrgetter(*names),
        fillers=tuple(getattr(kind, name).__set__ for name in names),
    )


def filled(kind: type[R], values: Iterable[Any]) -> R:
    """The record with these values, all of them, in the order of its fields."""
    record = object.__new__(kind)
    for fill, value in zip(slots_of(kind).fillers, values, strict=True):
        fill(record, value)
    return record


def filled_by_name(kind: type[R], values: Mapping[str, Any]) -> R:
    """The record with these values by name; what is not among them is at its default, or blank."""
    return filled(kind, [values.get(name, blank) for name, blank in slots_of(kind).blanks])


def altered(record: R, said: Mapping[str, Any]) -> R:
    """The record with some of its values in the place of those it has."""
    slots = slots_of(type(record))
    values = list(slots.values_of(record))
    for name, value in said.items():
        values[slots.places[name]] = value
    return filled(type(record), values)
