"""Words: dates, counts and codes as people read them."""

from collections.abc import Iterable
from datetime import date

from herefordshire_desk.domain.facts import Status
from herefordshire_desk.domain.records import Employment, PlanKind, PlannedVisit

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STATUS_WORDS: dict[Status, str] = {
    "CLA": "In care",
    "CP": "Child protection plan",
    "CIN": "In need",
    "PF": "Privately fostered",
}
SHORT_STATUS_WORDS: dict[Status, str] = {**STATUS_WORDS, "CP": "CP plan"}
VISIT_WORDS: dict[str, str] = {
    "CLA": "In care",
    "CP": "Child protection",
    "CIN": "In need",
    "PF": "Private fostering",
}
PLAN_WORDS: dict[PlanKind, str] = {"CIN": "Child in need plan", "CP": "Child protection plan"}
EMPLOYMENT_WORDS: dict[Employment, str] = {
    "permanent": "Permanent",
    "agency": "Agency",
    "fixed_term": "Fixed term",
    "": "Not recorded",
}
CHANGE_REASONS = {
    "MANAGE": "Managing caseloads",
    "FCONTA": "First contact or re-referral",
    "LEFTRL": "Previous social worker left the role",
    "ORGRST": "Organisational restructure",
    "TSPROC": "Moved team under the usual process",
    "ABSENC": "Absence cover or return from absence",
    "CHCHAN": "Child asked for a change",
    "PCCHAN": "Parent or carer asked for a change",
    "SWDIED": "Previous social worker died",
    "OTHERS": "Other",
}
HOME_WORDS = {
    **dict.fromkeys(("U1", "U2", "U3", "U4", "U5", "U6"), "Foster carers"),
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "Adoptive family"),
    "P1": "With parents",
    "P2": "Living independently",
    "P3": "Living at work",
    "H5": "Supported accommodation",
    "K1": "Secure children's home",
    "K2": "Children's home",
    "R1": "Care home",
    "R2": "Health setting",
    "R3": "Family centre",
    "R5": "Custody",
    "S1": "Residential school",
    "T0": "Temporary",
    "T1": "Temporary (hospital)",
    "T2": "Temporary (holiday)",
    "T3": "Temporary (carers away)",
    "T4": "Temporary",
    "Z1": "Somewhere else",
}
LEGAL_STATUS_WORDS = {
    "C1": "Interim care order",
    "C2": "Care order",
    "D1": "Freeing order",
    "E1": "Placement order",
    "J1": "On remand",
    "J2": "Police custody",
    "J3": "Youth rehabilitation order",
    "L1": "Police protection",
    "L2": "Emergency protection order",
    "L3": "Child assessment order",
    "V2": "Section 20",
    "V3": "Short breaks",
    "V4": "Short breaks",
}


def plans_in_words(statuses: Iterable[Status]) -> str:
    """In care, CP plan, In need, Privately fostered: each that holds, in the order given."""
    return ", ".join(SHORT_STATUS_WORDS[status] for status in statuses)


def long_date(day: date) -> str:
    """21 November 2026, for sentences."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """21 Nov 2026, for tables."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def booked_words(planned: PlannedVisit, day: date) -> str:
    """Booked for 24 Nov 2026; of a day that has passed, that no visit has been recorded."""
    on = short_date(planned.planned_for)
    return f"Booked for {on}" if planned.planned_for >= day else f"Was booked for {on}"


def booked_and_last(booked: date, day: date, done: str, last: date) -> str:
    """Booked 24 Nov · seen 2 Nov 2026: short enough for a column, a year they share said once."""
    on = short_date(booked)
    if booked.year == last.year:
        on = on.removesuffix(f" {booked.year}")
    return f"{'Booked' if booked >= day else 'Was booked'} {on} · {done} {short_date(last)}"


def due_by(due: date, day: date) -> str:
    """Is due by, or was due by, as it stands on a day."""
    return f"{'was' if due < day else 'is'} due by {long_date(due)}"


def weekday(day: date) -> str:
    """Monday to Sunday."""
    return WEEKDAYS[day.weekday()]


def short_month(day: date) -> str:
    """Nov 2026."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def plural(count: int, one: str, many: str = "") -> str:
    """1 day, 3 days; `many` where an s does not do: 1 child, 2 children."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def within(words: str) -> str:
    """Words as they stand within a sentence: no capital first, but for an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def children(count: int) -> str:
    """1 child, 2 children."""
    return plural(count, "child", "children")


def listed(items: list[str]) -> str:
    """A, B and C."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
