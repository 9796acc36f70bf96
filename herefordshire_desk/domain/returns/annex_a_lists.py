"""Annex A's Lists 6 to 9: their headings in Ofsted's order, and how each cell is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from herefordshire_desk.domain.code_lists import CodeList, code_list
from herefordshire_desk.domain.extracts.annex_a_rows import Value
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.tables import tables
from herefordshire_desk.domain.returns.sheets import Cell
from herefordshire_desk.resource import read_table

# Excel counts a 29 February 1900, so a day before March of that year goes as text
FIRST_DAY = date(1900, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column. `spellings` are headings it is known by in extracts, as keys.

    `as_spelled` are those of them that are Ofsted's own: an extract's spelling of one stays.
    `field` is what the desk knows of it, blank for nothing; `codes` names its published list.
    """

    heading: str
    spellings: frozenset[str]
    as_spelled: frozenset[str]
    field: str
    codes: str

    def written(self, value: object) -> Cell:
        """A value of the desk's: yes and no, and a code, in the published form."""
        if value is None or (isinstance(value, date | int | float) and not isinstance(value, bool)):
            return value
        word = "Y" if value is True else "N" if value is False else str(value)
        return self.published(word) if self.codes else word or None

    def published(self, words: str) -> str | None:
        """The published form of a code; words that say anything else stay as they are."""
        if not self.codes:
            return words or None
        codes = code_list(self.codes)
        return published_form(codes, codes.said(words)) or words or None

    def carried(self, value: Value) -> Cell:
        """What an extract had, as it was: but a code without its letter gets the letter."""
        if isinstance(value, date):
            return value if value >= FIRST_DAY else f"{value:%d/%m}/{value.year:04}"
        if not isinstance(value, str):
            return value
        form = self.published(value)
        return value if form and heading_key(form) == heading_key(value) else form


def published_form(codes: CodeList, code: str) -> str:
    """How Annex A writes the code, blank where the list does not have it."""
    return next((each.published for each in codes if each.code == code), "")


@cache
def annex_a_lists() -> Mapping[str, Sequence[ListColumn]]:
    """The columns of each list, in Ofsted's order."""
    rows = read_table("returns/annex_a.csv")
    names = dict.fromkeys(row["list"] for row in rows)
    return {name: tuple(_column(row) for row in rows if row["list"] == name) for name in names}


def _column(row: Mapping[str, str]) -> ListColumn:
    own = {heading_key(row["heading"])} | {heading_key(row["also"])} - {""}
    table = next(each for each in tables("annex_a") if each.name == row["list"])
    read_as = next((each.columns for each in table.fields if each.name == row["field"]), ())
    # a field may be read from the first filled of several columns that Ofsted has
    others = set(map(heading_key, _headings_of(row["list"]))) - own
    return ListColumn(
        heading=row["heading"],
        spellings=frozenset((own | set(map(heading_key, read_as))) - others),
        as_spelled=frozenset(own),
        field=row["field"],
        codes=row["codes"],
    )


def _headings_of(name: str) -> Iterable[str]:
    return (row["heading"] for row in read_table("returns/annex_a.csv") if row["list"] == name)
