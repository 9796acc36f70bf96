import base64
import json
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.bundles import Bundle
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.store import bundle_file
from herefordshire_desk.store.bundle_file import bundle_from, bundle_to_bytes, read_bundle
from herefordshire_desk.store.faults import Damaged, Fault, NewerDesk, WrongPassword
from herefordshire_desk.store.keyfile import checksum, slot_values
from herefordshire_desk.store.keys import sealed
from tests.make import child, family_meeting, on, visit
from tests.store.arbitrary import stamped_records

PASSWORD = "maple lantern otter cloud"
CHILD = child(forename="Zoë", surname="O'Hara", note="Two\nlines")


def bundle(*edits):
    return Bundle("b1", "handover", "CP Team 2", on("2026-11-16"), edits)


WRITTEN = bundle_to_bytes(bundle(Edit(after=CHILD), Edit(after=visit())), PASSWORD)


@given(stamped_records(), stamped_records())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_that_any_records_come_back_as_they_were(before, after):
    kept = {(type(each), each.id): each for each in after}
    edits = [Edit(after=each) for each in after]
    edits += [Edit(before=each) for each in before if (type(each), each.id) not in kept]
    told = bundle(*edits)._replace(kind="returned")
    assert bundle_from(bundle_to_bytes(told, PASSWORD), PASSWORD) == told


def test_that_nothing_of_it_stands_in_the_clear():
    for word in ("Zo", "Hara", "C1", "CP Team 2", "handover"):
        assert word.encode() not in WRITTEN
        assert word.encode().hex().encode() not in WRITTEN


def test_that_the_same_bundle_is_never_the_same_bytes():
    told = bundle(Edit(after=CHILD))
    assert bundle_to_bytes(told, PASSWORD) != bundle_to_bytes(told, PASSWORD)


def test_that_another_password_is_said_to_be_one():
    with pytest.raises(WrongPassword, match="does not open this bundle"):
        bundle_from(WRITTEN, "maple lantern otter clouds")
    with pytest.raises(WrongPassword):
        bundle_from(WRITTEN, "")


def test_that_a_password_opens_it_however_its_accents_are_typed():
    told = bundle(Edit(after=CHILD))
    assert bundle_from(bundle_to_bytes(told, "caf\u00e9 au lait"), "cafe\u0301 au lait") == told


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 a workbook", id="a_workbook"),
        pytest.param(b'{"format": 1, "checksum": "0"}', id="a_keys_file"),
        pytest.param(b"[1, 2]", id="a_list"),
        pytest.param(b"[" * 100_000, id="nested_without_end"),
    ],
)
def test_that_another_kind_of_file_is_no_bundle(data):
    with pytest.raises(Damaged, match="not a bundle"):
        bundle_from(data, PASSWORD)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_that_a_bundle_cut_short_is_damaged_and_no_wrong_password(share):
    with pytest.raises(Damaged, match="damaged or not whole"):
        bundle_from(WRITTEN[: int(len(WRITTEN) * share)], PASSWORD)


def read_or_refused(data):
    try:
        return bundle_from(data, PASSWORD)
    except Fault as fault:
        return fault


@given(st.integers(0, len(WRITTEN) - 1), st.integers(1, 255))
@settings(max_examples=60)
def test_that_a_byte_altered_anywhere_is_found_and_said(place, by):
    altered = bytearray(WRITTEN)
    altered[place] ^= by
    found = read_or_refused(bytes(altered))
    if isinstance(found, Fault):
        assert str(found).endswith(".")
        assert not isinstance(found, WrongPassword)
    else:  # a capital letter in a hexadecimal number is the same number
        assert found == bundle_from(WRITTEN, PASSWORD)


@pytest.mark.parametrize("what", ["format", "schema"])
def test_that_a_bundle_of_a_later_version_says_so(what):
    values = json.loads(WRITTEN)
    with pytest.raises(NewerDesk, match="later version"):
        bundle_from(json.dumps({**values, what: values[what] + 1}).encode(), PASSWORD)


def holding(inside):
    """A bundle that somebody with the password made by hand."""
    packed = inside if isinstance(inside, bytes) else zlib.compress(json.dumps(inside).encode())
    slot = slot_values(sealed(packed, b"herefordshire desk bundle 1", PASSWORD))
    body = {"format": 1, "what": bundle_file.WHAT, **slot}
    return json.dumps({**body, "checksum": checksum(body)}).encode()


