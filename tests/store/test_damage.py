"""The six damages, each done to a desk that lay closed, and to its backup."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from herefordshire_desk.store.backup import backup, restore
from herefordshire_desk.store.faults import Damaged, Fault
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.open import open_desk_with_key
from herefordshire_desk.store.packed import DESK_MEMBER, KEYS_MEMBER
from tests.store.desks import AT, PASSWORD, WHO, closed, made, many, names

PAGE = 4096
Damage = Callable[[bytes], bytes]


def over(at: int, new: bytes) -> Damage:
    return lambda data: data[:at] + new + data[at + len(new) :]


DAMAGES = pytest.mark.parametrize(
    "damage",
    [
        pytest.param(over(0, bytes(100)), id="the_header_wiped"),
        pytest.param(lambda data: over(3, bytes([data[3] ^ 1]))(data), id="a_bit_of_the_header"),
        pytest.param(
            lambda data: over(60 * PAGE + 700, bytes([data[60 * PAGE + 700] ^ 1]))(data),
            id="a_bit_in_a_row",
        ),
        pytest.param(over(70 * PAGE, bytes(PAGE)), id="a_page_wiped"),
        pytest.param(lambda data: data[: len(data) // PAGE // 2 * PAGE], id="half_the_pages_gone"),
        pytest.param(lambda data: data[: -PAGE * 5 // 2], id="cut_in_the_middle_of_a_page"),
    ],
)


@DAMAGES
def test_that_a_damaged_desk_is_refused_or_found_out(path: Path, damage: Damage) -> None:
    key = closed(path, *many(1500))
    whole = path.read_bytes()
    assert len(whole) > 100 * PAGE
    path.write_bytes(damage(whole))
    found = []
    try:
        with open_desk_with_key(path, key, who=WHO) as store:
            found = list(check(store).faults)
    except Damaged as fault:
        found = [str(fault)]
    assert found
    assert all("damaged" in sentence for sentence in found if "file" in sentence)


@DAMAGES
def test_that_a_damaged_backup_is_refused_and_nothing_is_touched(path, damage: Damage) -> None:
    out = path.with_name("backup.zip")
    with made(path, *many(1500)) as store:
        backup(store, out, now=AT)
    with ZipFile(out) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    with ZipFile(out, "w") as packed:  # so that its own checksums agree with the damage
        packed.writestr(KEYS_MEMBER, members[KEYS_MEMBER])
        packed.writestr(DESK_MEMBER, damage(members[DESK_MEMBER]))
    before = path.read_bytes(), names(path.parent)
    with pytest.raises(Fault, match="damaged"):
        restore(out, path, PASSWORD, who=WHO, now=AT)
    assert (path.read_bytes(), names(path.parent)) == before
