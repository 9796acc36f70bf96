"""Social worker episodes: every row a lead allocation, under an id that another extract gave it."""

from herefordshire_desk.domain.allocations import is_lead
from herefordshire_desk.domain.records import Allocation, SocialWorker
from tests.domain.extracts.ssda903_files import of, read, sw_episodes
from tests.make import allocation, on, social_worker

START = "05/01/2026"


def row(sw_id="SW11", start=START, end="", reason="MANAGE", child="C1"):
    return (child, "", sw_id, start, end, reason)


def ids(*rows, ours=()):
    return [each.id for each in of(Allocation, read(sw_episodes(*rows), ours=ours))]


def test_that_every_row_leads():
    (found,) = of(Allocation, read(sw_episodes(row(reason="FCONTA - First contact"))))
    assert is_lead(found)
    assert found.reason == "FCONTA"


def test_that_rows_that_say_the_same_are_one_and_those_that_differ_are_both_kept():
    assert ids(row(), row()) == ["903:C1/2026-01-05/SW11"]
    assert ids(row(), row(end="01/06/2026")) == [
        "903:C1/2026-01-05/SW11",
        "903:C1/2026-01-05/SW11/2",
    ]


def test_that_the_ids_do_not_hang_on_the_order_of_the_rows():
    both = row(), row(end="01/06/2026", reason="LEFTRL")
    forwards, backwards = (of(Allocation, read(sw_episodes(*r))) for r in (both, both[::-1]))
    assert sorted(forwards, key=str) == sorted(backwards, key=str)


def test_that_nobody_is_kept_as_nobody():
    (found,) = of(Allocation, read(sw_episodes(row(sw_id="#N/A"))))
    assert found.social_worker_id == ""


def test_that_a_registration_number_the_desk_knows_is_that_social_worker():
    priya = social_worker(id="P1", registration_number="SW11")
    found = read(sw_episodes(row()), ours=[priya])
    assert of(Allocation, found)[0].social_worker_id == "P1"
    assert of(SocialWorker, found) == []


def test_that_a_registration_number_of_two_people_is_neither():
    both = [social_worker(id=each, registration_number="SW11") for each in ("P1", "P2")]
    assert of(Allocation, read(sw_episodes(row()), ours=both))[0].social_worker_id == "SW11"


def test_that_an_allocation_the_desk_has_from_elsewhere_keeps_its_id():
    priya = social_worker(id="P1", registration_number="SW11")
    ours = allocation(id="INV1", social_worker_id="P1", start=on("2026-01-05"))
    other = allocation(id="INV2", social_worker_id="P1", role="Support", start=on("2026-01-05"))
    assert ids(row(), ours=[priya, ours, other]) == ["INV1"]
    assert ids(row(), row(end="01/06/2026"), ours=[priya, ours]) == [
        "INV1",
        "903:C1/2026-01-05/P1",
    ]


def test_that_only_those_who_hold_a_child_now_join_the_roster():
    rows = row(), row(sw_id="SW12", end="01/06/2026"), row(sw_id="XX13", start="01/06/2026")
    assert of(SocialWorker, read(sw_episodes(*rows))) == [
        SocialWorker(id="SW11", registration_number="SW11"),
        SocialWorker(id="XX13"),
    ]


def test_that_an_end_still_to_come_is_not_taken_away():
    ours = allocation(id="INV1", social_worker_id="SW11", end=on("2026-12-01"))
    (found,) = of(Allocation, read(sw_episodes(row()), ours=[ours]))
    assert found.end == on("2026-12-01")
    past = allocation(id="INV1", social_worker_id="SW11", end=on("2026-11-20"))
    (found,) = of(Allocation, read(sw_episodes(row()), ours=[past]))
    assert found.end is None


def test_that_rows_of_one_start_go_each_to_the_allocation_that_says_the_same():
    known = {"social_worker_id": "SW11", "start": on("2026-01-05"), "reason": "MANAGE"}
    ours = [
        allocation(id="INV1", end=on("2026-12-01"), **known),
        allocation(id="INV2", end=on("2026-01-02"), **known),
    ]
    found = of(Allocation, read(sw_episodes(row(end="02/01/2026"), row()), ours=ours))
    assert {each.id: each.end for each in found} == {each.id: each.end for each in ours}


def test_that_a_new_end_goes_to_the_allocation_that_was_open():
    known = {"social_worker_id": "SW11", "start": on("2026-01-05"), "reason": "MANAGE"}
    ours = [
        allocation(id="INV1", end=on("2026-02-01"), **known),
        allocation(id="INV2", end=None, **known),
    ]
    assert ids(row(end="03/11/2026"), ours=ours) == ["INV2"]
