from herefordshire_desk.domain.extracts.parts import divided
from tests.domain.extracts.sheets import sheet

PEOPLE = "pers_person_id,pers_sex"
VISITS = "cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date"
TEAMS = "dept_team_id,dept_team_name"
CARE = "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_cla_episode_start_date"
HOMES = "clap_cla_placement_id,clap_cla_id,clap_cla_placement_start_date"
DAY = "2026-11-20"


def parts(*sheets, rows=2, known=None):
    found = divided(sheets, tuple, known or {}, rows)
    return [{each.name: list(each.rows) for each in found.of(at)} for at in range(found.count)]


def test_that_all_of_a_childs_rows_are_in_one_part_in_whatever_order_they_come():
    people = sheet("people", PEOPLE, ("C2", "F"), ("C1", "M"))
    visits = sheet("visits", VISITS, ("1", "C1", DAY), ("2", "C2", DAY), ("3", " C1 ", DAY))
    first, second, roster = parts(people, visits)
    assert first == {"people": [("C1", "M")], "visits": [("1", "C1", DAY), ("3", " C1 ", DAY)]}
    assert second == {"people": [("C2", "F")], "visits": [("2", "C2", DAY)]}
    assert roster == {"people": [], "visits": []}


def test_that_what_is_of_no_child_is_the_last_part():
    people = sheet("people", PEOPLE, ("C1", "M"), ("", "F"))
    *_, roster = parts(people, sheet("teams", TEAMS, ("T1", "One")))
    assert roster == {"people": [("", "F")], "teams": [("T1", "One")]}


def test_that_children_who_share_an_id_are_in_one_part():
    rows = [("1", "C1", DAY), ("2", "C2", DAY), ("3", "C3", DAY), ("1", "C3", DAY)]
    first, second, _ = parts(sheet("visits", VISITS, *rows), rows=1)
    assert first["visits"] == [rows[0], rows[2], rows[3]]
    assert second["visits"] == [rows[1]]


def test_that_children_who_share_a_period_of_care_are_in_one_part():
    care = [("1", "C1", "P1", DAY), ("2", "C2", "P2", DAY), ("3", "C3", "P1", DAY)]
    first, second, _ = parts(sheet("care", CARE, *care), rows=1)
    assert first["care"] == [care[0], care[2]]
    assert second["care"] == [care[1]]


def test_that_a_placement_goes_with_the_child_of_its_period_of_care():
    care = sheet("care", CARE, ("1", "C1", "P1", DAY), ("2", "C2", "P2", DAY))
    homes = sheet("homes", HOMES, ("1", "P2", DAY), ("2", "P3", DAY), ("3", "P9", DAY))
    first, second, roster = parts(care, homes, rows=1, known={"P3": "C1"})
    assert first["homes"] == [("2", "P3", DAY)]
    assert second["homes"] == [("1", "P2", DAY)]
    assert roster["homes"] == [("3", "P9", DAY)]


def test_that_a_row_keeps_its_number_in_the_file():
    found = divided([sheet("people", PEOPLE, ("C2", "F"), ("C1", "M"))], tuple, {}, 1)
    assert [found.of(part)[0].number(0) for part in (0, 1)] == [3, 2]
    assert found.roster[0].rows == []
