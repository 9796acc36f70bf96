"""Somebody leaves with twelve children: one Change, nobody over capacity, families together."""

from PySide6.QtCore import Qt

from herefordshire_desk.domain.caseloads import caseloads
from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Allocation, SocialWorker
from tests.conftest import NOW, WHO
from tests.make import DAY, allocation, child, on, plan, policy, social_worker
from tests.make_team import PRIYA, TEAM
from tests.views.forms import retype

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NADIA, ISLA, RHYS = "SW000201", "SW000202", "SW000203"
CHILDREN = [f"2002{at:02}" for at in range(12)]
FAMILIES = (CHILDREN[0:3], CHILDREN[3:5])
KNOWN_TO_ISLA = [*CHILDREN[3:5], CHILDREN[8]]


def leavers_team():
    """Nadia's twelve children; Isla has room for nine and has held three, Rhys for five."""
    rows = [
        worker(NADIA, "Nadia Frost"),
        worker(ISLA, "Isla Croft", fte=0.5),
        worker(RHYS, "Rhys Lane", fte=0.3, employment="agency"),
    ]
    for each in CHILDREN:
        rows += [
            child(id=each, forename=f"Child{each}", surname="Hill", date_of_birth=on("2016-02-02")),
            plan(child_id=each),
            held(each, NADIA, "2026-01-05"),
        ]
    return [*rows, *(held(each, ISLA, "2024-01-08", "2024-06-03") for each in KNOWN_TO_ISLA)]


def worker(worker_id, name, **fields):
    return social_worker(
        id=worker_id, name=name, **{"role": "Social Worker", "team": TEAM, **fields}
    )


def held(child_id, by, start, end=""):
    ended = on(end) if end else None
    return allocation(
        child_id=child_id, social_worker_id=by, start=on(start), end=ended, reason="FCONTA"
    )


def holders(desk):
    return {each: desk.assessments[each].social_worker_id for each in CHILDREN}


def lay_out(program, window):
    """Choose the leaver and the day; what the board then suggests."""
    program.press(Key.Key_4, modifiers=CTRL)
    page = window.page
    page.plan.together = FAMILIES  # until links between children can be recorded
    program.press(Key.Key_L, modifiers=CTRL | SHIFT)
    form = program.form()
    program.type("Nadia")
    retype(form.end, "4 Dec 2026")
    program.press(Key.Key_Return)
    assert page.board.waiting_heading.text() == (
        "Nadia Frost leaves 4 December 2026: 12 children, and 2 without a social worker"
    )
    return {child: to for child, to in page.plan.moves.items() if child in CHILDREN}


def make(program):
    program.press(Key.Key_Return, modifiers=CTRL)
    assert program.form().reason.value() == "LEFTRL"
    program.press(Key.Key_Return)


def see_that_it_is_fair(desk):
    """Families whole, known faces kept, nobody over capacity who was not before."""
    for family in FAMILIES:
        assert len({holders(desk)[each] for each in family}) == 1
    assert {holders(desk)[each] for each in KNOWN_TO_ISLA} == {ISLA}
    workers, assessments = desk.picture.social_workers, desk.assessments
    loads = caseloads(workers.values(), assessments.values(), policy(), DAY)
    assert [each.social_worker.name for each in loads if each.over_capacity] == ["Megan Pugh"]


def see_what_is_on_file(store, moves):
    rows = store.of_children(Allocation, CHILDREN)
    ended = [row for row in rows if row.social_worker_id == NADIA]
    begun = [row for row in rows if row.start == DAY]
    assert {row.end for row in ended} == {DAY}
    assert {row.child_id: row.social_worker_id for row in begun} == moves
    assert {row.reason for row in begun} == {"LEFTRL"}
    roster = {each.id: each for each in store.records(SocialWorker)}
    assert roster[NADIA].end == on("2026-12-04")


def test_that_a_leavers_twelve_children_go_in_one_change_that_can_be_undone(
    start, desk_file, on_file
):
    with on_file(desk_file) as store:
        store.apply(added("Join", *leavers_team()), at=NOW, who=WHO.user)
    program = start(desk_file)
    window = program.unlock()
    desk = window.desk
    moves = lay_out(program, window)
    assert (len(moves), PRIYA in moves.values()) == (12, True)

    make(program)
    assert desk.history.undoable[-1].label == "Hand over 14 children, planned"
    assert holders(desk) == moves
    see_that_it_is_fair(desk)

    program.press(Key.Key_Z, modifiers=CTRL)
    assert set(holders(desk).values()) == {NADIA}
    assert desk.picture.social_workers[NADIA].end is None
    program.press(Key.Key_Y, modifiers=CTRL)
    assert holders(desk) == moves
    program.quit()
    with on_file(desk_file) as store:
        see_what_is_on_file(store, moves)
