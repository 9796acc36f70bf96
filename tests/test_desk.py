from herefordshire_desk.domain.allocate import LEAD_ROLE, allocate
from herefordshire_desk.domain.changes import Change, added, altered
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Allocation, Setting
from herefordshire_desk.domain.visits import record_visit
from tests.make import DAY, allocation, on, visit
from tests.make_team import DUE_TODAY, MEGAN, OVERDUE, PRIYA, WAITING


def see(desk, child=OVERDUE, **fields):
    """The Change that records a visit."""
    seen = visit(child_id=child, visited_on=DAY, **fields)
    return record_visit(desk.child(child), seen, DAY)


# --- making a Change


def test_that_a_change_is_saved_and_assessed_and_said(desk):
    said = []
    desk.assessments_changed.connect(said.append)
    desk.made.connect(said.append)

    assert desk.make(see(desk)) is None

    touched, line = said
    assert touched == frozenset({OVERDUE})
    assert (line.label, line.who, line.child_id) == ("Record visit", "manager", OVERDUE)
    assert desk.assessments[OVERDUE].next_visit.state == "in_date"
    assert desk.history.undoable[-1] == line


def test_that_only_the_children_touched_are_assessed_again(desk):
    before = dict(desk.assessments)

    desk.make(see(desk))

    again = {child for child, each in desk.assessments.items() if each is not before[child]}
    assert again == {OVERDUE}


def test_that_a_change_of_policy_assesses_everybody_again(desk):
    before = dict(desk.assessments)
    limit = Setting(id="S1", name="CP.then", value=5, start=on("2026-01-01"))

    desk.make(added("Change policy", limit))

    assert all(desk.assessments[child] is not each for child, each in before.items())
    assert desk.assessments[DUE_TODAY].next_visit.due == on("2026-11-13")


def test_that_a_problem_changes_nothing_and_is_given_back(qtbot, desk):
    problem = Problem("visited_on", "A visit cannot be dated in the future.")

    with qtbot.assertNotEmitted(desk.assessments_changed):
        assert desk.make(problem) is problem


def test_that_what_the_file_refuses_is_said_and_leaves_everything_as_it_was(qtbot, desk):
    stale = visit(id="never-on-file", child_id=OVERDUE)
    shown, history = desk.picture, desk.history

    with qtbot.assertNotEmitted(desk.assessments_changed):
        problem = desk.make(altered("Correct visit", stale, stale))

    assert "changed meanwhile" in problem.message
    assert desk.picture is shown
    assert desk.history == history


# --- taking back


def test_that_undo_takes_back_and_redo_makes_again(desk):
    desk.make(see(desk))

    undone = desk.undo()
    assert undone.undoes == desk.history.redoable[-1].undoes
    assert desk.assessments[OVERDUE].next_visit.state == "overdue"

    desk.redo()
    assert desk.assessments[OVERDUE].next_visit.state == "in_date"
    assert desk.redo() is None


def test_that_every_change_can_be_taken_back_and_made_again_in_order(desk):
    before = dict(desk.assessments)
    held = desk.ask(lambda store: store.of_children(Allocation, [OVERDUE]))
    worker = desk.picture.social_workers[MEGAN]
    new = allocation(
        child_id=OVERDUE, social_worker_id=MEGAN, role=LEAD_ROLE, start=DAY, reason="MANAGE"
    )
    for change in (see(desk), see(desk, DUE_TODAY), allocate(new, worker, held, DAY)):
        assert desk.make(change) is None
    after = dict(desk.assessments)

    for _ in range(3):
        desk.undo()
    assert desk.assessments == before

    for _ in range(3):
        desk.redo()
    assert desk.assessments == after


def test_that_what_was_made_can_be_undone_after_the_file_was_shut(open_desk_on, desk_file):
    desk = open_desk_on(desk_file)
    desk.make(see(desk))
    desk.close()

    again = open_desk_on(desk_file)

    assert again.history.undoable[-1].label == "Record visit"
    again.undo()
    assert again.assessments[OVERDUE].next_visit.state == "overdue"


