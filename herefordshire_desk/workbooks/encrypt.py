"""Workbook passwords: the encryption Excel itself writes (agile AES-256), all in memory."""

from io import BytesIO

# what an encrypted workbook begins with, as an .xls of before 2007 does too
CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "EncryptionInfo".encode("utf-16-le")
LONGEST_PASSWORD = 255


class PasswordRefused(Exception):
    """A password that cannot be used, or does not open the workbook; its words say which."""


class NotWhole(Exception):
    """An encrypted workbook that was altered or damaged after it was written."""


def encrypt(workbook: bytes, password: str) -> bytes:
    """The workbook under a password. Each call gives other bytes, as the salts are random.

    Raises PasswordRefused for an empty password, or one longer than the 255 Excel takes.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    if not password:
        raise PasswordRefused("Give a password for the workbook.")
    if len(password) > LONGEST_PASSWORD:
        raise PasswordRefused(f"A workbook's password has at most {LONGEST_PASSWORD} characters.")
    out = BytesIO()
    OOXMLFile(BytesIO(workbook)).encrypt(password, out)
    return out.getvalue()


def is_encrypted(workbook: bytes) -> bool:
    """Whether the workbook opens only with a password."""
    return workbook.startswith(CONTAINER) and ENCRYPTED in workbook


def decrypt(workbook: bytes, password: str) -> bytes:
    """The workbook without its password.

    Raises PasswordRefused where the password does not open it, and NotWhole where it does but
    what is inside is not as it was written.
    """
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    if not password:
        raise PasswordRefused("This workbook needs its password.")
    out = BytesIO()
    opened = False
    try:
        locked = OOXMLFile(BytesIO(workbook))
        locked.load_key(password=password, verify_password=True)
        opened = True
        locked.decrypt(out, verify_integrity=True)
    except Exception as fault:  # noqa: BLE001 - a damaged container breaks the library anywhere
        if isinstance(fault, InvalidKeyError) and not opened:
            raise PasswordRefused("This password does not open the workbook.") from None
        raise NotWhole("The workbook was altered or damaged after it was written.") from None
    return out.getvalue()
