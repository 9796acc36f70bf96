"""A frozen dataclass whose methods are written when one of them is first used.

The standard library writes and compiles six methods of every dataclass as its module is
imported. For the records that is a tenth of the whole start, and most of them the first page
makes none of. Here the fields and slots are made at once, and the standard library writes the
methods of a class when one of them is first called.
"""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, fields
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["lazy_dataclass"]

_SLOTS: dict[type, list[Any]] = {}
LATER = ("__init__", "__repr__", "__eq__", "__hash__")


def _lazy_dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
    """As `dataclasses.dataclass`, always frozen and slotted: it is written so for type checkers."""
    assert frozen
    assert slots
    make = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)

    def decorated(kind: type) -> type:
        made: type = make(kind)
        for name, stand_in in _STAND_INS.items():
            setattr(made, name, stand_in)
        return made

    return decorated


def _write(kind: type) -> None:
    """Put in place what the standard library writes for the fields of a class."""
    parts = fields(kind)
    body: dict[str, Any] = {part.name: part for part in parts}
    body["__annotations__"] = {part.name: part.type for part in parts}
    if hasattr(kind, "__post_init__"):
        body["__post_init__"] = kind.__post_init__
    written: type = dataclass(frozen=True)(type(kind.__name__, (), body))
    for name in LATER:
        setattr(kind, name, written.__dict__[name])


def _stand_in(name: str) -> Callable[..., Any]:
    def method(self: object, *arguments: object, **named: object) -> Any:  # noqa: ANN401 - as the method says
        _write(type(self))
        return getattr(self, name)(*arguments, **named)

    return method


def _refused(self: object, name: str, _value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")


def _slots(kind: Any) -> list[Any]:  # noqa: ANN401 - whatever class is decorated
    """What each field's value lies in, in their order: a million records may be put away."""
    if kind not in _SLOTS:
        _SLOTS[kind] = [getattr(kind, part.name) for part in fields(kind)]
    return _SLOTS[kind]


def _state(self: object) -> list[Any]:
    return [slot.__get__(self) for slot in _slots(type(self))]


def _take_state(self: object, state: list[Any]) -> None:
    for slot, value in zip(_slots(type(self)), state, strict=True):
        slot.__set__(self, value)


_STAND_INS: dict[str, Callable[..., Any]] = {
    **{name: _stand_in(name) for name in LATER},
    "__setattr__": _refused,
    "__delattr__": _refused,
    "__getstate__": _state,
    "__setstate__": _take_state,
}

if TYPE_CHECKING:
    from dataclasses import dataclass as lazy_dataclass
else:
    lazy_dataclass = _lazy_dataclass
