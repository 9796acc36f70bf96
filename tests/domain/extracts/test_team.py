import pytest

from herefordshire_desk.domain.extracts.ssd import read_ssd
from herefordshire_desk.domain.extracts.team import within_team
from herefordshire_desk.domain.records import Child, SocialWorker, Team
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.sheets import sheet
from tests.make import child, on, social_worker

INVOLVEMENTS = (
    "invo_involvements_id,invo_professional_id,invo_professional_role_id,invo_professional_team,"
    "invo_involvement_start_date,invo_involvement_end_date,invo_person_id"
)


def extract():
    """A is in Team 1, B was in Team 1 and waits, C is in Team 2, D was never allocated."""
    return read_ssd(
        [
            sheet(
                "ssd_department", "dept_team_id,dept_team_name", ("T1", "CP Team 1"), ("T2", "CIN")
            ),
            sheet("ssd_person", "pers_person_id", ("A",), ("B",), ("C",), ("D",)),
            sheet(
                "ssd_professionals",
                "prof_professional_id,prof_professional_department",
                ("SW1", ""),
                ("SW2", "CIN"),
                ("SW3", "cp  team 1"),
                ("SW4", "CIN"),
            ),
            sheet(
                "ssd_involvements",
                INVOLVEMENTS,
                ("I1", "SW2", "CW", "T2", "2026-01-05", "2026-02-01", "A"),
                ("I2", "SW1", "CW", "T1", "2026-02-01", "", "A"),
                ("I3", "SW1", "CW", "T1", "2026-02-01", "2026-03-01", "B"),
                ("I4", "SW4", "CW", "T1", "2026-02-01", "2026-03-01", "C"),
                ("I5", "SW4", "CW", "T2", "2026-03-01", "", "C"),
            ),
        ],
        source="ssd",
        taken_on=on("2026-11-20"),
        known_periods={},
    )


def ids(kind, found):
    return {record.id for record in found.records if isinstance(record, kind)}


@pytest.mark.parametrize("name", ["CP Team 1", " cp team\xa01", "T1", "t1"])
def test_that_only_the_teams_children_are_kept(name):
    found = within_team(extract(), DeskInMemory(), name)
    assert ids(Child, found) == {"A", "B"}
    assert {record.child_id for record in found.records if hasattr(record, "child_id")} == {
        "A",
        "B",
    }


def test_that_children_the_desk_holds_are_kept_wherever_they_are_now():
    found = within_team(extract(), DeskInMemory([child(id="C")]), "CP Team 1")
    assert ids(Child, found) == {"A", "B", "C"}


def test_that_social_workers_are_kept_who_held_such_a_child_or_are_in_the_team():
    found = within_team(extract(), DeskInMemory(), "CP Team 1")
    assert ids(SocialWorker, found) == {"SW1", "SW2", "SW3"}


def test_that_a_social_worker_on_the_roster_is_kept():
    found = within_team(extract(), DeskInMemory([social_worker(id="SW4")]), "CP Team 1")
    assert "SW4" in ids(SocialWorker, found)


def test_that_teams_are_all_kept_for_they_are_no_people():
    assert ids(Team, within_team(extract(), DeskInMemory(), "CP Team 1")) == {"T1", "T2"}


def test_that_nobody_is_in_a_team_that_is_not_there():
    assert ids(Child, within_team(extract(), DeskInMemory(), "Fostering")) == set()
