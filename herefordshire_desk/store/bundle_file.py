"""The file a bundle is: sealed by a password of its own, with nothing of it in the clear.

It is JSON with a checksum over what is sealed, so that damage is not mistaken for a wrong
password. What is inside is read only once the password has shown that a desk wrote it, and each
value is asked whether it is of its field's type all the same.
"""

import json
import math
import zlib
from base64 import b64decode
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from herefordshire_desk.domain.bundles import Bundle, is_as_made
from herefordshire_desk.domain.calendar import FIRST_YEAR, LAST_YEAR
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.annex_a_rows import cells_of
from herefordshire_desk.domain.extracts.stamp import is_stamp, stamp_of
from herefordshire_desk.domain.own_records import BUNDLE_KINDS
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    AnnexARow,
    Discrepancy,
    Mark,
    Record,
    SentSheet,
    Setting,
    child_of,
)
from herefordshire_desk.domain.returns.kept import unpacked
from herefordshire_desk.domain.settings import may_stand
from herefordshire_desk.store.engine import in_words
from herefordshire_desk.store.faults import Damaged, KeysDamaged, NewerDesk, WrongPassword
from herefordshire_desk.store.keyfile import checksum, slot_from, slot_values
from herefordshire_desk.store.keys import sealed, unsealed
from herefordshire_desk.store.rows import NOTHING, Shape, shape_in, shape_of
from herefordshire_desk.store.schema import SCHEMA

WHAT = "herefordshire desk bundle"
FORMAT = 1
MOST_BYTES = 256 * 1024 * 1024  # of a file: a thousand children with all their years are a tenth
MOST_INSIDE = 1024 * 1024 * 1024  # of what is packed in it
MOST_OF_A_SHEET = 64 * 1024 * 1024  # of a return that was sent: a thousand children are a hundredth
LONGEST_INTERVAL = 731  # days: the 24 months that a gap of a rule may be set to at most
NO_BUNDLE = "This is not a bundle of a desk. Nothing was changed."
BROKEN = "This bundle is damaged or not whole. Nothing was changed: ask for it again."
NEWER = "A later version of the program wrote this bundle. Update the program to take it in."
TOO_LARGE = "This bundle is larger than any desk writes. Nothing was changed."
NOT_OPENED = "That password does not open this bundle."
# what reading values that are not as they should be raises; RuntimeError: no such table, no end
_CANNOT_BE = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RuntimeError,
    OverflowError,
    AssertionError,
)


def bundle_to_bytes(bundle: Bundle, password: str) -> bytes:
    """The bundle as it is written, sealed by the password."""
    inside = {
        **bundle._asdict(),
        "made_on": bundle.made_on.isoformat(),
        "edits": [_edit_values(edit) for edit in bundle.edits],
    }
    packed = zlib.compress(json.dumps(inside).encode())
    told = {"format": FORMAT, "what": WHAT, "schema": SCHEMA}
    body = {**told, **slot_values(sealed(packed, _bound(), password))}
    return json.dumps({**body, "checksum": checksum(body)}).encode()


def read_bundle(path: Path, password: str) -> Bundle:
    """The bundle in a file. Raises WrongPassword, Damaged or NewerDesk, each in its own words."""
    with in_words():
        if path.stat().st_size > MOST_BYTES:
            raise Damaged(TOO_LARGE)
        data = path.read_bytes()
    return bundle_from(data, password)


def bundle_from(data: bytes, password: str) -> Bundle:
    """What was written. Raises as `read_bundle`."""
    outside = _outside(data)
    try:
        packed = unsealed(slot_from(outside), _bound(), password)
    except WrongPassword:
        raise WrongPassword(NOT_OPENED) from None
    except (KeysDamaged, *_CANNOT_BE):
        raise Damaged(BROKEN) from None
    return _inside(packed)


def _bound() -> bytes:
    """Nothing else that is sealed anywhere opens as a bundle."""
    return f"{WHAT} {FORMAT}".encode()


