"""Episodes of care: periods, homes and legal statuses that last over several rows."""

from dataclasses import replace

from herefordshire_desk.domain.records import CareEpisode, LegalStatus, Placement, Review
from tests.domain.extracts.ssda903_files import episodes, of, read, reviews, stay
from tests.make import care_episode, legal_status, on, placement, review

FIRST = stay("05/01/2026", "02/02/2026", rec="X1")


def care(*rows, ours=()):
    return read(episodes(*rows), ours=ours)


def spans(kind, found):
    what = "type" if kind is Placement else "code"
    return [(getattr(each, what), each.start, each.end) for each in of(kind, found)]


def periods(found):
    return {each.start: each.period_of_care_id for each in of(CareEpisode, found)}


def test_that_a_change_of_legal_status_leaves_the_home_as_it_is():
    found = care(FIRST, stay("02/02/2026", rne="L", ls="E1"))
    assert spans(Placement, found) == [("U6", on("2026-01-05"), None)]
    assert spans(LegalStatus, found) == [
        ("C2", on("2026-01-05"), on("2026-02-02")),
        ("E1", on("2026-02-02"), None),
    ]


def test_that_a_move_leaves_the_legal_status_as_it_is():
    found = care(FIRST, stay("02/02/2026", rne="P"))
    assert spans(LegalStatus, found) == [("C2", on("2026-01-05"), None)]
    assert spans(Placement, found) == [
        ("U6", on("2026-01-05"), on("2026-02-02")),
        ("U6", on("2026-02-02"), None),
    ]


def test_that_episodes_that_go_on_are_one_period_of_care():
    found = periods(care(FIRST, stay("02/02/2026", rne="L")))
    assert set(found.values()) == {"903:C1/2026-01-05"}


def test_that_a_return_to_care_is_a_period_of_its_own():
    home = stay("05/01/2026", "02/02/2026", rec="E4A")
    for later in (stay("02/02/2026"), stay("02/02/2026", rne=""), stay("09/02/2026", rne="P")):
        assert len(set(periods(care(home, later)).values())) == 2
    gap = replace_end(FIRST, "01/02/2026")
    assert len(set(periods(care(gap, stay("02/02/2026", rne="P"))).values())) == 2


def replace_end(row, end):
    return (*row[:7], end, row[8])


def test_that_the_rows_may_come_in_any_order_and_of_several_children():
    rows = stay("02/02/2026", rne="L"), stay("05/01/2026", child="C2"), FIRST
    found = {(each.child_id, each.period_of_care_id) for each in of(CareEpisode, care(*rows))}
    assert found == {("C1", "903:C1/2026-01-05"), ("C2", "903:C2/2026-01-05")}


def test_that_next_year_s_file_goes_on_with_the_period_and_home_that_are_known():
    last_year = care(stay("05/01/2026")).records
    this_year = care(
        stay("05/01/2026", "02/02/2026", rec="X1"),
        stay("02/02/2026", rne="L", ls="E1"),
        ours=last_year,
    )
    alone = care(stay("02/02/2026", rne="L", ls="E1"), ours=this_year.records)
    assert periods(alone) == {on("2026-02-02"): "903:C1/2026-01-05"}
    assert spans(Placement, alone) == [("U6", on("2026-01-05"), None)]
    assert of(Placement, alone)[0].id == "903:C1/2026-01-05"


def test_that_what_another_extract_gave_an_id_keeps_it():
    ours = (
        care_episode(id="E1", period_of_care_id="CARE1"),
        placement(id="P1", period_of_care_id="CARE1"),
        legal_status(id="L1"),
        review(id="R1", period_of_care_id="CARE1", held_on=on("2026-02-02")),
    )
    held = reviews(("C1", "", "02/02/2026", ""), ("C1", "", "03/03/2026", ""))
    found = read(episodes(stay("05/01/2026")), held, ours=ours)
    assert {each.id for each in found.records} == {"E1", "P1", "L1", "R1", "903:C1/2026-03-03"}
    assert set(periods(found).values()) == {"CARE1"}


def test_that_two_rows_of_one_day_that_differ_are_left_out_and_listed():
    found = care(stay("05/01/2026"), stay("05/01/2026", ls="E1"))
    assert found.records == ()
    assert [each.row for each in found.problems] == [2, 3]


def test_that_a_review_is_of_the_period_it_fell_in():
    ended = stay("05/01/2026", "02/02/2026", rec="E4A")
    again = stay("01/05/2026")
    held = reviews(*(("C1", "", day, "") for day in ("02/02/2026", "01/03/2026", "01/06/2026")))
    found = read(episodes(ended, again), held)
    told = {each.held_on: each.period_of_care_id for each in of(Review, found)}
    assert told == {
        on("2026-02-02"): "903:C1/2026-01-05",
        on("2026-06-01"): "903:C1/2026-05-01",
    }
    assert [(each.row, each.field) for each in found.problems] == [(3, "REVIEW")]


def test_that_a_review_alone_finds_the_period_the_desk_has():
    ours = replace(care_episode(), period_of_care_id="CARE1")
    (found,) = of(Review, read(reviews(("C1", "", "02/02/2026", "")), ours=[ours]))
    assert found.period_of_care_id == "CARE1"


def test_that_no_home_or_status_is_made_up():
    found = care(stay("05/01/2026", place="", ls=""))
    assert [type(each) for each in found.records] == [CareEpisode]
