"""What FILE.keys holds, and how it is written.

It is JSON with a checksum, so that damage is not mistaken for a wrong password.
"""

import json
from typing import Any, NamedTuple

from herefordshire_desk.store.faults import KeysDamaged, NewerDesk

FORMAT = 1
MOST_MEMORY_KIB = 1024 * 1024  # a damaged cost must not ask for all of a computer's memory
MOST_PASSES = 64


class Cost(NamedTuple):
    """What stretching a password costs, as Argon2id counts it."""

    memory_kib: int
    passes: int
    lanes: int


class Slot(NamedTuple):
    """The key wrapped once by AES-GCM. `cost` is None where nothing is stretched."""

    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None = None


class KeyFile(NamedTuple):
    """The wrapped key. `proof` tells the right key from another without showing it."""

    file_id: bytes
    password: Slot
    recovery: Slot
    proof: bytes

    def to_bytes(self) -> bytes:
        """As it is written."""
        body = {
            "format": FORMAT,
            "file_id": self.file_id.hex(),
            "password": slot_values(self.password),
            "recovery": slot_values(self.recovery),
            "proof": self.proof.hex(),
        }
        return json.dumps({**body, "checksum": checksum(body)}, indent=1).encode()


def keyfile_from(data: bytes) -> KeyFile:
    """What was written. Raises KeysDamaged, or NewerDesk where a later version wrote it."""
    try:
        values = json.loads(data)
        if values.pop("checksum") != checksum(values):
            raise KeysDamaged
        if values["format"] > FORMAT:
            raise NewerDesk
        return KeyFile(
            file_id=bytes.fromhex(values["file_id"]),
            password=slot_from(values["password"]),
            recovery=slot_from(values["recovery"]),
            proof=bytes.fromhex(values["proof"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise KeysDamaged from None


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
    return values


def slot_from(values: dict[str, Any]) -> Slot:
    """What was written. Raises KeysDamaged for a cost that would bring a computer to its knees."""
    cost = Cost(*values["argon2id"]) if "argon2id" in values else None
    if cost and (cost.memory_kib > MOST_MEMORY_KIB or cost.passes > MOST_PASSES):
        raise KeysDamaged
    salt, nonce, wrapped = (bytes.fromhex(values[name]) for name in ("salt", "nonce", "wrapped"))
    return Slot(salt, nonce, wrapped, cost)


def checksum(body: dict[str, Any]) -> str:
    """What the values of the file, less this one, come to."""
    from cryptography.hazmat.primitives.hashes import SHA256, Hash

    digest = Hash(SHA256())
    digest.update(json.dumps(body, sort_keys=True).encode())
    return digest.finalize().hex()
