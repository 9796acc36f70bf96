"""Whom a snapshot names, against whom the desk knows, week after week."""

from herefordshire_desk.domain.allocations import lead_episodes, present
from herefordshire_desk.domain.extracts.annex_a import read_annex_a
from herefordshire_desk.domain.merge import merge
from herefordshire_desk.domain.records import Allocation, SocialWorker
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.annex_a_rows import care_leaver, in_care, in_need, lists, on_plan
from tests.make import allocation, child, on, social_worker

MONDAY, NEXT_MONDAY = on("2026-11-16"), on("2026-11-23")
PRIYA = social_worker(id="SW1", name="Priya Nair")
SAM = social_worker(id="SW2", name="Sam Price")


def read(sheets, desk, day=MONDAY):
    return read_annex_a(sheets, source="annex_a.xlsx", taken_on=day, ours=desk)


def imported(desk, name, day=MONDAY):
    """The desk after importing a snapshot that names this social worker for child 100."""
    extract = read(lists(six=[in_need(Allocated_Worker=name)]), desk, day)
    return desk.apply(merge(extract, desk, team=None, imported_on=day).change)


def history(desk):
    """Who held the child, from when until when."""
    names = {each.id: each.name for each in desk.records(SocialWorker)}
    rows = sorted(
        desk.records(Allocation), key=lambda row: (row.start, row.end or on("2099-01-01"))
    )
    return [(names[row.social_worker_id], row.start, row.end) for row in rows]


def held(**fields):
    return allocation(id="A1", child_id="100", start=on("2026-01-05"), **fields)


def test_that_the_first_snapshot_opens_an_allocation_on_its_day():
    desk = imported(DeskInMemory([PRIYA]), "Priya\xa0Nair")
    (row,) = desk.records(Allocation)
    assert (row.social_worker_id, row.start, row.end, row.inferred) == ("SW1", MONDAY, None, True)
    assert (row.role, row.team, row.reason) == ("Allocated Social Worker", "CP Team 1", "")


def test_that_the_same_social_worker_changes_nothing():
    before = DeskInMemory([PRIYA, held()])
    assert history(imported(before, "PRIYA NAIR")) == [("Priya Nair", on("2026-01-05"), None)]


def test_that_an_id_is_whoever_has_it_where_no_name_is_known():
    nameless = DeskInMemory([held()])
    assert imported(nameless, "SW1").records(Allocation) == nameless.records(Allocation)
    assert not [*imported(nameless, "SW1").records(SocialWorker)]
    on_roster = imported(DeskInMemory([PRIYA, SAM, held()]), "SW2")
    assert history(on_roster)[-1] == ("Sam Price", MONDAY, None)
    assert len([*on_roster.records(SocialWorker)]) == 2


def test_that_another_social_worker_closes_the_known_allocation_and_opens_one():
    desk = imported(DeskInMemory([PRIYA, SAM, held()]), "Sam Price")
    assert history(desk) == [
        ("Priya Nair", on("2026-01-05"), MONDAY),
        ("Sam Price", MONDAY, None),
    ]


def test_that_nobody_closes_it():
    for nobody in ("#N/A", "-", "", None):
        desk = imported(DeskInMemory([PRIYA, held()]), nobody)
        assert history(desk) == [("Priya Nair", on("2026-01-05"), MONDAY)]


def test_that_weeks_of_snapshots_tell_a_history():
    desk = DeskInMemory()
    for name, day in (
        ("Priya Nair", "2026-11-02"),
        ("Priya Nair", "2026-11-09"),
        ("Sam Price", "2026-11-16"),
        ("#N/A", "2026-11-23"),
        ("Priya Nair", "2026-11-30"),
    ):
        desk = imported(desk, name, on(day))
    assert history(desk) == [
        ("Priya Nair", on("2026-11-02"), on("2026-11-16")),
        ("Sam Price", on("2026-11-16"), on("2026-11-23")),
        ("Priya Nair", on("2026-11-30"), None),
    ]


def test_that_a_corrected_snapshot_of_the_same_day_leaves_no_day_to_the_mistake():
    desk = imported(imported(DeskInMemory([PRIYA, SAM]), "Sam Price"), "Priya Nair")
    rows = desk.records(Allocation)
    assert present(lead_episodes(rows, MONDAY)).social_worker_id == "SW1"
    assert len(lead_episodes(rows, MONDAY)) == 1
    back = imported(desk, "Sam Price")
    assert present(lead_episodes(back.records(Allocation), MONDAY)).social_worker_id == "SW2"


def test_that_every_open_lead_allocation_of_somebody_else_is_closed():
    ours = [PRIYA, SAM, held(), allocation(id="A2", child_id="100", social_worker_id="SW2")]
    desk = imported(DeskInMemory(ours), "#N/A")
    assert {end for _, _, end in history(desk)} == {MONDAY}


