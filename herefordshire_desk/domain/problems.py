"""Problem: what is wrong with something typed or imported, in words for the person at the desk."""

from herefordshire_desk.domain.lazy_dataclass import lazy_dataclass


@lazy_dataclass(frozen=True, slots=True)
class Problem:
    """`row` counts as the file does, its heading being row 1; 0 when there is no row."""

    field: str
    message: str
    file: str = ""
    row: int = 0
    rule: str = ""
