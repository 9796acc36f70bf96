"""Stamps: what the last extract had for a record, short enough to keep on the record itself.

A stamp is the format of the extract, which fields it carried, and a digest of their values. It
tells a record that nobody has touched since from one that was edited at the desk.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, cast

from herefordshire_desk.domain.records import Record

SHAPE = re.compile("[a-z0-9_]{1,20}:[0-9a-f]{1,16}:[0-9a-f]{1,64}")


def stamp(extract: str, record: Record, carried: Iterable[str]) -> str:
    """The stamp of a record as an extract of that format has it, in the fields it carries."""
    return _stamp(extract, record, _mask(type(record), tuple(carried)))


def has_values_of(stamped: str, record: Record) -> bool:
    """Whether the record has the values the stamp was made of. None has those of a blank one."""
    extract, _, rest = stamped.partition(":")
    mask = rest.partition(":")[0]
    return bool(extract) and _stamp(extract, record, int(mask, 16)) == stamped


def stamp_of(record: Record) -> str:
    """The stamp a record bears, blank for one that no extract has held."""
    return getattr(record, "extracted", "")


def format_of(record: Record) -> str:
    """The format of the last extract that had the record, blank for one made at the desk."""
    return stamp_of(record).partition(":")[0]


def stamped_fields(record: Record) -> frozenset[str]:
    """The fields that the extract which stamped the record carried; none without a stamp."""
    mask = stamp_of(record).split(":")[1:2]
    named = enumerate(_names(type(record)))
    return frozenset(name for place, name in named if mask and int(mask[0], 16) >> place & 1)


def is_stamp(text: str) -> bool:
    """Whether the text is a stamp, or the blank of a record that no extract has held."""
    return not text or SHAPE.fullmatch(text) is not None


def _stamp(extract: str, record: Record, mask: int) -> str:
    digest = blake2b(repr(_values(type(record), mask)(record)).encode(), digest_size=8)
    return f"{extract}:{mask:x}:{digest.hexdigest()}"


@cache
def _mask(kind: Hashable, carried: tuple[str, ...]) -> int:
    """Which fields those are, a bit for each field of the class."""
    return sum(1 << place for place, name in enumerate(_names(kind)) if name in carried)


@cache
def _values(kind: Hashable, mask: int) -> Callable[[Record], object]:
    """What takes those fields' values from a record."""
    names = [name for place, name in enumerate(_names(kind)) if mask >> place & 1]
    return attrgetter("id", *names)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    """Field names in the order of the class. A new field goes in last, or every stamp is void."""
    return tuple(field.name for field in fields(cast("Any", kind)))
