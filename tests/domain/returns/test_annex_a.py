from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.sheets import Cell
from herefordshire_desk.domain.records import AnnexARow
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.annex_a_rows import care_leaver, in_care, in_need, lists, on_plan
from tests.domain.extracts.sheets import workbook
from tests.make import (
    DAY,
    allocation,
    care_episode,
    child,
    episode,
    legal_status,
    on,
    placement,
    plan,
    review,
    social_worker,
    visit,
)
from tests.make_annex_a import imported, returned, rows

LATER = on("2026-11-27")


def with_records(desk: DeskInMemory, *more) -> DeskInMemory:
    return DeskInMemory({**desk.held, **{(type(each), each.id): each for each in more}}.values())


def test_that_the_lists_have_ofsteds_headings_in_ofsteds_order() -> None:
    made = returned(DeskInMemory())
    assert [(sheet.name, len(sheet.columns)) for sheet in made.sheets] == [
        ("List 6", 14),
        ("List 7", 17),
        ("List 8", 34),
        ("List 9", 13),
    ]
    assert made.sheets[0].columns == (
        "Child Unique ID",
        "Gender",
        "Ethnicity",
        "Date of Birth",
        "Age of Child (Years)",
        "Does the Child have a Disability",
        "CIN Start Date",
        "Primary Need Code",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        "Case Status",
        "Allocated Team",
        "Allocated Worker",
    )


@pytest.mark.parametrize(
    ("name", "given_rows"),
    [
        pytest.param(
            "List 6", {"six": [in_need(Date_Child_Was_Last_Seen="02/11/2026")]}, id="in_need"
        ),
        pytest.param(
            "List 7", {"seven": [on_plan(Initial_Category_of_Abuse="a) Neglect")]}, id="7"
        ),
        pytest.param(
            "List 8", {"eight": [in_care(Placement_postcode="HR1 1AA", Age=6.53)]}, id="8"
        ),
        pytest.param("List 9", {"nine": [care_leaver(LA_in_Touch="b) No")]}, id="9"),
    ],
)
def test_that_an_import_written_out_again_is_as_it_was(name, given_rows) -> None:
    (before,) = next(iter(given_rows.values()))
    assert rows(returned(imported(lists(**given_rows))), name) == [before]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)
CELLS = st.one_of(
    WORDS,
    st.integers(-9, 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1)),
)
# what the desk has no place for
UNKNOWN = {
    "List 7": ("Date of latest review conference", "Number of Previous Child Protection Plans"),
    "List 8": (
        "Placement postcode",
        "URN of Placement",
        "Date of Last Dental Check",
        "LA of Placement",
    ),
    "List 9": ("Eligibility Category", "Activity Status", "A column of our own"),
}
USUAL = {"List 7": on_plan, "List 8": in_care, "List 9": care_leaver}


@st.composite
def any_lists(draw) -> dict[str, list[dict[str, Cell]]]:
    found: dict[str, list[dict[str, Cell]]] = {}
    for name, usual in USUAL.items():
        ids = draw(st.lists(st.integers(100, 999), min_size=1, max_size=4, unique=True))
        found[name] = [
            {**usual(str(each)), **{column: draw(CELLS) for column in UNKNOWN[name]}}
            for each in ids
        ]
    return found


@given(any_lists())
def test_that_no_value_is_lost_whatever_the_columns_hold(given_rows) -> None:
    made = returned(imported(workbook(given_rows)))
    for name, before in given_rows.items():
        assert rows(made, name) == before


def test_that_a_row_that_could_not_be_read_is_carried_whole() -> None:
    row = in_need("7", CIN_Start_Date="the fifth of May", Primary_Need_Code="N1 - Abuse or Neglect")
    assert rows(returned(imported(lists(six=[row, in_need("8")]))), "List 6")[0] == row


def test_that_ids_are_text_and_headings_stay_as_ofsteds_own_were_spelled() -> None:
    row = {**in_need(), "Child Unique ID": 12598894.0, "Age": 9}
    (found,) = rows(returned(imported(lists(six=[row]))), "List 6")
    assert (found["Child Unique ID"], found["Age"]) == ("12598894", 9)


@pytest.mark.parametrize(
    ("before", "after"),
    [("Female", "b) Female"), ("b) Female", "b) Female"), ("F", "b) Female"), ("Other", "Other")],
)
def test_that_a_code_is_written_in_the_published_form(before: str, after: str) -> None:
    (found,) = rows(returned(imported(lists(six=[in_need(Gender=before)]))), "List 6")
    assert found["Gender"] == after


