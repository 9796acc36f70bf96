"""Arbitrary records for hypothesis, as untidy as an extract can be."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from herefordshire_desk.domain.extracts.stamp import stamp
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    Child,
    ChildId,
    PeriodOfCareId,
    Record,
    SocialWorkerId,
)
from herefordshire_desk.domain.returns.kept import packed
from herefordshire_desk.domain.returns.sheets import ReturnSheet
from tests.make import DAY

CHILDREN = [ChildId(child) for child in ("C1", "C2", "C3")]
# few, so that records often meet on one: a day of assessment, the days beside it, long before
DAYS = st.sampled_from([-900, -400, -365, -100, -8, -1, 0, 1, 30]).map(
    lambda days: DAY + timedelta(days)
)
WORDS = st.sampled_from(["", "Ann", "O'Hara", "Zoë", '"', "P1", "A3", "T0", "U6", "V3", "C1", "C2"])
BY_TYPE: dict[Any, SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(0, 60),
    float: st.sampled_from([0.5, 0.8, 1, 1.0]),
    date: DAYS,
    NoneType: st.none(),
    ChildId: st.sampled_from(CHILDREN),
    SocialWorkerId: st.sampled_from(["", "SW1", "SW2", "SW3"]),
    PeriodOfCareId: st.sampled_from(["CARE1", "CARE2"]),
}
BY_FIELD: dict[str, SearchStrategy[Any]] = {
    "role": st.sampled_from(["Social Worker", " lead ", "Family Support"]),
    "referral_id": st.sampled_from(["", "1", "2"]),
    "date_of_birth": st.sampled_from(
        [None, date(2008, 11, 20), date(2008, 11, 21), date(2015, 3, 1)]
    ),
    "child_id": st.sampled_from(["C1", "C1", "C1", "C2", "C3"]),
    "record": st.sampled_from(["Visit:1", "Child:C1", "Allocation:"]),
    "cells": st.sampled_from(["[]", '[["Gender", "F"], ["Born", {"date": "2015-03-01"}]]']),
    "packed": st.just(packed(ReturnSheet(name="Visits", columns=("child",), rows=()))),
    "died_on": st.sampled_from([None, None, None, DAY]),
}


def records(*kinds: type[Record]) -> SearchStrategy[list[Record]]:
    """Records of those types, no two of a type with one id."""
    one = st.sampled_from(kinds or RECORD_TYPES).flatmap(a_record)
    return st.lists(one, max_size=30, unique_by=lambda record: (type(record), record.id))


def stamped_records(*kinds: type[Record]) -> SearchStrategy[list[Record]]:
    """The same; what an extract said of them is a stamp, as it always is."""
    return records(*kinds).map(lambda found: [_stamped(each) for each in found])


def _stamped(record: Any) -> Any:
    if not getattr(record, "extracted", ""):
        return record
    return replace(record, extracted=stamp("ssd", record, ("start", "visited_on", "end")))


@cache
def a_record(kind: type[Record]) -> SearchStrategy[Record]:
    hints = get_type_hints(kind)
    del hints["id"]
    ids = st.sampled_from(CHILDREN) if kind is Child else st.integers(1, 12).map(str)
    fields = {
        name: BY_FIELD[name] if name in BY_FIELD else _values(hint) for name, hint in hints.items()
    }
    return st.builds(kind, id=ids, **fields)


def _values(hint: Any) -> SearchStrategy[Any]:
    if hint in BY_TYPE:
        return BY_TYPE[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_args(hint):
        return st.one_of([_values(part) for part in get_args(hint)])
    return BY_TYPE[hint.__supertype__]  # a NewType of text
