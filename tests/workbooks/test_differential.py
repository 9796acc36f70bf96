"""The same extract in another dress gives the same desk."""

import csv
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from herefordshire_desk.domain.allocations import lead_episodes, stability
from herefordshire_desk.domain.facts import facts_of, is_open, latest, standing
from herefordshire_desk.domain.importing import preview
from herefordshire_desk.domain.merge import Merged
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    ImportedExtract,
    LegalStatus,
    Placement,
    Review,
    SocialWorker,
    child_of,
)
from herefordshire_desk.workbooks.read import read_sheets
from tests.domain.desk_in_memory import DeskInMemory
from tests.make import DAY
from tests.workbooks.workbook_files import packed, workbook

PRACTICE = Path(__file__).parent.parent / "practice"


def imported(*paths, onto=None):
    ours = onto or DeskInMemory()
    merged = preview(
        read_sheets(paths).sheets, ours, source="x", taken_on=DAY, team=None, imported_on=DAY
    )
    assert isinstance(merged, Merged)
    return ours.apply(merged.change)


def records(desk):
    return {key: each for key, each in desk.held.items() if key[0] is not ImportedExtract}


@pytest.fixture(scope="module")
def ssd():
    """The desk of the practice extract."""
    return imported(PRACTICE)


def as_zip(path):
    files = {f"Extract/{each.name}": each.read_bytes() for each in sorted(PRACTICE.glob("*.csv"))}
    path.write_bytes(packed(files))


def as_workbook(path):
    tables = read_sheets([PRACTICE]).sheets
    sheets = {each.name.removeprefix("ssd_"): [each.headings, *each.rows] for each in tables}
    path.write_bytes(workbook(sheets))


@pytest.mark.parametrize(("name", "dress"), [("a.zip", as_zip), ("a.xlsx", as_workbook)])
def test_that_a_folder_a_zip_and_a_workbook_give_the_same_desk(tmp_path, ssd, name, dress):
    dress(tmp_path / name)
    desk = imported(tmp_path / name)
    assert records(desk) == records(ssd)
    again = imported(tmp_path / name, onto=ssd)
    assert records(again) == records(ssd)


def day(value):
    return value.strftime("%d/%m/%Y") if value else ""


def as_903(desk, folder):
    """Header, Reviews and SWEpisodes of every child of the desk, as the collection has them."""
    ids = {each.id: each.registration_number or each.id for each in desk.records(SocialWorker)}
    born = {each.id: day(each.date_of_birth) for each in desk.records(Child)}
    sexes = {"M": "1", "F": "2"}
    tables = {
        "Header": [
            ("CHILD", "SEX", "DOB", "ETHNIC", "UPN"),
            *(
                (each.id, sexes.get(each.sex, "9"), born[each.id], each.ethnicity, "")
                for each in desk.records(Child)
            ),
        ],
        "SWEpisodes": [
            ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
            *(
                (
                    each.child_id,
                    born.get(each.child_id, ""),
                    ids.get(each.social_worker_id, each.social_worker_id),
                    day(each.start),
                    day(each.end),
                    each.reason,
                )
                for each in desk.records(Allocation)
            ),
        ],
    }
    write_tables(tables, folder)


