import json
from typing import Any

import pytest

from herefordshire_desk.store.faults import KeysDamaged
from herefordshire_desk.store.keyfile import Cost, KeyFile, Slot, checksum, keyfile_from

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
    ],
)
def test_that_anything_else_is_damaged(data: bytes) -> None:
    with pytest.raises(KeysDamaged):
        keyfile_from(data)
