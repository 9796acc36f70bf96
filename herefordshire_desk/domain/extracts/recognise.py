"""Which format a file is, from what is in it: never from what it is called."""

from collections.abc import Iterable

from herefordshire_desk.domain.extracts.extract import Format
from herefordshire_desk.domain.extracts.sheets import Sheet
from herefordshire_desk.domain.extracts.tables import annex_a_list, ssd_table, ssda903_table


def recognise(sheets: Iterable[Sheet]) -> Format | None:
    """The format of a file's sheets; None for none of them."""
    for sheet in sheets:
        if ssd_table(sheet) is not None:
            return "ssd"
        if annex_a_list(sheet) is not None:
            return "annex_a"
        if ssda903_table(sheet) is not None:
            return "ssda903"
    return None
