"""Cells into values: the one place where what people type is made canonical."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from math import isfinite
from unicodedata import category, normalize

from herefordshire_desk.domain.code_lists import code_list
from herefordshire_desk.domain.extracts.sheets import Cell
from herefordshire_desk.domain.records import Employment

NOT_RECORDED = frozenset({"", "-", "–", "—", "#N/A", "N/A", "n/a", "NULL", "PLACEHOLDER_DATA"})
NOBODY = frozenset({"TBC", "#REF!", "UNALLOCATED"})
DIGITS_A_SPREADSHEET_KEEPS = 15
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9/_-]*")
_LETTER = re.compile(r"[a-z]{1,2}\)\s*", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"(\d+)\.0+")
_SHORTENED = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_NEWLY_QUALIFIED = re.compile(r"\b(ASYE|NQSW)\b|newly qualified", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell cannot be read, as a sentence for the person whose file it is."""

    sentence: str


def text(cell: Cell) -> str:
    """Words as people mean them: NFKC, one plain space between words, nothing unseen."""
    if isinstance(cell, str):
        return _cleaned(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return "" if cell is None else str(cell)


def recorded(cell: Cell) -> str:
    """The words, or blank where they only say that there is nothing: `-`, `#N/A`, `NULL`."""
    words = text(cell)
    return "" if words in NOT_RECORDED else words


def identifier(cell: Cell) -> str | Refused:
    """An id as text: leading zeros stay, `12598894.0` is `12598894`.

    Refused: what a spreadsheet has already spoilt, such as a typed number of more than 15
    digits, `1.26E+07`, a date or an error value.
    """
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return "" if cell == "NULL" else cell
    if isinstance(cell, str) and _PLAIN_ID.fullmatch(cell):
        return "" if cell in NOT_RECORDED else cell
    words = recorded(cell)
    if isinstance(cell, bool | date) or words.startswith("#"):
        return Refused(f"{words} is not an id.")
    if _is_spoilt(cell, words):
        return Refused(f"{words} has lost digits in a spreadsheet; ids must be kept as text.")
    whole = _WHOLE_NUMBER.fullmatch(words)
    return whole[1] if whole else words


def social_worker(cell: Cell) -> str | Refused:
    """An id or a name, blank where it says that there is nobody: `#N/A`, `-`, `TBC`."""
    return "" if text(cell).upper() in NOBODY else identifier(cell)


def yes_no(cell: Cell) -> bool | None:
    """Y or yes in any case, with or without its letter; None for anything but yes and no."""
    words = _LETTER.sub("", text(cell), count=1).casefold()
    if words in ("y", "yes", "true", "1"):
        return True
    return False if words in ("n", "no", "false", "0") else None


def flag(cell: Cell) -> bool:
    """Whether it says yes; blank and unknown are no."""
    return yes_no(cell) is True


def number(cell: Cell) -> float | Refused | None:
    """A number, None where nothing is recorded."""
    words = recorded(cell)
    if not words:
        return None
    try:
        found = float(words)
    except ValueError:
        found = float("nan")
    return found if isfinite(found) else Refused(f"{words} is not a number.")


def employment(cell: Cell) -> Employment:
    """From the flag for agency staff: yes is agency, no is permanent, else not recorded."""
    agency = yes_no(cell)
    if agency is None:
        return ""
    return "agency" if agency else "permanent"


def newly_qualified(cell: Cell) -> bool:
    """Whether a job title is that of somebody in their assessed and supported first year."""
    return _NEWLY_QUALIFIED.search(text(cell)) is not None


def code(cell: Cell, codes: str) -> str:
    """The bare upper-case code of a published list, given with or without letter or label."""
    return code_list(codes).code(recorded(cell))


CONVERTERS: dict[str, Callable[[Cell], object]] = {
    "text": recorded,
    "id": identifier,
    "social_worker": social_worker,
    "yes_no": yes_no,
    "flag": flag,
    "number": number,
    "employment": employment,
    "newly_qualified": newly_qualified,
}


def converter(name: str) -> Callable[[Cell], object]:
    """The reading called `name` in resources/extracts; `code:LIST` reads a published list."""
    kind, _, codes = name.partition(":")
    return partial(code, codes=codes) if kind == "code" else CONVERTERS[kind]


def _cleaned(words: str) -> str:
    if not (words.isascii() and words.isprintable()):
        kept = (" " if c.isspace() else c for c in words if c.isspace() or _is_seen(c))
        words = normalize("NFKC", "".join(kept))
    return " ".join(words.split())


def _is_seen(character: str) -> bool:
    return category(character) not in _UNSEEN


def _is_spoilt(cell: Cell, words: str) -> bool:
    if isinstance(cell, int | float):
        return len(words.lstrip("-")) > DIGITS_A_SPREADSHEET_KEEPS
    return _SHORTENED.fullmatch(words) is not None