def test_that_a_code_spelled_a_little_otherwise_stays_as_it_was() -> None:
    row = in_care(Placement_Provider="b) PR1 - Own provision")
    (found,) = rows(returned(imported(lists(eight=[row]))), "List 8")
    assert found["Placement Provider"] == "b) PR1 - Own provision"


@pytest.mark.parametrize("nobody", ["#N/A", "-", "TBC", None])
def test_that_a_child_without_a_social_worker_has_a_blank(nobody) -> None:
    (found,) = rows(returned(imported(lists(six=[in_need(Allocated_Worker=nobody)]))), "List 6")
    assert "Allocated Worker" not in found


def test_that_who_holds_the_child_now_is_the_desks_word_in_every_open_row() -> None:
    desk = imported(lists(six=[in_need()], seven=[on_plan()]))
    (lead,) = [each for each in desk.held.values() if type(each).__name__ == "Allocation"]
    after = with_records(
        desk,
        social_worker(id="SW9", name="Tom Okoro"),
        type(lead)(**{**_fields(lead), "end": LATER}),
        allocation(id="new", child_id="100", social_worker_id="SW9", team="CP Team 2", start=LATER),
    )
    for name in ("List 6", "List 7"):
        (found,) = rows(returned(after, LATER), name)
        assert (found["Allocated Worker"], found["Allocated Team"]) == ("Tom Okoro", "CP Team 2")
        (before,) = rows(returned(after, DAY), name)
        assert (before["Allocated Worker"], before["Allocated Team"]) == ("Priya Nair", "CP Team 1")


def _fields(record) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).__slots__}


def test_that_lists_that_contradict_each_other_keep_what_each_of_them_said() -> None:
    desk = imported(lists(six=[in_need(Allocated_Worker="Ann Lee")], eight=[in_care()]))
    made = returned(desk)
    assert rows(made, "List 6")[0]["Allocated Worker"] == "Ann Lee"
    assert rows(made, "List 8")[0]["Allocated Worker"] == "Priya Nair"


def test_that_a_row_that_has_ended_keeps_the_social_worker_it_named() -> None:
    row = in_need(CIN_Closure_Date="02/10/2026", Allocated_Worker="Ann Lee")
    assert rows(returned(imported(lists(six=[row]))), "List 6") == [row]


def test_that_a_later_visit_is_told_with_whether_the_child_was_alone() -> None:
    row = on_plan(Date_of_the_Last_Statutory_Visit="02/11/2026")
    row["Was the Child Seen Alone?"] = "a) Yes"
    desk = imported(lists(seven=[row]))
    seen = visit(id="v", child_id="100", kind="CP", visited_on=LATER, seen_alone=False)
    (found,) = rows(returned(with_records(desk, seen), LATER), "List 7")
    assert found["Date of the Last Statutory Visit"] == LATER
    assert found["Was the Child Seen Alone?"] == "b) No"
    (as_it_was,) = rows(returned(with_records(desk, seen), DAY), "List 7")
    assert as_it_was["Date of the Last Statutory Visit"] == "02/11/2026"


def test_that_a_visit_found_not_to_have_happened_gives_way_to_the_one_before() -> None:
    desk = imported(lists(seven=[on_plan(Date_of_the_Last_Statutory_Visit="02/11/2026")]))
    (told,) = [each for each in desk.held.values() if type(each).__name__ == "Visit"]
    before = visit(id="v", child_id="100", kind="CP", visited_on=on("2026-10-20"), seen_alone=None)
    corrected = type(told)(**{**_fields(told), "child_seen": False})
    (found,) = rows(returned(with_records(desk, before, corrected)), "List 7")
    assert found["Date of the Last Statutory Visit"] == on("2026-10-20")


def test_that_a_plan_that_has_ended_since_says_so() -> None:
    desk = imported(lists(seven=[on_plan()]))
    (held,) = [each for each in desk.held.values() if type(each).__name__ == "Plan"]
    ended = with_records(desk, type(held)(**{**_fields(held), "end": LATER}))
    assert rows(returned(ended, LATER), "List 7")[0]["Child Protection Plan End Date"] == LATER
    assert "Child Protection Plan End Date" not in rows(returned(ended), "List 7")[0]


def test_that_a_start_put_right_on_the_desk_is_no_second_row() -> None:
    desk = imported(lists(seven=[on_plan()]))
    (held,) = [each for each in desk.held.values() if type(each).__name__ == "Plan"]
    moved = with_records(desk, type(held)(**{**_fields(held), "start": on("2026-02-05")}))
    (found,) = rows(returned(moved), "List 7")
    assert found["Child Protection Plan Start Date"] == on("2026-02-05")


