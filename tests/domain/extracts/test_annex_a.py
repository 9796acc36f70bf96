from dataclasses import replace

import pytest

from herefordshire_desk.domain.extracts.annex_a import read_annex_a
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    CareEpisode,
    Child,
    Episode,
    ImportedExtract,
    LegalStatus,
    Placement,
    Plan,
    Review,
    SocialWorker,
    Visit,
)
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.annex_a_rows import care_leaver, in_care, in_need, lists, on_plan
from tests.domain.extracts.sheets import sheet
from tests.make import (
    care_episode,
    child,
    episode,
    legal_status,
    on,
    placement,
    plan,
    review,
    visit,
)

DAY = on("2026-11-20")


def read(sheets, ours=(), taken_on=DAY):
    desk = ours if isinstance(ours, DeskInMemory) else DeskInMemory(ours)
    return read_annex_a(sheets, source="annex_a.xlsx", taken_on=taken_on, ours=desk)


def of(kind, extract):
    return [record for record in extract.records if isinstance(record, kind)]


def test_that_list_6_tells_of_a_child_in_need_and_when_they_were_last_seen():
    found = read(
        lists(
            six=[
                in_need(
                    Primary_Need_Code="N1 - Abuse or Neglect",
                    Date_Child_Was_Last_Seen="02/11/2026",
                    CIN_Closure_Date="19/11/2026",
                    Reason_for_Closure="RC7 - Services ceased for any other reason",
                )
            ]
        )
    )
    assert of(Child, found) == [
        Child(id="100", sex="F", date_of_birth=on("2015-06-01"), disabled=False)
    ]
    assert of(Episode, found) == [
        Episode(
            id="annex_a:CIN:100:2026-01-05",
            child_id="100",
            start=on("2026-01-05"),
            end=on("2026-11-19"),
            primary_need="N1",
            close_reason="RC7",
        )
    ]
    assert of(Visit, found) == [
        Visit(
            id="annex_a:visit:CIN:100:2026-11-02",
            child_id="100",
            kind="CIN",
            visited_on=on("2026-11-02"),
            child_seen=True,
        )
    ]


def test_that_list_7_tells_of_a_plan_and_whether_the_child_was_seen_alone():
    found = read(
        lists(
            seven=[
                on_plan(
                    Initial_Category_of_Abuse="a) Neglect",
                    Latest_Category_of_Abuse="Physical abuse",
                    Date_of_the_Last_Statutory_Visit="12/11/2026",
                    **{"Was the Child Seen Alone?": "a) Yes"},
                )
            ]
        )
    )
    (a_plan,) = of(Plan, found)
    (a_visit,) = of(Visit, found)
    assert (a_plan.kind, a_plan.start, a_plan.end, a_plan.category) == (
        "CP",
        on("2026-02-02"),
        None,
        "PHY",
    )
    assert (a_visit.kind, a_visit.visited_on, a_visit.seen_alone) == ("CP", on("2026-11-12"), True)


def test_that_list_8_tells_of_a_period_of_care_and_all_that_goes_with_it():
    found = read(
        lists(
            eight=[
                in_care(
                    Date_of_Latest_Statutory_Review="28/03/2026",
                    Date_of_Last_Social_Work_Visit="02/11/2026",
                )
            ]
        )
    )
    period = "annex_a:CLA:100:2026-03-01"
    start = on("2026-03-01")
    assert of(CareEpisode, found) == [
        CareEpisode(id=period, child_id="100", period_of_care_id=period, start=start)
    ]
    (home,), (status,), (held,), (seen,) = (
        of(kind, found) for kind in (Placement, LegalStatus, Review, Visit)
    )
    assert (home.period_of_care_id, home.type, home.provider, home.start) == (
        period,
        "U6",
        "PR1",
        start,
    )
    assert (status.code, status.start) == ("C1", start)
    assert (held.period_of_care_id, held.held_on) == (period, on("2026-03-28"))
    assert (seen.kind, seen.visited_on, seen.child_seen) == ("CLA", on("2026-11-02"), True)


def test_that_what_ended_care_ended_the_placement_and_the_legal_status():
    found = read(
        lists(
            eight=[
                in_care(
                    Date_Ceased_to_be_Looked_After="01/10/2026",
                    Reason_Ceased_to_be_Looked_After="k) E47: Special Guardianship Orders",
                )
            ]
        )
    )
    ends = {type(record): record.end for record in found.records if hasattr(record, "end")}
    assert {ends[kind] for kind in (CareEpisode, Placement, LegalStatus)} == {on("2026-10-01")}
    assert of(CareEpisode, found)[0].end_reason == "E47"


