import pytest

from herefordshire_desk.domain.extracts.ssd import read_ssd
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    Conference,
    Episode,
    FamilyLink,
    FamilyMember,
    LegalStatus,
    Placement,
    Plan,
    Review,
    SocialWorker,
    Team,
    Visit,
)
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.sheets import sheet
from tests.make import conference, family_link, on

INVOLVEMENTS = (
    "invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,"
    "invo_involvement_start_date,invo_involvement_end_date,invo_worker_change_reason,"
    "invo_person_id,invo_referral_id"
)
EPISODES = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_nfa"
CARE = "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_cla_episode_start_date"
REVIEWS = "clar_cla_review_id,clar_cla_id,clar_cla_review_date,clar_cla_review_cancelled"
CP_VISITS = "cppv_cp_visit_id,cppv_person_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen"


def ssd(*sheets, known_periods=None):
    return read_ssd(
        sheets, source="ssd", taken_on=on("2026-11-20"), known_periods=known_periods or {}
    )


def test_that_every_table_becomes_its_record():
    found = ssd(
        sheet(
            "ssd_person",
            "pers_person_id,pers_forename,pers_sex,pers_ethnicity,pers_expected_dob,pers_death_date",
            ("00016", "Amy", "f", "a) WBRI", "10/01/2027", "2026-11-19"),
        ),
        sheet(
            "ssd_department", "dept_team_id,dept_team_name,dept_team_parent_id", ("T1", "CP", "T0")
        ),
        sheet(
            "ssd_professionals",
            "prof_professional_id,prof_professional_name,prof_social_worker_registration_no,"
            "prof_staff_id,prof_professional_job_title,prof_professional_department,"
            "prof_agency_worker_flag,prof_full_time_equivalency",
            ("P1", "Sam\xa0Webb", "SW123456", "S9", "ASYE", "CP", "N", "0.6"),
        ),
        sheet(
            "ssd_involvements",
            INVOLVEMENTS,
            ("I1", "123.0", " Case\xa0Worker ", "T1", "2026-01-05", "", "fconta", "00016", "R1"),
        ),
        sheet("ssd_cin_episodes", EPISODES, ("R1", "00016", "2026-01-05 00:00:00", "", "Y")),
        sheet(
            "ssd_cp_plans",
            "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_ola,"
            "cppl_cp_plan_initial_category",
            ("7", "00016", "2026-02-01", "y", "Physical abuse"),
        ),
        sheet(
            "ssd_cin_plans",
            "cinp_cin_plan_id,cinp_person_id,cinp_referral_id,cinp_cin_plan_start_date",
            ("7", "00016", "R1", "2026-01-20"),
        ),
        sheet("ssd_cp_visits", CP_VISITS, ("8", "00016", "7", "2026-02-09", " y ")),
        sheet("ssd_cla_episodes", CARE, ("E1", "00016", "CLA1", "2026-03-01")),
        sheet(
            "ssd_cla_placement",
            "clap_cla_placement_id,clap_cla_id,clap_cla_placement_start_date,"
            "clap_cla_placement_type,clap_cla_placement_provider",
            ("H1", "CLA1", "2026-03-01", "p1", "a) PR0"),
        ),
        sheet("ssd_cla_reviews", REVIEWS, ("V1", "CLA1", "28/03/2026", "N")),
        sheet(
            "ssd_legal_status",
            "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date",
            ("L1", "00016", "C1: ICO", "2026-03-01"),
        ),
    )
    child = {"child_id": "00016"}
    assert found.problems == found.notes == ()
    assert found.rows == 12
    assert found.records == (
        Child(
            id="00016",
            forename="Amy",
            sex="F",
            ethnicity="WBRI",
            expected_date_of_birth=on("2027-01-10"),
            died_on=on("2026-11-19"),
        ),
        Team(id="T1", name="CP", parent_id="T0"),
        SocialWorker(
            id="P1",
            name="Sam Webb",
            registration_number="SW123456",
            staff_id="S9",
            role="ASYE",
            team="CP",
            employment="permanent",
            newly_qualified=True,
            fte=0.6,
        ),
        Allocation(
            id="I1",
            social_worker_id="123",
            role="Case Worker",
            team="T1",
            start=on("2026-01-05"),
            reason="FCONTA",
            referral_id="R1",
            **child,
        ),
        Episode(id="R1", start=on("2026-01-05"), no_further_action=True, **child),
        Plan(
            id="CP:7",
            kind="CP",
            start=on("2026-02-01"),
            other_authority=True,
            category="PHY",
            **child,
        ),
        Plan(id="CIN:7", kind="CIN", start=on("2026-01-20"), referral_id="R1", **child),
        Visit(
            id="CP:8",
            kind="CP",
            visited_on=on("2026-02-09"),
            child_seen=True,
            plan_id="CP:7",
            **child,
        ),
        CareEpisode(id="E1", period_of_care_id="CLA1", start=on("2026-03-01"), **child),
        Placement(
            id="H1",
            period_of_care_id="CLA1",
            type="P1",
            provider="PR0",
            start=on("2026-03-01"),
            **child,
        ),
        Review(id="V1", period_of_care_id="CLA1", held_on=on("2026-03-28"), **child),
        LegalStatus(id="L1", code="C1", start=on("2026-03-01"), **child),
    )