def test_that_other_roles_are_left_alone():
    ours = [PRIYA, SAM, held(role="IRO")]
    desk = imported(DeskInMemory(ours), "Sam Price")
    assert history(desk) == [("Priya Nair", on("2026-01-05"), None), ("Sam Price", MONDAY, None)]


def test_that_an_allocation_edited_at_the_desk_is_closed_all_the_same():
    ours = [PRIYA, SAM, held(team="Made here", extracted="ssd:1:edited since")]
    desk = imported(DeskInMemory(ours), "Sam Price")
    assert [row.team for row in desk.records(Allocation) if row.id == "A1"] == ["Made here"]
    assert history(desk)[0] == ("Priya Nair", on("2026-01-05"), MONDAY)


def test_that_a_later_allocation_is_never_rewritten():
    ours = [PRIYA, SAM, held(end=on("2026-11-19"))]
    ours.append(allocation(child_id="100", social_worker_id="SW2", start=on("2026-11-19")))
    extract = read(lists(six=[in_need(Allocated_Worker="Somebody Else")]), DeskInMemory(ours))
    assert [record for record in extract.records if isinstance(record, Allocation)] == []
    assert [problem.message for problem in extract.problems] == [
        "The desk knows of a later allocation, so the social worker here was not used."
    ]


def test_that_an_older_snapshot_changes_no_allocation():
    desk = imported(imported(DeskInMemory(), "Priya Nair"), "Sam Price", NEXT_MONDAY)
    assert history(imported(desk, "Priya Nair", MONDAY)) == history(desk)


def test_that_somebody_new_joins_the_roster_under_an_id_that_does_not_tell_their_name():
    (row,) = imported(DeskInMemory(), "Priya  Nair").records(SocialWorker)
    assert (row.name, row.team) == ("Priya Nair", "CP Team 1")
    assert row.id.startswith("XX")
    assert not {"priya", "nair"} & set(row.id.lower().split())
    assert len(row.id) <= 12


def test_that_somebody_new_has_no_team_where_their_children_are_in_two():
    rows = [in_need("100"), in_need("200", Allocated_Team="CP Team 2")]
    extract = read(lists(six=rows), DeskInMemory())
    assert [r.team for r in extract.records if isinstance(r, SocialWorker)] == [""]


def test_that_somebody_whose_name_was_put_right_at_the_desk_is_still_the_same_person():
    desk = imported(DeskInMemory(), "Pria Nair")
    (known,) = desk.records(SocialWorker)
    right = DeskInMemory([*desk.held.values(), social_worker(id=known.id, name="Priya Nair")])
    after = imported(right, "Pria Nair", NEXT_MONDAY)
    assert history(after) == [("Priya Nair", MONDAY, None)]


def test_that_two_of_one_name_are_never_guessed_between():
    ours = DeskInMemory([PRIYA, social_worker(id="SW9", name="priya nair"), child(id="100")])
    extract = read(lists(six=[in_need()]), ours)
    assert [record for record in extract.records if isinstance(record, Allocation)] == []
    assert [problem.message for problem in extract.problems] == [
        "Two social workers on the desk have this name, so we cannot tell which is meant."
    ]


def test_that_the_one_of_two_who_holds_the_child_already_is_meant():
    ours = DeskInMemory([PRIYA, social_worker(id="SW9", name="Priya Nair"), held()])
    assert read(lists(six=[in_need()]), ours).problems == ()


def test_that_the_most_statutory_list_names_the_social_worker():
    rows = lists(
        six=[in_need(Allocated_Worker="Sam Price")],
        eight=[in_care(Allocated_Worker="Priya Nair")],
        nine=[care_leaver(Allocated_Worker="priya nair")],
    )
    extract = read(rows, DeskInMemory([PRIYA, SAM]))
    (row,) = (record for record in extract.records if isinstance(record, Allocation))
    assert row.social_worker_id == "SW1"
    assert [(problem.file, problem.message) for problem in extract.problems] == [
        (
            "annex_a.xlsx, List 6",
            "List 6 and List 8 differ on the social worker: List 8 was used.",
        )
    ]


def test_that_nobody_in_one_list_and_somebody_in_another_is_a_difference():
    rows = lists(six=[in_need()], seven=[on_plan(Allocated_Worker="#N/A")])
    extract = read(rows, DeskInMemory())
    assert [record for record in extract.records if isinstance(record, Allocation)] == []
    assert len(extract.problems) == 1


def test_that_what_has_ended_has_no_say_on_who_holds_the_child():
    rows = lists(six=[in_need(CIN_Closure_Date="01/10/2026", Allocated_Worker="Sam Price")])
    desk = DeskInMemory([PRIYA, held()])
    extract = read(rows, desk)
    assert [record for record in extract.records if isinstance(record, Allocation)] == []


def test_that_a_list_without_the_column_has_no_say():
    row = in_need()
    del row["Allocated Worker"]
    extract = read(lists(six=[row], seven=[on_plan()]), DeskInMemory())
    assert extract.problems == ()
    assert len([r for r in extract.records if isinstance(r, Allocation)]) == 1
