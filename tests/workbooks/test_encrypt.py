"""Passwords of workbooks."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from herefordshire_desk.workbooks.encrypt import (
    NotWhole,
    PasswordRefused,
    decrypt,
    encrypt,
    is_encrypted,
)

PASSWORD = "four random words here"


@pytest.fixture(scope="module")
def plain() -> bytes:
    book, out = Workbook(), BytesIO()
    assert book.active is not None
    for number in range(2_000):
        book.active.append([f"Zebedee {number}"])
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def locked(plain: bytes) -> bytes:
    return encrypt(plain, PASSWORD)


def test_that_what_was_locked_comes_out_as_it_went_in(plain: bytes, locked: bytes) -> None:
    assert decrypt(locked, PASSWORD) == plain
    assert load_workbook(BytesIO(decrypt(locked, PASSWORD))).active["A1"].value == "Zebedee 0"


def test_that_nothing_of_it_can_be_read_without_the_password(plain: bytes, locked: bytes) -> None:
    assert b"sheet1.xml" in plain
    assert b"sheet1.xml" not in locked


def test_that_the_encryption_is_aes_256_with_sha_512(locked: bytes) -> None:
    assert b'cipherAlgorithm="AES"' in locked
    assert b'keyBits="256"' in locked
    assert b'hashAlgorithm="SHA512"' in locked


def test_that_a_locked_workbook_is_told_from_a_plain_one(plain: bytes, locked: bytes) -> None:
    assert is_encrypted(locked)
    assert not is_encrypted(plain)
    assert not is_encrypted(bytes.fromhex("D0CF11E0A1B11AE1") + b"an .xls of 1997")


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.upper(), PASSWORD + " "])
def test_that_another_password_is_refused_in_words(password: str, locked: bytes) -> None:
    with pytest.raises(PasswordRefused, match="password"):
        decrypt(locked, password)


@pytest.mark.parametrize("password", ["", "x" * 256], ids=["empty", "256_characters"])
def test_that_a_password_excel_could_not_take_is_refused(password: str, plain: bytes) -> None:
    with pytest.raises(PasswordRefused):
        encrypt(plain, password)


@pytest.mark.parametrize(
    "password", ["ŵŷ – 密码 ñ", "x" * 255], ids=["any_letters", "255_characters"]
)
def test_that_any_letters_may_be_in_a_password(password: str, plain: bytes) -> None:
    assert decrypt(encrypt(plain, password), password) == plain


@pytest.mark.parametrize("place", [0.3, 0.5, 0.9])
def test_that_one_flipped_byte_is_found(place: float, locked: bytes) -> None:
    damaged = bytearray(locked)
    damaged[int(len(locked) * place)] ^= 1
    with pytest.raises(NotWhole, match="altered or damaged"):
        decrypt(bytes(damaged), PASSWORD)


def test_that_a_cut_file_is_found(locked: bytes) -> None:
    with pytest.raises(NotWhole):
        decrypt(locked[: len(locked) // 2], PASSWORD)


def test_that_what_is_no_workbook_is_not_whole() -> None:
    with pytest.raises(NotWhole):
        decrypt(b"not a workbook", PASSWORD)
