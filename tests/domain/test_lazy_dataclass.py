"""A lazy dataclass is the standard library's in all but the moment its methods are written."""

from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass
from herefordshire_desk.domain.records import RECORD_TYPES
from tests.make import visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What a lazy one is held against."""

    id: str
    count: int = 0

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("below nothing")


def lazy() -> type:
    """A class of the same fields, new each time: none of its methods has been written."""

    @lazy_dataclass(frozen=True, slots=True, kw_only=True)
    class Lazy:
        id: str
        count: int = 0

        def __post_init__(self) -> None:
            if self.count < 0:
                raise ValueError("below nothing")

    return Lazy


def unmade(kind: type, **values: object) -> object:
    """One whose slots are filled with no constructor, as the store reads its rows."""
    record = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(record, name, value)
    return record


NAMES, COUNTS = st.text(max_size=3), st.integers(0, 3)
VALUES = st.fixed_dictionaries({"id": NAMES, "count": COUNTS})


@given(VALUES, VALUES)
def test_that_two_are_equal_and_hash_alike_just_as_two_standard_ones_do(one, other):
    kind = lazy()
    assert (unmade(kind, **one) == unmade(kind, **other)) == (Standard(**one) == Standard(**other))
    assert hash(unmade(lazy(), **one)) == hash(Standard(**one))


@given(VALUES)
def test_that_one_read_from_a_row_is_the_one_that_is_constructed(values):
    kind = lazy()
    assert unmade(kind, **values) == kind(**values)
    assert {kind(**values)} == {unmade(kind, **values)}


@given(VALUES)
def test_that_it_is_shown_as_a_standard_one_is(values):
    shown, standard = repr(unmade(lazy(), **values)), repr(Standard(**values))
    assert shown.partition("(")[2] == standard.partition("(")[2]


def test_that_it_is_no_other_kinds_equal():
    assert lazy()(id="A") != Standard(id="A")


@pytest.mark.parametrize("wrong", [{}, {"name": "A"}, {"id": "A", "day": 1}])
def test_that_wrong_fields_are_refused_as_by_a_standard_one(wrong):
    with pytest.raises(TypeError):
        Standard(**wrong)
    with pytest.raises(TypeError):
        lazy()(**wrong)


def test_that_what_it_looks_at_after_it_is_made_is_looked_at_from_the_first():
    kind = lazy()
    for _ in range(2):
        with pytest.raises(ValueError, match="below nothing"):
            kind(id="A", count=-1)


@pytest.mark.parametrize("name", ["id", "count", "unheard_of"])
def test_that_it_can_be_neither_set_nor_deleted(name):
    record = unmade(lazy(), id="A", count=0)
    with pytest.raises(FrozenInstanceError):
        setattr(record, name, "B")
    with pytest.raises(FrozenInstanceError):
        delattr(record, name)


def test_that_its_fields_are_known_and_it_can_be_replaced_before_any_method_is_written():
    kind = lazy()
    assert [(part.name, part.default) for part in fields(kind)] == [
        (part.name, part.default) for part in fields(Standard)
    ]
    assert replace(unmade(kind, id="A", count=1), count=2) == kind(id="A", count=2)


def test_that_the_methods_of_a_class_are_written_once_and_no_other_class_is_touched():
    kind, other = lazy(), lazy()
    waiting = kind.__init__
    kind(id="A")
    written = kind.__init__
    kind(id="B")
    assert written is not waiting
    assert kind.__init__ is written
    assert other.__init__ is waiting


def test_that_every_record_type_is_one():
    for kind in RECORD_TYPES:
        with pytest.raises(FrozenInstanceError):
            object.__new__(kind).id = "A"
        assert not hasattr(object.__new__(kind), "__dict__")


@pytest.mark.parametrize("again", [copy, deepcopy])
def test_that_a_copy_is_the_same(again):
    one = visit(id="V1", seen_alone=True)
    assert again(one) == one
    assert again(one) is not one
