"""Records in words: what a code, a yes or no, or an edit says to a person."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.records import (
    AgreedAction,
    Allocation,
    Child,
    FamilyMeeting,
    Handover,
    LegalStatus,
    Mark,
    MarkKind,
    Placement,
    Plan,
    PlannedVisit,
    Record,
    SocialWorkerId,
    Supervision,
    Visit,
)
from herefordshire_desk.domain.words import (
    CHANGE_REASONS,
    HOME_WORDS,
    LEGAL_STATUS_WORDS,
    PLAN_WORDS,
    VISIT_WORDS,
    short_date,
)

MARK_WORDS: dict[MarkKind, str] = {
    "REG24": "Connected person, temporary approval",
    "REG19": "With parents before assessment",
    "UNTIL18": "Home intended to last until 18",
    "LONG_TERM": "Long-term foster, child agrees to fewer visits",
    "PRIVATE_FOSTERING": "Private fostering",
    "INTERVAL": "Agreed interval",
}
MARK_EFFECTS: dict[MarkKind, str] = {
    "REG24": "Regulation 24: a visit every week until the first review, then every 4 weeks.",
    "REG19": "Regulation 19: a visit every week until the first review, then every 6 weeks.",
    "UNTIL18": "After a year in this home, a visit every 3 months. Until then every 6 weeks.",
    "LONG_TERM": "After a year in this home, a visit every 6 months. The child has to agree.",
    "PRIVATE_FOSTERING": "A visit within 7 working days of the day it was made known, "
    "every 6 weeks in the first year, then every 12 weeks.",
    "INTERVAL": "Visits at least this often, where the rules would allow longer. "
    "For adoption it is what the review decided.",
}
# the fields that tell one new record from another, whichever of them it has
TELLING = ("name", "kind", "type", "code", "social_worker_id", "role", "other_id", "decided_by")
# of a child's record, what says who the child is
DATED = (
    "visited_on",
    "held_on",
    "planned_for",
    "agreed_on",
    "start",
)  # the day a record is told by
PERSONAL = ("name", "forename", "surname", "note", "told_by", "decided_by", "words")
# in which somebody may have written a name
MAY_NAME = Child | FamilyMeeting | Handover | Mark | PlannedVisit | AgreedAction | Supervision
# the fields that hold a national code, with what it means
CODES: dict[tuple[type[Record], str], Mapping[str, str]] = {
    (Allocation, "reason"): CHANGE_REASONS,
    (Placement, "type"): HOME_WORDS,
    (LegalStatus, "code"): LEGAL_STATUS_WORDS,
}
NOT_ALONE_WORDS = {
    "refused": "The child preferred not",
    "inappropriate": "Not right at the child's age",
    "unable": "Was not possible",
}


def coded(code: str, words: Mapping[str, str]) -> str:
    """What a national code means, with the code: Foster carers (U4)."""
    return f"{words[code]} ({code})" if code in words else code


def yes_no(value: bool | None) -> str:
    """Yes, No or Not recorded."""
    return {True: "Yes", False: "No", None: "Not recorded"}[value]


def edit_in_words(
    edit: Edit, *, names_hidden: bool = False, called: Callable[[SocialWorkerId], str] = str
) -> str:
    """What one edit added, took away or altered, field by field; social workers as `called`."""
    hidden = PERSONAL if names_hidden and isinstance(edit.record, MAY_NAME) else ()
    if edit.before is None or edit.after is None:
        verb = "Added" if edit.before is None else "Removed"
        record = edit.record
        telling = [(n, getattr(record, n, "")) for n in TELLING if n not in hidden]
        which = ", ".join(_shown(record, name, value, called) for name, value in telling if value)
        dated = f"{verb} {kind_words(type(record))}{_main_date(record)}"
        return f"{dated}: {which}" if which else dated
    before, after = edit.before, edit.after
    told = [
        f"{_field(name)} altered"
        if name in hidden
        else f"{_field(name)}: {_shown(before, name, getattr(before, name), called)}"
        f" → {_shown(after, name, getattr(after, name), called)}"
        for name in _altered(before, after)
    ]
    kind = kind_words(type(edit.record)).capitalize()
    return f"{kind}: {'; '.join(told) or 'seen in an extract'}"


def sides(
    before: Record, after: Record, *, names_hidden: bool, called: Callable[[SocialWorkerId], str]
) -> tuple[str, str]:
    """What two versions of one record have where they differ, each side for itself."""
    hidden = PERSONAL if names_hidden and isinstance(before, MAY_NAME) else ()
    names = _altered(before, after)

    def told(record: Record) -> str:
        values = (
            (_field(name), "hidden" if name in hidden else getattr(record, name)) for name in names
        )
        shown = (
            f"{field}: {_shown(record, name, value, called)}"
            for name, (field, value) in zip(names, values, strict=True)
        )
        return "; ".join(shown)

    return told(before), told(after)


def _altered(before: Record, after: Record) -> list[str]:
    names = [field.name for field in fields(before) if field.name != "extracted"]  # type: ignore[arg-type]  # every record is a dataclass
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def kind_words(kind: type[Record]) -> str:
    """A record type's name in words: care episode, legal status."""
    name = kind.__name__
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _main_date(record: Record) -> str:
    dates = (getattr(record, name, None) for name in DATED)
    day = next((each for each in dates if each is not None), None)
    return f" of {short_date(day)}" if isinstance(day, date) else ""


def _field(name: str) -> str:
    return name.replace("_id", "").replace("_", " ")


def _shown(
    record: Record, name: str, value: object, called: Callable[[SocialWorkerId], str]
) -> str:
    if value is None or value == "":
        return "not recorded"
    if isinstance(value, bool):
        return yes_no(value).lower()
    if isinstance(value, date):
        return short_date(value)
    if name == "social_worker_id":
        return called(SocialWorkerId(str(value)))
    if known := CODES.get((type(record), name)):
        return coded(str(value), known)
    return _kind(record) if name == "kind" else str(value)


def _kind(record: Record) -> str:
    match record:
        case Visit() | PlannedVisit():
            return VISIT_WORDS[record.kind]
        case Plan():
            return PLAN_WORDS[record.kind]
        case Mark():
            return MARK_WORDS[record.kind]
        case _:
            return ""


def record_in_words(record: Record, *, called: Callable[[SocialWorkerId], str] = str) -> str:
    """The kind of record and every field that is filled, but ids and what an extract said."""
    passed = ("id", "child_id", "extracted", "inferred", "cells", "place", "packed", *PERSONAL)
    names = [each.name for each in fields(record) if each.name not in passed]  # type: ignore[arg-type]  # every record is a dataclass
    told = [
        f"{_field(name)} {_shown(record, name, getattr(record, name), called)}"
        for name in names
        if getattr(record, name) not in (None, "")
    ]
    return f"{kind_words(type(record)).capitalize()}: {', '.join(told)}."
