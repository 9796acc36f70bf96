"""The sheets as the desk has them."""

from dataclasses import replace

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Team, TeamId
from herefordshire_desk.views.supervision_sheets import kept_on_file, sheets_of
from tests.make import absence, agreed_action, social_worker, supervision
from tests.make_team import PRIYA, TEAM


def names(desk):
    return [each.social_worker.label for each in sheets_of(desk, kept_on_file(desk))]


def test_that_everything_on_file_about_supervision_is_known(desk):
    of = {"social_worker_id": PRIYA}
    records = (supervision(**of), agreed_action(child_id=None, **of), absence(**of))
    assert desk.make(added("Put", *records)) is None

    kept = kept_on_file(desk)

    assert (*kept.supervisions, *kept.actions, *kept.absences) == records


def test_that_the_desks_own_team_is_meant_by_name_or_by_id(desk):
    elsewhere = social_worker(id="X", name="Zed", team="Elsewhere")
    by_id = replace(elsewhere, id="Y", name="Yan", team="T1")
    other_team = Team(id=TeamId("T2"), name="Elsewhere")
    assert desk.make(added("Put", elsewhere, by_id, other_team)) is None

    assert desk.picture.team == TEAM
    assert "Yan" in names(desk)
    assert "Zed" not in names(desk)
