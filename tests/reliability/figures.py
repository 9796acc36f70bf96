"""One table of figures against the goals they are to meet."""

from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured, in words and numbers, and whether it meets what was wanted."""

    what: str
    measured: str
    wanted: str
    met: bool


def table(figures: Sequence[Figure]) -> str:
    """As README has it."""
    rows = [("measured", "figure", "goal", "met")]
    rows += [(f.what, f.measured, f.wanted, "yes" if f.met else "NO") for f in figures]
    rows.insert(1, ("---",) * 4)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
