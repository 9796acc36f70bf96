"""The practice extracts, read, merged and assessed, against the answers that came with them."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from herefordshire_desk.domain.assess import assess
from herefordshire_desk.domain.extracts.annex_a import read_annex_a
from herefordshire_desk.domain.extracts.recognise import recognise
from herefordshire_desk.domain.extracts.ssd import read_ssd
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.flags import flags
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.policy import policy_on
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    Episode,
    Plan,
    SocialWorker,
    child_of,
)
from herefordshire_desk.workbooks.read import read_sheets
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY, on
from tests.workbooks.workbook_files import workbook

TESTS = Path(__file__).parent.parent
ANSWERS = sorted(TESTS.glob("practice*/flags_*.json"))


def imported(folder, onto=None):
    sheets = read_sheets([folder]).sheets
    desk = onto or DeskInMemory()
    known = {each.period_of_care_id: each.child_id for each in desk.records(CareEpisode)}
    extract = read_ssd(sheets, source=folder.name, taken_on=DAY, known_periods=known)
    return merge(extract, desk, team=None, imported_on=DAY)


@pytest.fixture(scope="module")
def desks():
    return {
        name: DeskInMemory().apply(imported(TESTS / name).change)
        for name in ("practice", "practice_cases")
    }


def flags_of(desk, day):
    records = defaultdict(list)
    for record in desk.held.values():
        if (child_id := child_of(record)) is not None:
            records[child_id].append(record)
    assessed = (
        assess(facts_of(_child(child_id, held), held, day), policy_on(day), day)
        for child_id, held in records.items()
    )
    answer = flags([each for each in assessed if each is not None], {}, {}, day)
    for each in answer["children"]:
        del each["team"], each["social_worker"]
    return answer


def _child(child_id, records):
    return next((each for each in records if isinstance(each, Child)), Child(id=child_id))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: f"{path.parent.name}_{path.stem}")
def test_that_the_practice_extracts_give_their_answers(answer, desks):
    expected = json.loads(answer.read_text(encoding="utf-8"))
    day = date.fromisoformat(expected["as_of"])
    assert flags_of(desks[answer.parent.name], day) == expected


def test_that_all_eight_answers_are_there():
    assert len(ANSWERS) == 8


@pytest.mark.parametrize(
    ("name", "rows", "left_out"), [("practice", 5296, 0), ("practice_cases", 792, 1)]
)
def test_that_every_row_goes_in_but_one_without_a_start(name, rows, left_out):
    outcome = imported(TESTS / name)
    assert (outcome.counts.added, len(outcome.problems)) == (rows, left_out)


@pytest.mark.parametrize("name", ["practice", "practice_cases"])
def test_that_importing_them_again_changes_nothing(name, desks):
    again = imported(TESTS / name, onto=desks[name])
    assert again.change.edits == ()
    assert again.counts.unchanged > 700


def test_that_the_same_tables_in_one_workbook_are_the_same_extract(tmp_path):
    folder = TESTS / "practice_cases"
    tables = read_sheets([folder]).sheets
    sheets = {each.name.removeprefix("ssd_"): [each.headings, *each.rows] for each in tables}
    (tmp_path / "ssd.xlsx").write_bytes(workbook(sheets))

    def records(path):
        sheets = read_sheets([path]).sheets
        found = read_ssd(sheets, source="x", taken_on=DAY, known_periods={}).records
        return {(type(record), record.id): record for record in found}

    assert records(tmp_path / "ssd.xlsx") == records(folder)


def sample():
    beside = (folder / "shared/data/annex_a_sample.xlsx" for folder in TESTS.parents)
    return next((path for path in beside if path.is_file()), None)


@pytest.mark.skipif(sample() is None, reason="the sample workbook is somebody else's: not carried")
def test_that_the_sample_of_annex_a_is_read_with_all_its_quirks():
    sheets = read_sheets([sample()]).sheets
    day = on("2021-03-16")
    assert recognise(sheets) == "annex_a"

    def read(desk):
        extract = read_annex_a(sheets, source="sample", taken_on=day, ours=desk)
        return merge(extract, desk, team=None, imported_on=day)

    outcome = read(DeskInMemory())
    desk = DeskInMemory().apply(outcome.change)
    assert outcome.problems == ()
    assert outcome.change.edits[-1].after.rows == 23
    counts = [len(desk.records(kind)) for kind in (Child, Episode, Plan, CareEpisode)]
    assert counts == [23, 5, 7, 5]
    assert {each.sex for each in desk.records(Child)} == {"F", "M"}
    assert desk.held[Child, "12598894"].date_of_birth == on("1999-09-23")
    held = {each.child_id for each in desk.records(Allocation)}
    assert "12598894" not in held  # `#N/A`
    assert all("\xa0" not in each.name for each in desk.records(SocialWorker))
    assert len(held) == 12
    assert read(desk).change.edits == ()
