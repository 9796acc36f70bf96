"""SSDA903: its files into records, twice the same, beside what the desk has."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.importing import preview
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    LegalStatus,
    Placement,
    Review,
    SocialWorker,
)
from herefordshire_desk.domain.returns.episode_rows import EpisodeRecords, episode_rows
from herefordshire_desk.domain.returns.social_worker_episodes import COLUMNS, social_worker_episodes
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.sheets import sheet
from tests.domain.extracts.ssda903_files import (
    episodes,
    header,
    of,
    read,
    reviews,
    stay,
    sw_episodes,
)
from tests.make import DAY, allocation, care_episode, child, on

BORN = "01/05/2015"
WHOLE = (
    header(("C1", "2", BORN, "WBRI", "A1")),
    episodes(stay("05/01/2026")),
    reviews(("C1", BORN, "02/02/2026", "PN1")),
    sw_episodes(("C1", BORN, "SW12345", "05/01/2026", "", "FCONTA")),
)


def merged(ours, *sheets):
    return preview(sheets, ours, source="903", taken_on=DAY, team=None, imported_on=DAY)


def test_that_every_file_becomes_its_records():
    found = read(*WHOLE)
    care = {"child_id": "C1", "start": on("2026-01-05")}
    here = {"id": "903:C1/2026-01-05", **care}
    period = {"period_of_care_id": "903:C1/2026-01-05"}
    assert set(found.records) == {
        Child(id="C1", sex="F", ethnicity="WBRI", date_of_birth=on("2015-05-01")),
        CareEpisode(**here, **period, start_reason="S", primary_need="N1"),
        Placement(**here, **period, type="U6", provider="PR1"),
        LegalStatus(**here, code="C2"),
        Review(id="903:C1/2026-02-02", child_id="C1", held_on=on("2026-02-02"), **period),
        Allocation(
            **{**care, "id": "903:C1/2026-01-05/SW12345"},
            social_worker_id="SW12345",
            role="Social Worker",
            reason="FCONTA",
        ),
        SocialWorker(id="SW12345", registration_number="SW12345"),
    }
    assert (found.problems, found.notes, found.rows) == ((), (), 4)
    assert not found.whole


def test_that_importing_it_twice_changes_nothing():
    desk = DeskInMemory()
    first = merged(desk, *WHOLE)
    again = merged(desk.apply(first.change), *WHOLE)
    assert first.counts.added == 7
    assert again.change.edits == ()


def test_that_headings_are_matched_forgivingly_and_files_known_by_them_alone():
    renamed = sheet("export 1", "child, sw id ,Sw_Decom", ("C1", "SW12345", "05/01/2026"))
    assert [each.id for each in of(Allocation, read(renamed))] == ["903:C1/2026-01-05/SW12345"]


def test_that_a_row_without_a_child_or_a_start_is_left_out_and_listed():
    rows = ("", BORN, "SW1", "05/01/2026", "", ""), ("C1", BORN, "SW1", "", "", "")
    found = read(sw_episodes(*rows, ("C1", BORN, "SW1", "31/02/2026", "", "")))
    assert found.records == ()
    assert [(each.row, each.field) for each in found.problems] == [
        (2, "CHILD"),
        (3, "SW_DECOM"),
        (4, "SW_DECOM"),
    ]


def test_that_the_day_comes_before_the_month():
    (found,) = of(Allocation, read(sw_episodes(("C1", "", "SW1", "03/04/2026", "", ""))))
    assert found.start == on("2026-04-03")


def test_that_files_the_desk_does_not_read_are_passed_over_in_words():
    found = read(*WHOLE, sheet("UASC", "CHILD,SEX,DOB,DUC", ("C1", "2", BORN, "")))
    assert found.notes == (
        "UASC.csv is no file of SSDA903 that the desk reads, and was passed over.",
    )


def test_that_a_later_file_closes_what_was_open():
    desk = DeskInMemory()
    desk = desk.apply(merged(desk, *WHOLE).change)
    closed = sw_episodes(("C1", BORN, "SW12345", "05/01/2026", "01/06/2026", "FCONTA"))
    change = merged(desk, closed)
    assert (change.counts.changed, change.counts.added, change.counts.missing) == (1, 0, 0)
    (held,) = desk.apply(change.change).records(Allocation)
    assert held.end == on("2026-06-01")


def test_that_a_file_without_a_header_leaves_sex_and_ethnicity_alone():
    desk = DeskInMemory()
    desk = desk.apply(merged(desk, *WHOLE).change)
    later = merged(desk, WHOLE[3])
    assert later.counts.changed == 0
    assert desk.apply(later.change).find(Child, ["C1"])["C1"].ethnicity == "WBRI"


STARTS = st.sampled_from([on(f"2026-{m:02}-{d:02}") for m in (2, 4, 5) for d in (1, 9)])
ROWS = st.tuples(
    st.sampled_from(["C1", "C2"]),
    STARTS,
    st.none() | STARTS,
    st.sampled_from(["SW11", "SW12", "P9", "00012"]),
    st.sampled_from(["", "FCONTA", "MANAGE", "WHIM"]),
)
IN_CARE = tuple(care_episode(child_id=each) for each in ("C1", "C2"))


def records(held, children):
    return EpisodeRecords(
        care_episodes=IN_CARE,
        legal_statuses=(),
        allocations=tuple(held),
        children={each.id: each for each in children},
        social_workers={},
    )


@settings(max_examples=200)
@given(st.lists(ROWS, max_size=8), st.sampled_from([None, on("2015-05-01")]))
def test_that_what_the_return_writes_comes_back_as_the_same_rows(drawn, born):
    children = [child(id=each, date_of_birth=born) for each in ("C1", "C2")]
    held = [
        allocation(id=f"A{n}", child_id=c, start=s, end=e, social_worker_id=w, reason=r)
        for n, (c, s, e, w, r) in enumerate(drawn)
    ]
    (written,) = social_worker_episodes(records(held, children), (), team="", day=DAY).sheets
    back = read(sheet("SWEpisodes", ",".join(COLUMNS), *written.rows))
    again = records(of(Allocation, back), of(Child, back))
    (told,) = social_worker_episodes(again, (), team="", day=DAY).sheets
    assert sorted(map(str, told.rows)) == sorted(map(str, written.rows))
    assert back.problems == ()
    in_order = [replace(row, record="") for row in episode_rows(records(held, children), DAY)]
    assert len(in_order) == len(written.rows)
