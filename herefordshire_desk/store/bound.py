"""Binding: on Windows the password's slot opens only for the person and computer it was made by.

The system's own encryption (DPAPI, of the current user) is laid round what the password has
encrypted, so a stolen file of keys and a guessed password do not open a desk: both are needed.
The recovery code's slot is never bound; it is how a desk comes to a new computer.
"""

import sys
from typing import Protocol

from herefordshire_desk.store.faults import BoundElsewhere
from herefordshire_desk.store.keyfile import Slot


class Binding(Protocol):
    """What only this person on this computer can take off again."""

    name: str

    def bind(self, data: bytes) -> bytes:
        """The data, bound."""

    def unbind(self, data: bytes) -> bytes:
        """The data again. Raises OSError where it was bound by another."""


def this_binding() -> Binding | None:
    """What the system has for it; None where it has nothing, which is anywhere but on Windows."""
    if sys.platform == "win32":
        from herefordshire_desk.store.dpapi import Dpapi

        return Dpapi()
    return None


def bound(slot: Slot) -> Slot:
    """The slot bound to this person and computer, or as it is where the system has nothing."""
    binding = this_binding()
    if binding is None:
        return slot
    return slot._replace(wrapped=binding.bind(slot.wrapped), bound_by=binding.name)


def unbound(slot: Slot) -> Slot:
    """The slot without what binds it. Raises BoundElsewhere where that is not ours to take off."""
    binding = this_binding()
    if binding is None or binding.name != slot.bound_by:
        raise BoundElsewhere
    try:
        return slot._replace(wrapped=binding.unbind(slot.wrapped), bound_by="")
    except OSError:
        raise BoundElsewhere from None