INSIDE = {
    "id": "b1",
    "kind": "handover",
    "sender": "A",
    "made_on": "2026-11-16",
    "lent_as": "",
    "edits": [],
}
ADDED = '{"id":"C1"}'
HUGE = f'{{"id":"SW1","fte":1{"0" * 400}}}'
BORN_LATE = '{"id":"C1","date_of_birth":"9990-01-01"}'
SETTING = '{"id":"S1","name":"posts","value":9,"start":"2026-01-05"}'
NEVER = '{"id":"S1","name":"CP.then","value":999,"start":"2026-01-05"}'
AGES = '{"id":"M1","child_id":"C1","kind":"INTERVAL","start":"2026-01-05","days":1000000000}'
TOO_BIG = '{"id":"S1","name":"posts","value":99999999999999999999,"start":"2026-01-05"}'


def test_that_what_is_made_by_hand_as_the_desk_would_is_read():
    told = bundle_from(holding({**INSIDE, "edits": [["child", "null", ADDED]]}), PASSWORD)
    assert told.edits == (Edit(after=child()),)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(b"not packed at all", id="not_packed"),
        pytest.param([], id="a_list"),
        pytest.param({**INSIDE, "kind": "gift"}, id="no_such_kind"),
        pytest.param({**INSIDE, "made_on": "yesterday"}, id="no_day"),
        pytest.param({**INSIDE, "sender": 7}, id="no_sender"),
        *(
            pytest.param({**INSIDE, "edits": edits}, id=name)
            for name, edits in {
                "no_such_table": [["preference", "null", ADDED]],
                "nothing_to_nothing": [["child", "null", "null"]],
                "two_records_in_one_edit": [["child", ADDED, '{"id":"C2"}']],
                "one_record_twice": [["child", "null", ADDED]] * 2,
                "an_unknown_field": [["child", "null", '{"id":"C1","password":"x"}']],
                "a_number_for_a_name": [["child", "null", '{"id":"C1","forename":7}']],
                "a_list_for_a_name": [["child", "null", '{"id":"C1","forename":[]}']],
                "no_id": [["child", "null", '{"forename":"A"}']],
                "a_day_there_never_was": [
                    ["child", "null", '{"id":"C1","date_of_birth":"2026-02-30"}']
                ],
                "a_kind_there_is_not": [
                    [
                        "visit",
                        "null",
                        '{"id":"V","child_id":"C1","kind":"X","visited_on":"2026-01-05"}',
                    ]
                ],
                "half_a_character": [["child", "null", '{"id":"C1","note":"\\ud800"}']],
                "a_number_too_large_for_the_file": [["setting", "null", TOO_BIG]],
                "a_number_without_end": [["social_worker", "null", HUGE]],
                "a_day_that_no_rule_can_count_from": [["child", "null", BORN_LATE]],
                "an_interval_that_never_ends": [["mark", "null", AGES]],
                "a_blank_id": [["child", "null", '{"id":""}']],
                "a_record_taken_out_by_a_handover": [["child", ADDED, "null"]],
                "a_number_of_policy_in_a_handover": [["setting", "null", SETTING]],
                "no_edit": ["child"],
                "a_stamp_that_is_none": [["child", "null", '{"id":"C1","extracted":"Ann"}']],
            }.items()
        ),
    ],
)
def test_that_what_no_desk_would_have_written_inside_is_refused(inside):
    with pytest.raises(Damaged, match="damaged or not whole"):
        bundle_from(holding(inside), PASSWORD)


def test_that_a_number_of_policy_that_no_council_may_set_is_refused():
    lent = {**INSIDE, "kind": "lent"}
    assert bundle_from(holding({**lent, "edits": [["setting", "null", SETTING]]}), PASSWORD).edits
    with pytest.raises(Damaged, match="damaged or not whole"):
        bundle_from(holding({**lent, "edits": [["setting", "null", NEVER]]}), PASSWORD)


def packed(text):
    return base64.b64encode(zlib.compress(text)).decode()