# --- questions


def test_that_the_whole_record_of_a_child_is_there_with_its_history(desk):
    desk.make(see(desk))

    kinds = [type(record).__name__ for record in desk.record_of(OVERDUE)]
    assert kinds.count("Visit") == 2
    line, edit = desk.history_of(OVERDUE)[-1]
    assert line.label == "Record visit"
    assert edit.before is None


def test_that_names_are_found_and_where_there_is_none_the_id_stands(desk):
    assert desk.child(OVERDUE).name == "Wren Abbot"
    assert desk.child("999").name == "999"
    assert desk.child_name(OVERDUE) == "Wren Abbot"
    assert desk.child_name("999") == "999"
    assert desk.social_worker_name(PRIYA) == "Priya Nair"
    assert desk.social_worker_name("XX1") == "XX1"
    assert desk.social_worker_name(None) == ""
    assert desk.team_name("T1") == "CP Team 1"
    assert desk.team_name("T9") == "T9"


def test_that_ids_made_here_are_never_the_same(desk):
    ids = {desk.new_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(each.startswith("desk-") for each in ids)


def test_that_a_wait_for_a_social_worker_is_counted_to_the_day(desk):
    assert desk.assessments[WAITING].days_unallocated == 10


def test_that_a_change_of_nothing_is_a_line_of_history_and_no_more(desk):
    assert desk.make(Change("Look", ())) is None

    assert desk.history.undoable[-1].count == 0


# --- as at another day


def test_that_an_earlier_day_is_shown_as_it_was_and_today_again_after(desk):
    desk.make(see(desk))
    today = desk.day

    desk.look_at(on("2026-11-19"))
    assert desk.is_as_at
    assert desk.assessments[OVERDUE].next_visit.state == "overdue"

    desk.look_at(today)
    assert not desk.is_as_at
    assert desk.assessments[OVERDUE].next_visit.state == "in_date"


def test_that_nothing_can_be_changed_on_another_day(desk):
    desk.make(see(desk))
    desk.look_at(on("2026-09-30"))
    history = desk.history

    problem = desk.make(see(desk, DUE_TODAY))

    assert problem.message == (
        "This is the desk as at 30 September 2026. Go back to today to change it."
    )
    assert desk.undo() is None
    assert desk.history == history


def test_that_a_childs_record_holds_what_had_begun_by_the_day(desk):
    desk.make(see(desk))
    assert any(getattr(each, "visited_on", None) == DAY for each in desk.record_of(OVERDUE))

    desk.look_at(on("2026-11-19"))

    assert not any(getattr(each, "visited_on", None) == DAY for each in desk.record_of(OVERDUE))


def test_that_midnight_does_not_take_one_back_from_an_earlier_day(desk):
    earlier = on("2026-09-30")
    desk.look_at(earlier)

    desk.turn_to(on("2026-11-21"))

    assert (desk.day, desk.today) == (earlier, on("2026-11-21"))


# --- names hidden, and what the desk was asked to remember


def test_that_hidden_names_are_initials_and_id_until_they_are_shown_again(qtbot, desk):
    with qtbot.waitSignal(desk.shown_changed):
        desk.hide_names(True)
    assert desk.child_name(OVERDUE) == f"W.A. {OVERDUE}"

    desk.hide_names(False)
    assert desk.child_name(OVERDUE) == "Wren Abbot"


def test_that_what_the_desk_is_asked_to_remember_outlives_it(open_desk_on, desk_file):
    desk = open_desk_on(desk_file)
    lines = len(desk.history.undoable)
    assert desk.preference("text_size") == ""

    desk.prefer("text_size", "150")
    assert desk.preference("text_size") == "150"
    assert len(desk.history.undoable) == lines
    desk.close()

    assert open_desk_on(desk_file).preference("text_size") == "150"