def write_tables(tables, folder):
    for name, rows in tables.items():
        text = StringIO(newline="")
        csv.writer(text).writerows(rows)
        (folder / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")


def by_child(desk):
    """Who held each child, from when until when and why it changed."""
    ids = {each.id: each.registration_number or each.id for each in desk.records(SocialWorker)}
    held = {}
    for each in desk.records(Allocation):
        held.setdefault(each.child_id, []).append(each)
    return {
        child: [
            (
                ids.get(each.social_worker_id, each.social_worker_id),
                each.start,
                each.end,
                each.reason,
            )
            for each in lead_episodes(rows, DAY)
        ]
        for child, rows in held.items()
        if lead_episodes(rows, DAY)
    }


def test_that_ssda903_and_ssd_agree_on_who_held_each_child(tmp_path, ssd):
    as_903(leads_only(ssd), tmp_path)
    desk = imported(tmp_path)
    assert by_child(desk) == by_child(ssd)
    assert {each.date_of_birth for each in desk.records(Child)} == {
        each.date_of_birth for each in ssd.records(Child)
    }
    changes = {
        child: len(stability(lead_episodes(rows, DAY), [], DAY).changes)
        for child, rows in allocations(desk).items()
    }
    assert changes == {
        child: len(stability(lead_episodes(rows, DAY), [], DAY).changes)
        for child, rows in allocations(leads_only(ssd)).items()
    }


def leads_only(desk):
    """The collection has lead episodes alone."""
    from herefordshire_desk.domain.allocations import is_lead

    kept = [
        each
        for each in desk.held.values()
        if not isinstance(each, Allocation) or (is_lead(each) and each.social_worker_id)
    ]
    return DeskInMemory(kept)


def allocations(desk):
    held = {}
    for each in desk.records(Allocation):
        held.setdefault(each.child_id, []).append(each)
    return held


def test_that_importing_ssda903_after_ssd_changes_no_who_held_whom(tmp_path, ssd):
    as_903(leads_only(ssd), tmp_path)
    after = imported(tmp_path, onto=ssd)
    assert by_child(after) == by_child(ssd)
    for kind in (CareEpisode, Review, Child):
        assert len(after.records(kind)) == len(ssd.records(kind))


def care_as_903(desk, folder):
    """Episodes and Reviews: a row wherever the home or the legal status changes."""
    rows = [("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC")]
    for period in periods(desk):
        starts = sorted({period.start, *(each.start for each in (*period.homes, *period.statuses))})
        starts = [start for start in starts if period.lasts_over(start)]
        for start, end in zip(starts, [*starts[1:], period.end], strict=True):
            home, status = latest_on(period.homes, start), latest_on(period.statuses, start)
            moved = home is not None and home.start == start
            changed = status is not None and status.start == start
            reason = "S" if start == period.start else "B" if moved and changed else "LP"[moved]
            place = (home.type, home.provider) if home else ("", "")
            code = status.code if status else ""
            last = ("X1" if start != starts[-1] else "E8") if end else ""
            dates = day(start), reason, code, period.need, *place, day(end), last
            rows.append((period.child_id, *dates))
    reviews = [
        (each.child_id, "", day(each.held_on), "PN1")
        for each in desk.records(Review)
        if each.held_on and not each.cancelled
    ]
    heads = ("CHILD", "DOB", "REVIEW", "REVIEW_CODE")
    write_tables({"Episodes": rows, "Reviews": [heads, *reviews]}, folder)


class Period(NamedTuple):
    child_id: str
    start: date
    end: date | None
    need: str
    homes: list
    statuses: list

    def lasts_over(self, start):
        return start >= self.start and (self.end is None or start < self.end)


def periods(desk):
    held = {}
    for each in desk.records(CareEpisode):
        held.setdefault(each.period_of_care_id, []).append(each)
    for name, rows in held.items():
        child, ends = rows[0].child_id, [each.end for each in rows]
        yield Period(
            child_id=child,
            start=min(each.start for each in rows),
            end=None if None in ends else max(ends),
            need=rows[0].primary_need,
            homes=[each for each in desk.records(Placement) if each.period_of_care_id == name],
            statuses=[each for each in desk.records(LegalStatus) if each.child_id == child],
        )


def latest_on(records, start):
    return latest(each for each in records if is_open(each, start))


def in_care(desk, on_day):
    """How each child in care stands: since when, under what, where and whether reviewed."""
    found = {}
    records = {}
    for each in desk.held.values():
        records.setdefault(child_of(each), []).append(each)
    for child, theirs in records.items():
        stands = standing(facts_of(Child(id=child or ""), theirs, on_day), on_day)
        if stands is not None and stands.care is not None:
            code = stands.legal_status.code if stands.legal_status else ""
            found[child] = (stands.care.start, code, stands.home, stands.review_held)
    return found


def test_that_ssda903_and_ssd_agree_on_who_is_in_care_where_and_whether_reviewed(tmp_path, ssd):
    care_as_903(ssd, tmp_path)
    desk = imported(tmp_path)
    for months in (0, 3, 9, 15):
        on_day = DAY - timedelta(30 * months)
        theirs = in_care(desk, on_day)
        assert theirs == in_care(ssd, on_day)
        assert len(theirs) > 10


def test_that_ssda903_care_after_ssd_changes_no_answer_and_doubles_nothing(tmp_path, ssd):
    care_as_903(ssd, tmp_path)
    after = imported(tmp_path, onto=ssd)
    assert in_care(after, DAY) == in_care(ssd, DAY)
    for kind in (Review, Placement, LegalStatus, Child):
        assert len(after.records(kind)) == len(ssd.records(kind))