def test_that_a_workbooks_sheets_need_no_prefix():
    found = ssd(sheet("person", "pers_person_id", ("1",)))
    assert found.records == (Child(id="1"),)


@pytest.mark.parametrize("worker", ["", "#N/A", "-", " \xa0"])
def test_that_an_involvement_without_anybody_is_kept(worker):
    row = ("I1", worker, "CW", "", "2026-01-05", "", "", "A", "")
    (allocation,) = ssd(sheet("ssd_involvements", INVOLVEMENTS, row)).records
    assert allocation.social_worker_id == ""


def test_that_an_involvement_in_another_role_is_kept_and_an_end_before_its_start_too():
    row = ("I1", "SW1", "IRO", "", "2026-01-05", "2025-12-01", "", "A", "")
    (allocation,) = ssd(sheet("ssd_involvements", INVOLVEMENTS, row)).records
    assert (allocation.role, allocation.end) == ("IRO", on("2025-12-01"))


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (("", "SW1", "CW", "", "2026-01-05", "", "", "A", ""), "invo_involvements_id"),
        (("I1", "SW1", "CW", "", "2026-01-05", "", "", "", ""), "invo_person_id"),
        (("I1", "SW1", "CW", "", "", "", "", "A", ""), "invo_involvement_start_date"),
    ],
    ids=["no_id", "no_child", "no_start"],
)
def test_that_a_row_without_what_it_needs_is_left_out_and_listed(row, field):
    found = ssd(sheet("ssd_involvements", INVOLVEMENTS, row))
    assert found.records == ()
    assert found.problems == (Problem(field, f"{field} is blank.", "ssd_involvements.csv", 2),)


def test_that_rows_that_say_the_same_are_one_record():
    found = ssd(
        sheet("ssd_person", "pers_person_id,pers_dob", ("1", "2015-06-01"), ("1.0", "01/06/2015"))
    )
    assert [record.id for record in found.records] == ["1"]
    assert found.problems == ()


def test_that_rows_that_contradict_each_other_are_all_left_out():
    found = ssd(
        sheet("ssd_person", "pers_person_id,pers_dob", ("1", "2015-06-01"), ("1", "2015-06-02"))
    )
    assert found.records == ()
    assert [(problem.row, problem.message) for problem in found.problems] == [
        (2, "2 rows have the same id and differ: none was read."),
        (3, "2 rows have the same id and differ: none was read."),
    ]


def test_that_a_referral_opened_again_under_its_id_is_another_episode():
    found = ssd(
        sheet(
            "ssd_cin_episodes",
            EPISODES,
            ("R1", "A", "2026-05-01", "", "N"),
            ("R1", "A", "2025-01-05", "2026-04-01", "N"),
        )
    )
    assert {record.id: record.start for record in found.records} == {
        "R1/2026-05-01": on("2026-05-01"),
        "R1": on("2025-01-05"),
    }


def test_that_ids_that_two_tables_share_do_not_meet():
    found = ssd(
        sheet("ssd_cp_visits", CP_VISITS, ("8", "A", "", "2026-02-09", "Y")),
        sheet(
            "ssd_cla_visits",
            "clav_cla_visit_id,clav_person_id,clav_cla_visit_date",
            ("8", "A", "2026-02-09"),
        ),
    )
    assert [(visit.id, visit.child_seen) for visit in found.records] == [
        ("CP:8", True),
        ("CLA:8", None),
    ]


def test_that_a_review_finds_its_child_on_the_desk():
    found = ssd(
        sheet("ssd_cla_reviews", REVIEWS, ("V1", "CLA1", "2026-03-28", "N")),
        known_periods={"CLA1": "00016"},
    )
    assert [review.child_id for review in found.records] == ["00016"]


