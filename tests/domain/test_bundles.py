from herefordshire_desk.domain.bundles import (
    Bundle,
    handed_over,
    links_of,
)
from herefordshire_desk.domain.caseloads import in_post, is_known_elsewhere
from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.extracts.stamp import has_values_of, stamp_of
from herefordshire_desk.domain.records import Discrepancy, SocialWorker, Team
from tests import make
from tests.make import on

PRIYA = make.social_worker(
    id="SW1", name="Priya Nair", registration_number="SW123", team="T1", employment="agency",
    end=on("2027-01-31"), staff_id="77", extracted="ssd:3:00",
)  # fmt: skip
OTHER = make.social_worker(id="SW2", name="Rhys Bell")
TEAM = Team(id="T1", name="CP Team 1")


def told(*records):
    people = {each.id: each for each in (PRIYA, OTHER)}
    return [edit.after for edit in handed_over(records, people, {"T1": TEAM})]


def test_that_a_child_goes_with_the_social_workers_and_teams_its_records_name():
    child, led = make.child(note="Likes drawing"), make.allocation(team="T1")
    priya, team, *rest = told(child, led)
    assert (priya.id, team, rest) == ("SW1", TEAM, [child, led])


def test_that_of_a_social_worker_goes_what_another_team_needs_and_no_more():
    (priya,) = (each for each in told(make.allocation()) if isinstance(each, SocialWorker))
    assert (priya.name, priya.registration_number, priya.team) == ("Priya Nair", "SW123", "T1")
    assert (priya.fte, priya.employment, priya.end, priya.staff_id) == (None, "", None, "")


def test_that_an_extract_may_later_say_who_a_social_worker_from_elsewhere_is():
    (priya,) = (each for each in told(make.allocation()) if isinstance(each, SocialWorker))
    assert is_known_elsewhere(priya)
    assert has_values_of(stamp_of(priya), priya)
    assert not is_known_elsewhere(PRIYA)
    assert (in_post(priya, make.DAY), in_post(PRIYA, make.DAY)) == (False, True)


def test_that_supervision_and_what_an_extract_lacked_stay_behind():
    action = make.agreed_action(child_id="C1")
    lacks = Discrepancy(
        id="D1", child_id="C1", what="not_there", record="Visit:V1", format="ssd",
        since=on("2026-11-02"), latest=on("2026-11-09"),
    )  # fmt: skip
    assert told(action, lacks, make.child()) == [make.child()]


def test_that_each_record_goes_once_though_two_children_bring_it():
    link = make.family_link(child_id="C1", other_id="C2")
    assert told(link, make.child(), link).count(link) == 1


def test_that_a_link_goes_with_either_child_it_joins():
    link = make.family_link(child_id="C2", other_id="C1")
    member = make.family_member()
    assert list(links_of("C1", [link, member])) == [link]
    assert list(links_of("C3", [link])) == []


def test_that_a_bundle_says_whose_records_it_holds():
    edits = (Edit(after=make.child(id="C7")), Edit(after=make.visit(child_id="C8")))
    bundle = Bundle("b1", "handover", "CP Team 1", on("2026-11-20"), (*edits, Edit(after=PRIYA)))
    assert bundle.children == {"C7", "C8"}