def _outside(data: bytes) -> dict[str, Any]:
    try:
        values = json.loads(data)
        is_bundle = values.pop("what", None) == WHAT
    except _CANNOT_BE:
        raise Damaged(BROKEN if WHAT.encode() in data[:80] else NO_BUNDLE) from None
    if not is_bundle:
        raise Damaged(NO_BUNDLE)
    newest = {"format": FORMAT, "schema": SCHEMA}
    if any(isinstance(values.get(k), int) and values[k] > most for k, most in newest.items()):
        raise NewerDesk(NEWER)
    if values.pop("checksum", None) != checksum({**values, "what": WHAT}):
        raise Damaged(BROKEN)
    return dict(values)


def _inside(packed: bytes) -> Bundle:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, MOST_INSIDE)
        if unpacking.unconsumed_tail:
            raise Damaged(TOO_LARGE)
        values = json.loads(text)
        edits = tuple(_edit_from(*each) for each in values["edits"])
        found = Bundle(
            id=values["id"],
            kind=values["kind"],
            sender=values["sender"],
            made_on=date.fromisoformat(values["made_on"]),
            edits=edits,
            lent_as=values["lent_as"],
        )
    except (zlib.error, *_CANNOT_BE):
        raise Damaged(BROKEN) from None
    if not _is_whole(found):
        raise Damaged(BROKEN)
    return found


def _is_whole(bundle: Bundle) -> bool:
    """No record twice, none that its kind has not, and a heading that says what it is."""
    records = {(type(edit.record), edit.record.id) for edit in bundle.edits}
    words = (bundle.id, bundle.sender, bundle.lent_as)
    return (
        all(isinstance(each, str) for each in words)
        and bundle.kind in BUNDLE_KINDS
        and len(records) == len(bundle.edits)
        and is_as_made(bundle)
    )


def _edit_values(edit: Edit) -> tuple[str, str, str]:
    shape: Shape[Record] = shape_of(type(edit.record))
    before, after = (
        shape.text(None if each is None else shape.row(each)) for each in (edit.before, edit.after)
    )
    return shape.table, before, after


def _edit_from(table: str, before: str, after: str) -> Edit:
    shape = shape_in(table)
    return Edit(before=_record(shape, before), after=_record(shape, after))


def _record(shape: Shape[Record], text: str) -> Record | None:
    """Raises ValueError for what no desk of this version wrote."""
    if text == NOTHING:
        return None
    if not json.loads(text).keys() <= set(shape.columns):
        raise ValueError("a field that is not known")
    record = shape.record(shape.row_from(text) or ())
    if not all(_fits(getattr(record, name), hint) for name, hint in _hints(shape.kind).items()):
        raise ValueError("a value that its field cannot have")
    if "" in (record.id, child_of(record)) or not _can_be_used(record):
        raise ValueError("no id, or what no form takes and no page could show")
    if not is_stamp(stamp_of(record)):
        raise ValueError("no stamp: every later import would stumble over it")
    return record


def _can_be_used(record: Record) -> bool:
    """Whether the days its numbers lead to are on a calendar, and what is packed in it is read.

    Raises what reading raises where it is not.
    """
    match record:
        case Setting():
            return may_stand(record)
        case Mark():
            return 0 <= (record.days or 0) <= LONGEST_INTERVAL
        case Discrepancy():
            return record.record.partition(":")[0] in {kind.__name__ for kind in RECORD_TYPES}
        case AnnexARow():
            return all(isinstance(heading, str) for heading, _ in cells_of(record))
        case SentSheet():
            return _unpacks(record) and all(unpacked(record).columns)
        case _:
            return True


def _unpacks(sheet: SentSheet) -> bool:
    unpacking = zlib.decompressobj()
    unpacking.decompress(b64decode(sheet.packed, validate=True), MOST_OF_A_SHEET)
    return not unpacking.unconsumed_tail


@cache
def _hints(kind: type[Record]) -> dict[str, Any]:
    """What each field of the type may hold; worked out once, for it takes as long as a record."""
    return get_type_hints(kind)


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - a type as it is written
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if get_args(hint):
        return any(_fits(value, part) for part in get_args(hint))
    kind = getattr(hint, "__supertype__", hint)
    return type(value) is kind and _is_sound(value)


def _is_sound(value: object) -> bool:
    """Whether the file can hold it: text that is text, and numbers no larger than it has.

    A day is of a year that an extract may have too.
    """
    if isinstance(value, str):
        return bool(value.encode()) or not value  # raises ValueError for half a character
    if isinstance(value, date):
        return FIRST_YEAR <= value.year <= LAST_YEAR
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) < 2**63
