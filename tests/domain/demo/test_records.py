"""The demo's records: whole, in order, and the same everywhere."""

import csv
import os
import subprocess
import sys
from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.demo import demo_records
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    Absence,
    AgreedAction,
    Allocation,
    CareEpisode,
    Child,
    Episode,
    ImportedExtract,
    LegalStatus,
    Mark,
    Placement,
    Plan,
    SocialWorker,
    Supervision,
    Team,
    Visit,
    child_of,
)
from herefordshire_desk.resource import read_resource
from tests.domain.demo.made import DAY, DAYS, Demo, demo_on

DIGEST = """
from datetime import date
from hashlib import sha256
from herefordshire_desk.domain.demo import demo_records
print(sha256(repr(demo_records(date(2026, 11, 20))).encode()).hexdigest())
"""
# what may lie ahead of the day
PLANNED = {("SocialWorker", "end"), ("Child", "expected_date_of_birth"), ("Review", "due_on")} | {
    ("PlannedVisit", "planned_for"),
    ("AgreedAction", "due_on"),
    ("FamilyMeeting", "planned_for"),
}


@pytest.mark.parametrize("day", DAYS)
def test_that_nothing_is_dated_after_the_day_but_what_is_planned(day):
    for record in demo_on(day).records:
        for each in fields(record):
            value = getattr(record, each.name)
            if isinstance(value, date) and (type(record).__name__, each.name) not in PLANNED:
                assert value <= day, f"{type(record).__name__}.{each.name}"


@settings(max_examples=12, deadline=None)
@given(
    day=st.dates(date(2016, 1, 1), date(2031, 12, 31)), seed=st.integers(min_value=0, max_value=99)
)
def test_that_any_day_and_seed_make_a_whole_team(day, seed):
    demo = Demo(day, demo_records(day, seed))
    found = demo.assessed()
    children = {each.id for each in demo.of(Child)}
    assert 140 <= len(found) <= 160
    assert len({each.name for each in demo.of(Child)}) == len(children)
    assert all(each.visited_on <= day for each in demo.of(Visit))
    assert demo.of_child.keys() - {"None"} == children
    assert all(each.end is None or each.start < each.end <= day for each in demo.of(Allocation))


def test_that_what_ends_ends_after_it_started():
    lasting = (Episode, Plan, CareEpisode, Placement, Mark, Allocation)
    for each in demo_on().of(lasting):
        assert each.end is None or each.start < each.end


def test_that_the_same_day_and_seed_give_the_same_records_and_others_do_not():
    assert demo_records(DAY) == demo_records(DAY)
    assert demo_records(DAY) != demo_records(DAY, seed=1)
    assert demo_records(DAY) != demo_records(DAY + timedelta(1))


@pytest.mark.parametrize("hash_seed", ["1", "2"], ids=lambda seed: f"hash_seed_{seed}")
def test_that_a_process_that_hashes_otherwise_makes_the_same_records(hash_seed):
    ran = subprocess.run(
        [sys.executable, "-c", DIGEST],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == sha256(repr(demo_records(DAY)).encode()).hexdigest()


def test_that_children_come_first_and_then_one_type_after_another():
    kinds = [RECORD_TYPES.index(type(record)) for record in demo_on().records]
    assert kinds[0] == RECORD_TYPES.index(Child)
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("day", DAYS)
def test_that_ids_are_unique_within_a_type_and_names_among_children(day):
    demo = demo_on(day)
    ids = Counter((type(record), record.id) for record in demo.records)
    names = Counter(each.name for each in demo.of(Child))
    assert ids.most_common(1)[0][1] == 1
    assert names.most_common(1)[0][1] == 1
    assert all(each.id.isdigit() and len(each.id) == 6 for each in demo.of(Child))


@pytest.mark.parametrize("day", DAYS)
def test_that_every_reference_resolves(day):
    demo = demo_on(day)
    ids = {kind: {each.id for each in demo.of(kind)} for kind in RECORD_TYPES}
    periods = {each.period_of_care_id for each in demo.of(CareEpisode)}
    for record in demo.records:
        assert child_of(record) is None or child_of(record) in ids[Child]
        assert getattr(record, "social_worker_id", None) in {None, *ids[SocialWorker]}
        assert getattr(record, "referral_id", "") in {"", *ids[Episode]}
        assert getattr(record, "plan_id", "") in {"", *ids[Plan]}
        assert getattr(record, "period_of_care_id", None) in {None, *periods}
    assert {each.team for each in demo.of(Allocation)} == ids[Team]
    assert {each.team for each in demo.of(SocialWorker)} == {each.name for each in demo.of(Team)}


@pytest.mark.parametrize(
    ("kind", "field", "code_list"),
    [
        pytest.param(Child, "sex", "sex", id="sex"),
        pytest.param(Child, "ethnicity", "ethnicity", id="ethnicity"),
        pytest.param(Episode, "primary_need", "need", id="need"),
        pytest.param(Episode, "close_reason", "closure", id="closure"),
        pytest.param(Plan, "category", "abuse", id="category_of_a_plan"),
        pytest.param(CareEpisode, "start_reason", "care_start_reason", id="start_of_care"),
        pytest.param(CareEpisode, "end_reason", "ceased", id="end_of_care"),
        pytest.param(Placement, "type", "placement_type", id="home"),
        pytest.param(Placement, "provider", "placement_provider", id="provider"),
        pytest.param(LegalStatus, "code", "legal_status", id="legal_status"),
        pytest.param(Visit, "not_alone_reason", "not_alone_reason", id="reason_not_alone"),
    ],
)
def test_that_every_code_is_on_its_list(kind, field, code_list):
    rows = csv.DictReader(read_resource(f"code_lists/{code_list}.csv").splitlines())
    used = {getattr(each, field) for each in demo_on().of(kind)} - {""}
    assert used
    assert used <= {row["code"] for row in rows}


def test_that_records_are_as_if_made_at_the_desk():
    assert all(getattr(record, "extracted", "") == "" for record in demo_on().records)


def test_that_one_extract_was_imported_five_days_before():
    (extract,) = demo_on().of(ImportedExtract)
    assert (extract.format, extract.source) == ("ssd", "demo extract")
    assert extract.taken_on == DAY - timedelta(5)
    own = (ImportedExtract, Supervision, AgreedAction, Absence)  # which no extract brings
    assert extract.rows == sum(not isinstance(each, own) for each in demo_on().records)


def test_that_the_demo_is_made_in_under_two_seconds():
    started = perf_counter()
    demo_records(DAY - timedelta(1))
    assert perf_counter() - started < 2