def test_that_list_9_tells_of_the_young_person_alone():
    found = read(lists(nine=[care_leaver()]))
    assert [type(record).__name__ for record in found.records] == [
        "SocialWorker",
        "Child",
        "Allocation",
    ]


@pytest.mark.parametrize(
    ("known", "rows"),
    [
        pytest.param(episode(id="R1", child_id="100"), {"six": [in_need()]}, id="episode"),
        pytest.param(
            plan(id="P1", child_id="100", start=on("2026-02-02")), {"seven": [on_plan()]}, id="plan"
        ),
        pytest.param(
            placement(id="H1", child_id="100", period_of_care_id="K", start=on("2026-03-01")),
            {"eight": [in_care()]},
            id="placement",
        ),
        pytest.param(
            legal_status(id="L1", child_id="100", code="C1", start=on("2026-03-01")),
            {"eight": [in_care()]},
            id="legal_status",
        ),
        pytest.param(
            review(id="V1", child_id="100", period_of_care_id="K", held_on=on("2026-03-28")),
            {"eight": [in_care(Date_of_Latest_Statutory_Review="28/03/2026")]},
            id="review",
        ),
        pytest.param(
            visit(id="X1", child_id="100", kind="CP", visited_on=on("2026-11-12")),
            {"seven": [on_plan(Date_of_the_Last_Statutory_Visit="12/11/2026")]},
            id="visit",
        ),
    ],
)
def test_that_what_the_desk_knows_already_keeps_its_id(known, rows):
    period = care_episode(id="E1", child_id="100", period_of_care_id="K", start=on("2026-03-01"))
    found = read(lists(**rows), [known, period])
    assert [record.id for record in of(type(known), found)] == [known.id]


def test_that_a_period_of_care_known_by_several_episodes_ends_with_its_open_one():
    ours = [
        care_episode(id="E1", child_id="100", start=on("2026-03-01"), end=on("2026-05-01")),
        care_episode(id="E2", child_id="100", start=on("2026-05-01")),
    ]
    found = read(lists(eight=[in_care(Date_Ceased_to_be_Looked_After="01/10/2026")]), ours)
    assert [(each.id, each.start, each.end) for each in of(CareEpisode, found)] == [
        ("E2", on("2026-05-01"), on("2026-10-01"))
    ]


def test_that_a_period_of_care_that_had_ended_is_open_again():
    ours = [care_episode(id="E1", child_id="100", start=on("2026-03-01"), end=on("2026-05-01"))]
    (again,) = of(
        CareEpisode, read(lists(eight=[in_care(Date_Ceased_to_be_Looked_After="")]), ours)
    )
    assert (again.id, again.end) == ("E1", None)


def test_that_an_end_to_come_stands_against_a_snapshot_that_has_none_yet():
    ours = [
        episode(id="R1", child_id="100", start=on("2026-01-05"), end=on("2027-02-01")),
        plan(id="P1", child_id="100", kind="CP", start=on("2026-02-02"), end=on("2027-02-01")),
        care_episode(id="E1", child_id="100", start=on("2026-03-01"), end=on("2027-02-01")),
    ]
    sheets = lists(
        six=[in_need(CIN_Closure_Date="")],
        seven=[on_plan(Child_Protection_Plan_End_Date="")],
        eight=[in_care(Date_Ceased_to_be_Looked_After="")],
    )
    found = read(sheets, ours)
    ends = [each.end for kind in (Episode, Plan, CareEpisode) for each in of(kind, found)]
    assert ends == [on("2027-02-01")] * 3


def test_that_a_list_without_the_column_for_an_end_says_nothing_of_it():
    ours = [care_episode(id="E1", child_id="100", start=on("2026-03-01"), end=on("2026-05-01"))]
    assert of(CareEpisode, read(lists(eight=[in_care()]), ours)) == ours


def test_that_a_blank_leaves_what_the_desk_knows():
    ours = [
        child(id="100", forename="Amy", ethnicity="WBRI", date_of_birth=on("2015-06-02")),
        plan(id="P1", child_id="100", start=on("2026-02-02"), category="NEG"),
    ]
    found = read(lists(seven=[on_plan(Date_of_Birth="", Gender="")]), ours)
    assert of(Child, found) == [replace(ours[0], disabled=False)]
    assert of(Plan, found) == [ours[1]]


def test_that_a_visit_known_not_to_have_seen_the_child_stays_so():
    ours = [visit(id="X1", child_id="100", visited_on=on("2026-11-12"), child_seen=False)]
    found = read(lists(seven=[on_plan(Date_of_the_Last_Statutory_Visit="12/11/2026")]), ours)
    assert of(Visit, found) == ours


