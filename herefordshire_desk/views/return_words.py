"""What the Returns page says: which return is due by when, and what one shows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.words import plural, short_date, weekday
from herefordshire_desk.errands import is_sent, period_of
from herefordshire_desk.views.return_columns import SheetRow, sheet_rows

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.sheets import Return

# those that have no due date here are asked for from outside
ON_REQUEST = {
    "annex-a": "Annex A, Lists 6 to 9",
    "social-worker-episodes": "Social worker episodes (SSDA903)",
}
KINDS = ("weekly", "monthly", *ON_REQUEST)
NO_CHECKS = "Every check is met. Nothing on this return needs a look."
CHECKS_ELSEWHERE = "This return has no sheet of checks. What the records have wrong is on Checks."
NO_CHANGES = "Nothing differs from the last one sent, or none of this kind was sent before."
IDS_ONLY = "The file itself gives children by id only."
# what Ofsted asks for by name, and dates of birth beside
NAMES_STAFF = "The file has no names of children; it has dates of birth, and names social workers."
HAS_BIRTHS = "The file has no names, but dates of birth beside the ids."


def due_words(desk: Desk, kind: str) -> str:
    """Which return, and until when it is due: the last day of its period."""
    if kind in ON_REQUEST:
        return ON_REQUEST[kind]
    period = period_of(kind, desk.day)
    if is_sent(desk, kind, period.name):
        return f"{kind.capitalize()} return of {period.name}, sent"
    last = period.last
    due = "today" if last == desk.day else f"by {weekday(last)} {short_date(last)}"
    return f"{kind.capitalize()} return, due {due}"


def period_words(made: "Return") -> str:
    """Such as: week 2026-W47."""
    if made.name in ON_REQUEST:
        return ON_REQUEST[made.name]
    return f"{made.name.removesuffix('ly')} {made.period}"


def has(made: "Return", sheet: str) -> bool:
    """Whether the return has a sheet of that name."""
    return any(each.name == sheet for each in made.sheets)


def rows_of(made: "Return", sheet: str) -> list[SheetRow]:
    """The rows of a sheet, none where the return has no such sheet."""
    return [row for each in made.sheets if each.name == sheet for row in sheet_rows(each)]


def told_of(made: "Return", checks: Sequence[SheetRow], *, sent_before: bool) -> str:
    """What stands above the parts of the return."""
    if made.name in ON_REQUEST:
        return NAMES_STAFF if made.name == "annex-a" else HAS_BIRTHS
    from herefordshire_desk.domain.returns.differences import changes_in_words

    changes = next(each for each in made.sheets if each.name == "changes")
    changed = changes_in_words(changes, sent_before=sent_before)
    return f"{_found_words(checks)} {changed} {IDS_ONLY}"


def _found_words(checks: Sequence[SheetRow]) -> str:
    """How many checks must be fixed, and how many more are to be looked at."""
    must = sum(row["level"] == "must_fix" for row in checks)
    fixed = f"{plural(must, 'check')} must be fixed" if must else "No check must be fixed"
    more = f", {len(checks) - must:,} more to look at" if len(checks) > must else ""
    return f"{fixed}{more}." if checks else "Every check is met."