@pytest.mark.parametrize(
    "care",
    [(), (("E1", "A", "CLA1", "2026-03-01"), ("E2", "B", "CLA1", "2026-03-01"))],
    ids=["of_no_child", "of_two_children"],
)
def test_that_a_review_of_nobody_in_particular_is_listed(care):
    found = ssd(
        sheet("ssd_cla_episodes", CARE, *care),
        sheet("ssd_cla_reviews", REVIEWS, ("V1", "CLA1", "2026-03-28", "N")),
    )
    assert not [record for record in found.records if isinstance(record, Review)]
    assert [problem.message for problem in found.problems] == [
        "We cannot tell which child this is: no one child has the period of care CLA1."
    ]


def test_that_only_what_there_are_columns_for_is_carried():
    found = ssd(
        sheet("ssd_person", "pers_person_id,pers_dob", ("1", "2015-06-01")),
        sheet("ssd_cp_visits", CP_VISITS, ("8", "1", "", "2026-02-09", "Y")),
    )
    assert found.carried == {
        Child: ("date_of_birth",),
        Visit: ("child_id", "kind", "visited_on", "child_seen", "plan_id"),
    }
    assert found.whole == {(Child, ""), (Visit, "CP")}


def test_that_tables_the_desk_has_no_place_for_are_named():
    found = ssd(
        sheet("ssd_care_leavers", "clea_table_id,clea_person_id", ("1", "A")),
        sheet("Cover", "Prepared by", ("Sam",)),
    )
    assert found.records == ()
    assert found.notes == (
        "The desk does not keep care leavers yet: ssd_care_leavers.csv was passed over.",
        "Cover.csv is not a table we know, and was passed over.",
    )


def test_that_a_table_without_its_key_column_is_told_of_and_not_lost_without_a_word():
    found = ssd(
        sheet("ssd_person", "pers_person_id", ("A",)),
        sheet("involvements", "invo_person_id,invo_professional_id", ("A", "SW1")),
    )
    (problem,) = [each for each in found.problems if each.field == "invo_involvements_id"]
    assert problem.message == (
        "There is no column “invo_involvements_id”, so this table was not read."
    )
    assert found.whole == {(Child, "")}


def test_that_an_end_on_the_last_day_there_is_leaves_the_row_open():
    headings = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date"
    found = ssd(sheet("ssd_cin_episodes", headings, ("R1", "A", "2026-01-05", "9999-12-31")))
    assert [record.end for record in found.records if isinstance(record, Episode)] == [None]
    assert found.problems == ()


def test_that_conferences_are_read_with_when_they_were_due_and_held():
    headings = "cppr_cp_review_id,cppr_person_id,cppr_cp_review_due,cppr_cp_review_date"
    found = ssd(sheet("ssd_cp_reviews", headings, ("1", "A", "03/11/2026", "2026-11-02")))
    held = conference(id="1", child_id="A", due_on=on("2026-11-03"), held_on=on("2026-11-02"))
    assert found.records == (held,)
    assert found.whole == {(Conference, "")}


FAMILY = sheet(
    "ssd_family", "fami_table_id,fami_family_id,fami_person_id", ("1", "F7", "A"), ("2", "F7", "B")
)


def test_that_a_family_is_a_record_for_each_child_in_it():
    assert ssd(FAMILY).records == tuple(
        FamilyMember(id=each, child_id=child, family_id="F7")
        for each, child in (("1", "A"), ("2", "B"))
    )


def test_that_a_family_row_without_a_child_or_a_family_is_left_out_and_listed():
    headings = "fami_table_id,fami_family_id,fami_person_id"
    found = ssd(sheet("ssd_family", headings, ("1", "", "A"), ("2", "F7", "")))

    assert found.records == ()
    assert [(each.row, each.field) for each in found.problems] == [
        (2, "fami_family_id"),
        (3, "fami_person_id"),
    ]


def test_that_importing_a_family_twice_changes_nothing_and_keeps_what_was_linked_here():
    link = family_link(child_id="A", other_id="C")
    first = merge(ssd(FAMILY), DeskInMemory([link]), team=None, imported_on=on("2026-11-20"))
    desk = DeskInMemory([link]).apply(first.change)
    again = merge(ssd(FAMILY), desk, team=None, imported_on=on("2026-11-20"))

    assert first.counts.added == 2
    assert again.change.edits == ()
    assert desk.records(FamilyLink) == [link]


def test_that_the_digest_is_of_what_is_read_in_whatever_order():
    people = sheet("ssd_person", "pers_person_id", ("1",))
    teams = sheet("ssd_department", "dept_team_id", ("T1",))
    cover = sheet("Cover", "Prepared by")
    assert ssd(people, teams).digest == ssd(teams, cover, people).digest
    assert ssd(people).digest != ssd(sheet("ssd_person", "pers_person_id", ("2",))).digest