def differing(record):
    told = {"id": "D1", "child_id": "C1", "what": "missing", "record": record, "format": "ssd"}
    return [
        "discrepancy",
        "null",
        json.dumps({**told, "since": "2026-01-05", "latest": "2026-01-05"}),
    ]


def annex_a(cells):
    told = {"id": "A1", "child_id": "C1", "sheet": "List 6", "place": 1, "start": "2026-01-05"}
    return ["annex_a_row", "null", json.dumps({**told, "cells": cells})]


def sent(text):
    told = {"id": "S1:00", "sent_id": "S1", "name": "Visits", "packed": text}
    return ["sent_sheet", "null", json.dumps(told)]


SHEET = packed(b'[["visits"],["child"],["child"],["C1"]]')


@pytest.mark.parametrize("edit", [differing("Visit:V1"), annex_a('[["Gender", "F"]]'), sent(SHEET)])
def test_that_what_a_lent_desk_has_packed_is_taken(edit):
    assert bundle_from(holding({**INSIDE, "kind": "lent", "edits": [edit]}), PASSWORD).edits


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(differing("Gift:V1"), id="a_difference_in_no_kind_of_record"),
        pytest.param(annex_a(""), id="no_cells"),
        pytest.param(annex_a('["Gender"]'), id="cells_without_headings"),
        pytest.param(annex_a('[[7, "F"]]'), id="a_number_for_a_heading"),
        pytest.param(annex_a('[["Gender", ["F"]]]'), id="a_list_for_a_cell"),
        pytest.param(annex_a('[["Born", {"date": "31/11/2026"}]]'), id="a_day_there_never_was"),
        pytest.param(sent("not packed"), id="a_sheet_that_is_not_packed"),
        pytest.param(sent(base64.b64encode(b"not packed").decode()), id="a_sheet_of_other_bytes"),
        pytest.param(sent(packed(b"[]")), id="a_sheet_without_columns"),
        pytest.param(
            sent(packed(b'[["visits"],["child"],["child"],[["C1"]]]')), id="a_list_in_a_row"
        ),
    ],
)
def test_that_what_no_page_could_show_is_refused(edit):
    with pytest.raises(Damaged, match="damaged or not whole"):
        bundle_from(holding({**INSIDE, "kind": "lent", "edits": [edit]}), PASSWORD)


def test_that_a_sheet_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(bundle_file, "MOST_OF_A_SHEET", 20)
    with pytest.raises(Damaged, match="damaged or not whole"):
        bundle_from(holding({**INSIDE, "kind": "lent", "edits": [sent(SHEET)]}), PASSWORD)


def test_that_a_bundle_larger_than_any_is_refused_unread(tmp_path, monkeypatch):
    path = tmp_path / "a.deskbundle"
    path.write_bytes(WRITTEN)
    assert read_bundle(path, PASSWORD).children == {"C1"}
    monkeypatch.setattr(bundle_file, "MOST_BYTES", len(WRITTEN) - 1)
    with pytest.raises(Damaged, match="larger than any"):
        read_bundle(path, PASSWORD)


def test_that_what_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(bundle_file, "MOST_INSIDE", 1000)
    with pytest.raises(Damaged, match="larger than any"):
        bundle_from(holding(zlib.compress(b" " * 1_000_000)), PASSWORD)


@pytest.mark.parametrize(
    "cost",
    [
        pytest.param([2**40, 2, 1], id="of_memory"),
        pytest.param([19 * 1024, 2**70, 1], id="of_time"),
        pytest.param([1024 * 1024, 2, 2**16], id="of_lanes"),
        pytest.param([19 * 1024, 2, -1], id="less_than_nothing"),
        pytest.param([19 * 1024, 2.5, 1], id="half_a_pass"),
    ],
)
def test_that_a_cost_that_would_bring_a_computer_to_its_knees_is_refused(cost):
    values = json.loads(WRITTEN)
    values["argon2id"] = cost
    del values["checksum"]
    with pytest.raises(Damaged):
        bundle_from(json.dumps({**values, "checksum": checksum(values)}).encode(), PASSWORD)


def test_that_a_meeting_keeps_who_and_when():
    meeting = family_meeting(social_worker_id="SW1", note="Gran came")
    told = bundle(Edit(after=meeting))
    assert bundle_from(bundle_to_bytes(told, PASSWORD), PASSWORD).edits[0].after == meeting
