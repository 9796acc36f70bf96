import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.store.faults import (
    KeysDamaged,
    KeysMissing,
    NewerDesk,
    NotFound,
    WrongPassword,
)
from herefordshire_desk.store.files import KEYS, beside
from herefordshire_desk.store.keyfile import FORMAT, checksum, keyfile_from
from herefordshire_desk.store.keys import (
    change_code,
    change_password,
    new_keys,
    read_keys,
    unlock,
    unlock_with_recovery,
    unwrap,
)
from tests.store.child import new_password
from tests.store.desks import PASSWORD, closed
from tests.store.processes import killed_at_each_rename

KEYS_OF_TWO = [new_keys(PASSWORD) for _ in range(2)]


@pytest.fixture
def code(path: Path) -> str:
    """The recovery code of a pair at `path` whose desk is only there to be found."""
    keys, code = KEYS_OF_TWO[0]
    path.write_bytes(b"no plain text here")
    beside(path, KEYS).write_bytes(keys.file.to_bytes())
    return code


def test_that_the_password_gives_the_key(path: Path, code: str) -> None:
    assert unlock(path, PASSWORD) == KEYS_OF_TWO[0][0].key


@pytest.mark.parametrize("password", ["", "Maple lantern otter cloud", f"{PASSWORD} ", "ключ"])
def test_that_another_password_is_a_wrong_password(path: Path, code: str, password: str) -> None:
    with pytest.raises(WrongPassword, match="password does not open"):
        unlock(path, password)


def test_that_a_password_is_the_same_however_its_accents_are_composed() -> None:
    keys, _ = new_keys("cafe\u0301 au lait, always")
    assert unwrap(keys.file, "caf\u00e9 au lait, always") == keys.key


def test_that_a_new_key_needs_a_password() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        new_keys("")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(lambda code: code, id="as_it_was_printed"),
        pytest.param(str.lower, id="in_small_letters"),
        pytest.param(lambda code: code.replace("-", ""), id="without_dashes"),
        pytest.param(lambda code: f" {code.replace('-', ' ')}\n", id="with_spaces"),
        pytest.param(lambda code: code.replace("0", "O").replace("1", "I"), id="O_for_0_I_for_1"),
        pytest.param(lambda code: code.replace("0", "o").replace("1", "l"), id="o_for_0_l_for_1"),
    ],
)
def test_that_the_recovery_code_may_be_typed_back_loosely(path, code, typed) -> None:
    assert unlock_with_recovery(path, typed(code)) == KEYS_OF_TWO[0][0].key


def test_that_another_desks_recovery_code_is_refused_in_its_own_words(path, code) -> None:
    with pytest.raises(WrongPassword, match="recovery code does not open"):
        unlock_with_recovery(path, KEYS_OF_TWO[1][1])


def test_that_a_recovery_code_is_grouped_and_has_128_bits_or_more() -> None:
    groups = KEYS_OF_TWO[0][1].split("-")
    assert {len(group) for group in groups} == {4}
    assert len("".join(groups)) * 5 >= 128
    assert not set("".join(groups)) & set("ILOU")


def test_that_a_new_password_keeps_the_key_and_the_recovery_code(path: Path, code: str) -> None:
    key = unlock(path, PASSWORD)
    change_password(path, key, "four other plain words")
    assert unlock(path, "four other plain words") == key
    assert unlock_with_recovery(path, code) == key
    with pytest.raises(WrongPassword):
        unlock(path, PASSWORD)


def test_that_no_other_key_can_be_wrapped_in_a_desks_file(path: Path, code: str) -> None:
    before = beside(path, KEYS).read_bytes()
    with pytest.raises(KeysDamaged):
        change_password(path, bytes(32), "four other plain words")
    with pytest.raises(KeysDamaged):
        read_keys(path, bytes(32))
    assert beside(path, KEYS).read_bytes() == before


def test_that_killed_while_changing_the_password_the_old_or_the_new_one_opens(path, code) -> None:
    key = unlock(path, PASSWORD)
    for _ in killed_at_each_rename(new_password, path, key.hex(), "the new words", at_least=1):
        assert unlock(path, PASSWORD) == key
    assert unlock(path, "the new words") == key