def test_that_a_newer_home_comes_with_its_type_and_provider() -> None:
    desk = imported(lists(eight=[in_care(Placement_postcode="HR1 1AA")]))
    (held,) = [each for each in desk.held.values() if type(each).__name__ == "CareEpisode"]
    home = placement(
        id="p",
        child_id="100",
        period_of_care_id=held.period_of_care_id,
        start=LATER,
        type="U4",
        provider="PR4",
    )
    (found,) = rows(returned(with_records(desk, home), LATER), "List 8")
    assert found["Start Date of Most Recent Placement"] == LATER
    assert found["Placement Type"] == "d) U4: Foster placement - long term"
    assert found["Placement Provider"] == "e) PR4: Private provision"
    assert found["Placement postcode"] == "HR1 1AA"


def test_that_the_next_import_replaces_the_rows_and_an_earlier_day_keeps_the_earlier() -> None:
    first = imported(lists(nine=[care_leaver("1"), care_leaver("2")]))
    both = imported(lists(nine=[care_leaver("2"), care_leaver("3")]), first, LATER)
    assert [row["Child Unique ID"] for row in rows(returned(both, LATER), "List 9")] == ["2", "3"]
    assert [row["Child Unique ID"] for row in rows(returned(both, DAY), "List 9")] == ["1", "2"]


def test_that_a_list_the_next_file_lacks_stays_as_the_last_that_had_it() -> None:
    first = imported(lists(six=[in_need()], nine=[care_leaver("2")]))
    both = imported(lists(six=[in_need("3")]), first, LATER)
    assert [row["Child Unique ID"] for row in rows(returned(both, LATER), "List 9")] == ["2"]


def test_that_importing_the_same_again_touches_no_row() -> None:
    first = imported(lists(nine=[care_leaver("1")]))
    again = imported(lists(nine=[care_leaver("1")]), first, LATER)
    assert again.records(AnnexARow) == first.records(AnnexARow)


def test_that_only_the_teams_children_are_kept() -> None:
    sheets = lists(six=[in_need("1"), in_need("2", Allocated_Team="CP Team 2")])
    desk = imported(sheets, team="CP Team 1")
    assert {each.child_id for each in desk.records(AnnexARow)} == {"1"}


@pytest.mark.parametrize(
    ("end", "listed"),
    [("2026-05-20", False), ("2026-05-21", True), ("2026-11-20", True)],
)
def test_that_whoever_had_a_day_in_the_six_months_is_listed(end: str, listed: bool) -> None:
    desk = DeskInMemory([child(), episode(start=on("2026-01-05"), end=on(end), close_reason="RC7")])
    found = rows(returned(desk), "List 6")
    assert bool(found) == listed
    if listed:
        assert found[0]["Case Status"] == "e) Closed episode"
        assert found[0]["CIN Closure Date"] == on(end)


def test_that_no_further_action_is_no_child_in_need() -> None:
    desk = DeskInMemory([child(), episode(start=on("2026-11-05"), no_further_action=True)])
    assert rows(returned(desk), "List 6") == []


def test_that_what_the_desk_alone_knows_is_written_and_nothing_guessed() -> None:
    desk = DeskInMemory(
        [
            child(sex="F", date_of_birth=on("2008-11-01"), disabled=True, ethnicity="WBRI"),
            social_worker(),
            allocation(team="CP Team 1"),
            care_episode(start=on("2026-02-01"), primary_need="N1"),
            placement(start=on("2026-02-01"), type="U6", provider="PR1"),
            legal_status(start=on("2026-02-01"), code="C1"),
            review(held_on=on("2026-03-01")),
            visit(kind="CLA", visited_on=on("2026-11-02")),
            plan(kind="CP", start=on("2026-03-01"), category="NEG"),
        ]
    )
    (found,) = rows(returned(desk), "List 8")
    assert found["Gender"] == "b) Female"
    assert (found["Age of Child (Years)"], found["Does the Child have a Disability"]) == (
        18,
        "a) Yes",
    )
    assert found["Child's Legal Status"] == "C1: ICO"
    assert found["Date of Last Social Work Visit"] == on("2026-11-02")
    assert found["Date of Latest Statutory Review"] == on("2026-03-01")
    assert (found["Allocated Team"], found["Allocated Worker"]) == ("CP Team 1", "Priya Nair")
    assert "Placement postcode" not in found
    (planned,) = rows(returned(desk), "List 7")
    assert planned["Latest Category of Abuse"] == "a) Neglect"
    assert "Initial Category of Abuse" not in planned