@pytest.mark.parametrize(
    ("row", "field", "message"),
    [
        (in_need(CIN_Start_Date=""), "CIN Start Date", "CIN Start Date is blank."),
        (in_need("-"), "Child Unique ID", "Child Unique ID is blank."),
        (
            in_need(Date_Child_Was_Last_Seen="31/11/2026"),
            "Date Child Was Last Seen",
            "31/11/2026 is not a date.",
        ),
        (
            in_need(Case_Status="e) Closed episode"),
            "CIN Closure Date",
            "The case status says closed, but there is no closure date.",
        ),
    ],
)
def test_that_a_row_that_cannot_be_used_is_left_out_and_listed(row, field, message):
    found = read(lists(six=[row, in_need("200")]))
    assert {each.child_id for each in of(Episode, found)} == {"200"}
    assert found.problems == (Problem(field, message, "annex_a.xlsx, List 6", 2),)


def test_that_rows_that_differ_only_in_what_is_not_used_are_one():
    found = read(lists(six=[in_need(Age=10.4), in_need(Age=10.5)]))
    assert len(of(Episode, found)) == 1
    assert found.problems == ()


def test_that_rows_that_contradict_each_other_are_left_out():
    found = read(lists(six=[in_need(), in_need(CIN_Closure_Date="01/10/2026")]))
    assert of(Episode, found) == []
    assert [problem.message for problem in found.problems] == [
        "2 rows have the same child and start date and differ: none was read."
    ] * 2


def test_that_two_episodes_of_one_child_are_two():
    first = in_need(CIN_Start_Date="01/06/2026", CIN_Closure_Date="01/08/2026")
    found = read(lists(six=[first, in_need(CIN_Start_Date="01/09/2026")]))
    assert [each.start for each in of(Episode, found)] == [on("2026-09-01"), on("2026-06-01")]


def test_that_the_most_statutory_list_wins_where_lists_differ_on_a_child():
    found = read(lists(six=[in_need(Date_of_Birth="02/06/2015")], eight=[in_care(Gender="")]))
    (young,) = of(Child, found)
    assert (young.date_of_birth, young.sex) == (on("2015-06-01"), "F")
    assert found.problems == (
        Problem(
            "Date of Birth",
            "List 6 and List 8 differ on the date of birth: List 8 was used.",
            "annex_a.xlsx, List 6",
            2,
        ),
    )


def test_that_lists_the_desk_does_not_use_are_named():
    found = read([*lists(six=[in_need()]), sheet("List 1", "Child Unique ID"), sheet("Notes", "x")])
    assert found.notes == ("Lists 6 to 9 are read. Passed over: List 1, Notes.",)


def test_that_a_team_is_known_for_a_child_with_nobody():
    found = read(lists(six=[in_need(Allocated_Worker="#N/A")]))
    assert found.teams == {"100": "CP Team 1"}
    assert of(SocialWorker, found) == []


def imported(taken_on):
    return ImportedExtract(
        id="1", format="annex_a", source="x", taken_on=on(taken_on), imported_on=DAY
    )


def test_that_an_older_snapshot_adds_only_visits_to_children_of_the_desk():
    rows = lists(
        six=[in_need("100", Date_Child_Was_Last_Seen="02/11/2026"), in_need("200")],
        seven=[on_plan("100")],
    )
    found = read(rows, [child(id="100"), imported("2026-11-21")])
    assert [(type(each), each.id) for each in found.records] == [
        (Visit, "annex_a:visit:CIN:100:2026-11-02")
    ]
    assert found.whole == frozenset()
    assert found.notes == (
        "Only visits were read: Annex A of 21 November 2026, which is newer, was imported.",
    )


def test_that_a_snapshot_of_the_same_day_is_not_older():
    found = read(lists(six=[in_need()]), [child(id="100"), imported("2026-11-20")])
    assert len(of(Episode, found)) == 1


def test_that_importing_a_snapshot_twice_changes_nothing():
    rows = lists(
        six=[in_need("100", Date_Child_Was_Last_Seen="02/11/2026"), in_need("200")],
        seven=[on_plan("100", Allocated_Worker="Sam Price")],
        eight=[in_care("300", Allocated_Worker="#N/A"), in_care("400")],
        nine=[care_leaver("500")],
    )
    first = merge(read(rows), DeskInMemory(), team=None, imported_on=DAY)
    desk = DeskInMemory().apply(first.change)
    again = merge(read(rows, desk), desk, team=None, imported_on=on("2026-11-27"))
    assert first.counts.added > 0
    assert again.change.edits == ()
    assert (again.counts.added, again.counts.changed, again.counts.missing) == (0, 0, 0)