def test_that_a_slot_moved_into_another_desks_file_opens_nothing() -> None:
    ours, theirs = (keys.file for keys, _ in KEYS_OF_TWO)
    with pytest.raises(WrongPassword):
        unwrap(ours._replace(password=theirs.password), PASSWORD)


def test_that_a_desk_without_keys_is_said_so_and_gets_none(path: Path, code: str) -> None:
    beside(path, KEYS).unlink()
    with pytest.raises(KeysMissing, match=r"desk\.hfd\.keys is missing"):
        unlock(path, PASSWORD)
    assert not beside(path, KEYS).exists()


def test_that_keys_without_a_desk_unlock_nothing(path: Path, code: str) -> None:
    path.unlink()
    with pytest.raises(NotFound):
        unlock(path, PASSWORD)


@given(st.data())
def test_that_damage_to_the_keys_is_never_taken_for_a_wrong_password(data: st.DataObject) -> None:
    whole = KEYS_OF_TWO[0][0].file.to_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    harmed = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    cut = whole[:at]
    for damaged in (harmed, cut):
        try:
            assert keyfile_from(damaged) == KEYS_OF_TWO[0][0].file
        except KeysDamaged:
            assert damaged != whole


def damage(path: Path, slot: str) -> None:
    """One digit of what is wrapped there."""
    keys = beside(path, KEYS)
    values = json.loads(keys.read_bytes())
    wrapped = values[slot]["wrapped"]
    values[slot]["wrapped"] = wrapped[:-1] + ("1" if wrapped[-1] == "0" else "0")
    keys.write_bytes(json.dumps(values).encode())


def test_that_with_the_passwords_slot_damaged_the_code_opens_and_mends_it(path, code) -> None:
    damage(path, "password")
    with pytest.raises(KeysDamaged, match="recovery code opens this desk"):
        unlock(path, PASSWORD)
    key = unlock_with_recovery(path, code)
    change_password(path, key, "another good password")
    assert unlock(path, "another good password") == key
    assert keyfile_from(beside(path, KEYS).read_bytes())


def test_that_with_the_codes_slot_damaged_the_password_opens_and_a_new_code_mends_it(
    path, code
) -> None:
    damage(path, "recovery")
    with pytest.raises(KeysDamaged, match="make a new recovery code"):
        unlock_with_recovery(path, code)
    key = unlock(path, PASSWORD)
    with pytest.raises(KeysDamaged):
        read_keys(path, key)
    change_code(path, key, "NEWC-ODE0")
    assert unlock_with_recovery(path, "newc ode0") == key
    assert read_keys(path, key)


def test_that_keys_a_later_version_wrote_are_said_so(path: Path, code: str) -> None:
    body = {"format": FORMAT + 1, "slots": []}
    later = {**body, "checksum": checksum(body)}
    with pytest.raises(NewerDesk):
        keyfile_from(json.dumps(later).encode())


def test_that_no_secret_shows_in_a_repr_or_in_the_file() -> None:
    keys, code = KEYS_OF_TWO[0]
    for secret in (keys.key.hex(), repr(keys.key)[2:-1], code, PASSWORD):
        assert secret not in repr(keys)
        assert secret.encode() not in keys.file.to_bytes()


def test_that_no_secret_is_in_an_exception_or_what_it_came_from(path: Path, code: str) -> None:
    with pytest.raises(WrongPassword) as caught:
        unlock(path, "a wrong secret of mine")
    assert "secret" not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_that_the_cost_is_what_owasp_asks_and_stays_with_the_slot() -> None:
    cost = keyfile_from(KEYS_OF_TWO[0][0].file.to_bytes()).password.cost
    assert cost is not None
    assert cost.memory_kib >= 19 * 1024
    assert (cost.passes, cost.lanes) == (2, 1)


def test_that_a_desk_made_through_the_door_opens_by_its_keys(path: Path) -> None:
    assert closed(path) == unlock(path, PASSWORD)
