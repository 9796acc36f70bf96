import json
from typing import Any

import pytest

from herefordshire_desk.store.faults import KeysDamaged
from herefordshire_desk.store.keyfile import (
    Cost,
    KeyFile,
    Slot,
    checksum,
    keyfile_from,
    usable_keyfile,
)

FILE = KeyFile(
    file_id=b"f" * 16,
    password=Slot(b"s" * 16, b"n" * 12, b"w" * 48, Cost(19 * 1024, 2, 1)),
    recovery=Slot(b"r" * 16, b"m" * 12, b"v" * 48),
    proof=b"p" * 32,
)


def rewritten(**values: Any) -> bytes:
    """The file as somebody would write it who knows how the checksum is made."""
    body = {**json.loads(FILE.to_bytes()), **values}
    body.pop("checksum")
    return json.dumps({**body, "checksum": checksum(body)}).encode()


def test_that_what_is_written_is_read_back() -> None:
    assert keyfile_from(FILE.to_bytes()) == FILE
    assert keyfile_from(rewritten()) == FILE


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an_empty_file"),
        pytest.param(b"[1, 2]", id="another_kind_of_json"),
        pytest.param(b"\xff\xfe\x00", id="no_text"),
        pytest.param(b"{}", id="nothing_in_it"),
        pytest.param(rewritten(proof="no hexadecimal"), id="a_value_of_another_kind"),
        pytest.param(rewritten(recovery={}), id="a_slot_with_nothing_in_it"),
        pytest.param(
            rewritten(password={"salt": "", "nonce": "", "wrapped": "", "argon2id": [2**31, 2, 1]}),
            id="a_cost_beyond_any_computer",
        ),
        pytest.param(
            rewritten(password={"salt": "", "nonce": "", "wrapped": "", "argon2id": [8, 2, -1]}),
            id="a_cost_below_nothing",
        ),
    ],
)
def test_that_anything_else_is_damaged(data: bytes) -> None:
    with pytest.raises(KeysDamaged):
        keyfile_from(data)


def damaged(*names: str, of: bytes = FILE.to_bytes()) -> bytes:
    """One hexadecimal digit altered in each of those, and no checksum made again."""
    values = json.loads(of)
    for name in names:
        holder = values if isinstance(values[name], str) else values[name]
        key = name if holder is values else "wrapped"
        holder[key] = ("1" if holder[key][0] == "0" else "0") + holder[key][1:]
    return json.dumps(values).encode()


@pytest.mark.parametrize(
    ("name", "left"),
    [
        pytest.param("password", FILE._replace(password=None), id="the_passwords"),
        pytest.param("recovery", FILE._replace(recovery=None), id="the_recovery_codes"),
    ],
)
def test_that_one_damaged_slot_leaves_the_other(name: str, left: KeyFile) -> None:
    assert usable_keyfile(damaged(name)) == left
    with pytest.raises(KeysDamaged):
        keyfile_from(damaged(name))


@pytest.mark.parametrize("names", [("password", "recovery"), ("file_id",), ("proof",)])
def test_that_nothing_opens_where_both_slots_or_what_they_stand_on_is_damaged(names) -> None:
    with pytest.raises(KeysDamaged):
        usable_keyfile(damaged(*names))


def test_that_a_file_of_an_earlier_version_opens_and_has_no_slot_to_spare() -> None:
    values = json.loads(FILE.to_bytes())
    for name in ("password", "recovery"):
        del values[name]["checksum"]
    del values["checksum"], values["beside_slots"]
    old = json.dumps({**values, "checksum": checksum(values)}).encode()
    assert usable_keyfile(old) == keyfile_from(old) == FILE
    with pytest.raises(KeysDamaged):
        usable_keyfile(damaged("password", of=old))


def test_that_an_earlier_version_reads_what_this_one_writes() -> None:
    """It checks the whole's checksum over all other values, and takes those it knows."""
    values = json.loads(FILE.to_bytes())
    assert values.pop("checksum") == checksum(values)
    assert {"salt", "nonce", "wrapped", "argon2id"} < set(values["password"])


def test_that_a_file_with_a_damaged_slot_is_not_written_again() -> None:
    with pytest.raises(KeysDamaged, match="new recovery code"):
        FILE._replace(recovery=None).to_bytes()
