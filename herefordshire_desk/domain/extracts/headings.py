"""Headings matched as people mean them, however a system or a spreadsheet spells them."""

import re
from functools import lru_cache

from herefordshire_desk.domain.extracts.cells import text
from herefordshire_desk.domain.extracts.sheets import Cell

_TAILS = re.compile(r"\(years\)|\(?\by/n\b\)?")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096, typed=True)  # a file has few headings, and each is asked for often
def heading_key(cell: Cell) -> str:
    """What two spellings of one heading share: no case, spaces, quotes or `(Y/N)` tails."""
    return _NOT_LETTERS.sub("", _TAILS.sub("", text(cell).casefold()))
