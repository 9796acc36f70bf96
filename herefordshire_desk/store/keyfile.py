"""What FILE.keys holds, and how it is written.

It is JSON with a checksum, so that damage is not mistaken for a wrong password. Each slot has one
of its own and what is beside the slots has another, so that one damaged slot leaves the other to
open the desk. Files of earlier versions have the one checksum of the whole.
"""

import json
from typing import Any, NamedTuple

from herefordshire_desk.store.faults import KeysDamaged, NewerDesk

FORMAT = 1
ONE_SLOT = (
    "Part of the file of keys beside this desk is damaged. Make a new recovery code if the "
    "password opens the desk; if only the recovery code does, give the desk a new password by it."
)


class Cost(NamedTuple):
    """What stretching a password costs, as Argon2id counts it."""

    memory_kib: int
    passes: int
    lanes: int


# a damaged cost must not ask for all of a computer's memory
MOST = Cost(memory_kib=1024 * 1024, passes=64, lanes=64)


class Slot(NamedTuple):
    """The key wrapped once by AES-GCM. `cost` is None where nothing is stretched.

    `bound_by` names what the system laid round `wrapped`, blank for nothing: see bound.py.
    """

    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None = None
    bound_by: str = ""


class KeyFile(NamedTuple):
    """The wrapped key. `proof` tells the right key from another without showing it.

    A slot is None where it is damaged and the rest is not.
    """

    file_id: bytes
    password: Slot | None
    recovery: Slot | None
    proof: bytes

    def to_bytes(self) -> bytes:
        """As it is written. Raises KeysDamaged where a slot is damaged: make a new one first."""
        if self.password is None or self.recovery is None:
            raise KeysDamaged(ONE_SLOT)
        body = {
            "format": FORMAT,
            "file_id": self.file_id.hex(),
            "password": _with_sum(slot_values(self.password)),
            "recovery": _with_sum(slot_values(self.recovery)),
            "proof": self.proof.hex(),
        }
        body["beside_slots"] = checksum(_beside_slots(body))
        return json.dumps({**body, "checksum": checksum(body)}, indent=1).encode()


def keyfile_from(data: bytes) -> KeyFile:
    """What was written, whole. Raises KeysDamaged, or NewerDesk where a later version wrote it."""
    values, whole = _read(data)
    if not whole:
        raise KeysDamaged
    return _keyfile(values, whole=True)


def usable_keyfile(data: bytes) -> KeyFile:
    """What was written, without a slot that is damaged. Raises KeysDamaged where nothing opens."""
    values, whole = _read(data)
    if not whole and values.get("beside_slots") != checksum(_beside_slots(values)):
        raise KeysDamaged
    file = _keyfile(values, whole=whole)
    if file.password is None and file.recovery is None:
        raise KeysDamaged
    return file


def _read(data: bytes) -> tuple[dict[str, Any], bool]:
    """The values less their checksum, and whether it is theirs."""
    try:
        values = json.loads(data)
        whole = values.pop("checksum", "") == checksum(values)
        if whole and values["format"] > FORMAT:
            raise NewerDesk
    except (ValueError, TypeError, KeyError, AttributeError):
        raise KeysDamaged from None
    return values, whole


def _keyfile(values: dict[str, Any], *, whole: bool) -> KeyFile:
    try:
        return KeyFile(
            file_id=bytes.fromhex(values["file_id"]),
            password=slot_from(values["password"]) if whole else _sound_slot(values, "password"),
            recovery=slot_from(values["recovery"]) if whole else _sound_slot(values, "recovery"),
            proof=bytes.fromhex(values["proof"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise KeysDamaged from None


def _beside_slots(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values.get(name) for name in ("format", "file_id", "proof")}


def _with_sum(values: dict[str, object]) -> dict[str, object]:
    return {**values, "checksum": checksum(values)}


def _sound_slot(values: dict[str, Any], name: str) -> Slot | None:
    """The slot of that name if its own checksum says that it is as it was written."""
    slot = values.get(name)
    if not isinstance(slot, dict):
        return None
    body = {key: value for key, value in slot.items() if key != "checksum"}
    return slot_from(slot) if slot.get("checksum") == checksum(body) else None


def slot_values(slot: Slot) -> dict[str, object]:
    """As it is written."""
    values: dict[str, object] = {
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }
    if slot.cost:
        cost = slot.cost
        values["argon2id"] = [cost.memory_kib, cost.passes, cost.lanes]
    if slot.bound_by:
        values["bound_by"] = slot.bound_by
    return values


def slot_from(values: dict[str, Any]) -> Slot:
    """What was written. Raises KeysDamaged for a cost that would bring a computer to its knees."""
    cost = Cost(*values["argon2id"]) if "argon2id" in values else None
    if cost and not all(1 <= each <= most for each, most in zip(cost, MOST, strict=True)):
        raise KeysDamaged
    salt, nonce, wrapped = (bytes.fromhex(values[name]) for name in ("salt", "nonce", "wrapped"))
    return Slot(salt, nonce, wrapped, cost, str(values.get("bound_by", "")))


def checksum(body: dict[str, Any]) -> str:
    """What the values of the file, less this one, come to."""
    from cryptography.hazmat.primitives.hashes import SHA256, Hash

    digest = Hash(SHA256())
    digest.update(json.dumps(body, sort_keys=True).encode())
    return digest.finalize().hex()
