"""FILE.keys: the random key of the desk, wrapped once by the password and once by a printed code.

The password is never the key, so changing it wraps the same key again and touches no data. Each
wrapping is bound to its file's id: one copied into another keys file opens nothing.
"""

import os
import unicodedata
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass
from herefordshire_desk.store.engine import in_words
from herefordshire_desk.store.faults import BoundElsewhere, KeysDamaged, WrongPassword
from herefordshire_desk.store.files import KEYS, beside, write_whole
from herefordshire_desk.store.keyfile import Cost, KeyFile, Slot, keyfile_from, usable_keyfile
from herefordshire_desk.store.new_passwords import CODE_LENGTH, new_code, typed_code
from herefordshire_desk.store.pair import require_pair

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hmac import HMAC

COST = Cost(memory_kib=19 * 1024, passes=2, lanes=1)  # the least that OWASP advises for Argon2id
KEY_BYTES = 32
FIRST_SLOT_DAMAGED = (
    "The part of the file of keys that the password opens is damaged; the rest is whole. The "
    "recovery code opens this desk and gives it a new password."
)
SECOND_SLOT_DAMAGED = (
    "The part of the file of keys that the recovery code opens is damaged; the rest is whole. The "
    "password opens this desk: make a new recovery code then."
)


@lazy_dataclass(frozen=True, slots=True)
class Keys:
    """A new desk's key, and the file that holds it wrapped."""

    file: KeyFile
    key: bytes = field(repr=False)


def new_keys(password: str) -> tuple[Keys, str]:
    """A new random key wrapped in both ways, and the recovery code, which is nowhere kept."""
    key, file_id, code = os.urandom(KEY_BYTES), os.urandom(16), new_code()
    file = KeyFile(
        file_id=file_id,
        password=_password_slot(key, file_id, password),
        recovery=_wrapped(key, file_id, typed_code(code), None),
        proof=_proof(key, file_id),
    )
    return Keys(file, key), code


def unlock(path: Path, password: str) -> bytes:
    """The key of the desk at `path`. Needs no lock and no database; takes about 60 ms.

    Raises WrongPassword, and what `require_pair` and `keyfile_from` raise.
    """
    return unwrap(_key_file(path), password)


def unlock_with_recovery(path: Path, code: str) -> bytes:
    """The key by the recovery code. Raises what `unwrap_code` and `require_pair` raise."""
    return unwrap_code(_key_file(path), code)


def unwrap_code(file: KeyFile, code: str) -> bytes:
    """The key by the recovery code: case, spaces and dashes are passed over, O is 0 and I is 1.

    Raises WrongPassword, or KeysDamaged where its slot is.
    """
    if file.recovery is None:
        raise KeysDamaged(SECOND_SLOT_DAMAGED)
    try:
        return _unwrapped(file, file.recovery, typed_code(code))
    except WrongPassword:
        raise WrongPassword("That recovery code does not open this desk.") from None


def unwrap(file: KeyFile, password: str) -> bytes:
    """The key a password unwraps. Raises WrongPassword, BoundElsewhere, KeysDamaged."""
    if file.password is None:
        raise KeysDamaged(FIRST_SLOT_DAMAGED)
    slot = file.password
    if slot.bound_by:
        from herefordshire_desk.store.bound import unbound

        slot = unbound(slot)
    return _unwrapped(file, slot, _prepared(password))


def unwrap_by_either(file: KeyFile, password_or_code: str) -> bytes:
    """The key by the password, or by the code in its place. Raises what refused the password."""
    try:
        return unwrap(file, password_or_code)
    except (WrongPassword, BoundElsewhere) as refused:
        if len(typed_code(password_or_code)) != CODE_LENGTH:
            raise
        try:
            return unwrap_code(file, password_or_code)
        except (WrongPassword, KeysDamaged):
            raise refused from None


def sealed(data: bytes, bound_to: bytes, password: str) -> Slot:
    """Any data under a password of its own, so that it opens with `bound_to` alone."""
    return _wrapped(data, bound_to, _prepared(password), COST)


def unsealed(slot: Slot, bound_to: bytes, password: str) -> bytes:
    """What was sealed. Raises WrongPassword, or KeysDamaged for a slot that no desk wrote."""
    return _opened(slot, bound_to, _prepared(password))


def change_password(path: Path, key: bytes, new_password: str) -> None:
    """Wrap the same key by a new password. The data and the recovery code stay as they are."""
    file = _key_file(path)
    _require_proof(file, key)
    slot = _password_slot(key, file.file_id, new_password)
    with in_words():
        write_whole(beside(path, KEYS), file._replace(password=slot).to_bytes())


def change_code(path: Path, key: bytes, new_code: str) -> None:
    """Wrap the same key by a new recovery code: the old one opens nothing from now on."""
    file = _key_file(path)
    _require_proof(file, key)
    slot = _wrapped(key, file.file_id, typed_code(new_code), None)
    with in_words():
        write_whole(beside(path, KEYS), file._replace(recovery=slot).to_bytes())


def read_keys(path: Path, key: bytes) -> bytes:
    """FILE.keys as it is written, made sure that it holds `key`. Raises KeysDamaged."""
    data = beside(path, KEYS).read_bytes()
    _require_proof(keyfile_from(data), key)
    return data


def _key_file(path: Path) -> KeyFile:
    with in_words():
        require_pair(path)
        return usable_keyfile(beside(path, KEYS).read_bytes())


def _prepared(password: str) -> str:
    """One spelling for what looks the same, however the keyboard composes its accents."""
    return unicodedata.normalize("NFKC", password)


def _wrapped(key: bytes, file_id: bytes, by: str, cost: Cost | None) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not by:
        raise ValueError("a password has at least one character")
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = AESGCM(_stretched(by, salt, cost)).encrypt(nonce, key, file_id)
    return Slot(salt, nonce, wrapped, cost)


def _password_slot(key: bytes, file_id: bytes, password: str) -> Slot:
    """The key wrapped by a password and, where the system can, bound to who is at the computer."""
    from herefordshire_desk.store.bound import bound

    return bound(_wrapped(key, file_id, _prepared(password), COST))


def _unwrapped(file: KeyFile, slot: Slot, by: str) -> bytes:
    key = _opened(slot, file.file_id, by)
    _require_proof(file, key)
    return key


def _opened(slot: Slot, bound_to: bytes, by: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        cipher = AESGCM(_stretched(by, slot.salt, slot.cost))
        return cipher.decrypt(slot.nonce, slot.wrapped, bound_to)
    except InvalidTag:
        raise WrongPassword from None
    except ValueError:  # a salt, a nonce or a cost that no desk would have written
        raise KeysDamaged from None


def _stretched(text: str, salt: bytes, cost: Cost | None) -> bytes:
    """A wrapping key. The recovery code is random enough to need no stretching."""
    data = text.encode("utf-8", "surrogatepass")
    if cost is None:
        return _hmac(salt, data).finalize()
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(data)


def _proof(key: bytes, file_id: bytes) -> bytes:
    return _hmac(key, b"proof " + file_id).finalize()


def _require_proof(file: KeyFile, key: bytes) -> None:
    """No key but the file's own may be wrapped in it."""
    from cryptography.exceptions import InvalidSignature

    try:
        _hmac(key, b"proof " + file.file_id).verify(file.proof)
    except InvalidSignature:
        raise KeysDamaged from None


def _hmac(key: bytes, data: bytes) -> "HMAC":
    """HMAC-SHA256 of what opens the desk anyway: hashlib would bring a second OpenSSL at start."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.hmac import HMAC

    digest = HMAC(key, SHA256())
    digest.update(data)
    return digest
