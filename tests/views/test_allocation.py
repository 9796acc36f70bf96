from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.allocate import LEAD_ROLE, allocate
from herefordshire_desk.domain.changes import added, altered
from herefordshire_desk.domain.records import Allocation
from tests.make import DAY, absence, allocation, on
from tests.make_team import BOTH, DUE_TODAY, MEGAN, OWEN, PRIYA, TOM, UNBORN, WAITING
from tests.views.forms import cells, opened

Key = Qt.Key


@pytest.fixture
def page(window):
    return window.show_page("allocation")


@pytest.fixture
def board(page):
    return page.board


def goes_to(board):
    return dict(zip(cells(board.waiting, "Child"), cells(board.waiting, "Goes to"), strict=True))


def load(board, social_worker):
    (row,) = [each for each in board.loads.records.rows if each.social_worker.id == social_worker]
    return {column.heading: column.text(row) for column in board.loads.records.columns}


def put(board, child, to):
    assert board.waiting.choose(child)
    board.put_asked.emit(to)


# --- what it shows


def test_that_children_without_a_social_worker_come_first_then_those_who_will_lose_theirs(board):
    assert cells(board.waiting, "Child") == [
        "Tamsin Vale",
        "Kestrel",
        "Ivy Marsh",
        "Caleb Frost",
        "Flora Dunn",
    ]
    assert cells(board.waiting, "Why") == [
        "Waiting 10 days",
        "Waiting 4 days",
        *["Leaves 18 Dec 2026"] * 3,
    ]
    assert cells(board.waiting, "Next is") == ["2nd", "1st", "2nd", "2nd", "2nd"]
    assert cells(board.waiting, "Now with") == ["", "", *["Tom Beddoes"] * 3]


def test_that_everybody_has_count_points_and_load_beside_each_other(board):
    assert cells(board.loads, "Name") == ["Megan Pugh", "Owen Hale", "Priya Nair", "Tom Beddoes"]
    shown = {"Children": "5", "Points": "50", "Per FTE": "5.0", "Room after": "Room for 13"}
    assert shown.items() <= load(board, PRIYA).items()
    assert load(board, MEGAN)["Room after"] == "Over by 0.8"
    assert load(board, OWEN)["Room after"] == "No FTE"
    assert load(board, TOM)["Employed as"] == "Agency · leaves 18 Dec 2026"


def test_that_a_child_has_its_candidates_best_first_each_with_why(board):
    board.waiting.choose(WAITING)

    assert cells(board.candidates, "Social worker")[:1] == ["Priya Nair"]
    assert cells(board.candidates, "Why")[0] == "new to this child · 5.0 per FTE → 6.0 · permanent"
    tom = cells(board.candidates, "Social worker").index("Tom Beddoes")
    assert cells(board.candidates, "New face")[tom] == "Leaves soon"
    assert cells(board.candidates, "Why")[tom].startswith("held this child until 10 Nov 2026")
    assert board.candidates_heading.text().startswith("Who could hold Tamsin Vale, best first")


def test_that_the_present_social_worker_is_no_candidate(board):
    board.waiting.choose(DUE_TODAY)

    assert "Tom Beddoes" not in cells(board.candidates, "Social worker")


def test_that_an_empty_board_says_what_good_looks_like(desk, page, board):
    page.suggest()
    desk.make(page_change(desk, page))

    assert board.waiting_heading.text() == (
        "No social worker, or theirs leaves or is away within 8 weeks: nobody. "
        "Every child has a social worker who stays."
    )
    assert board.candidates.records.rows == []
    page.suggest()
    assert page.notice.text() == "There is nobody to place."


def page_change(desk, page):
    from herefordshire_desk.domain.hand_over import Terms, hand_over

    rows = desk.ask(lambda store: store.of_children(Allocation, list(page.plan.moves)))
    held = {child: [row for row in rows if row.child_id == child] for child in page.plan.moves}
    terms = Terms(start=DAY, reason="LEFTRL", planned=True)
    workers = desk.picture.social_workers
    return hand_over(page.plan.moves, held, workers, terms, DAY, desk.new_id)


# --- moving by key, menu and mouse


def test_that_enter_on_a_child_then_on_a_candidate_puts_the_child_there(qtbot, page, board):
    board.waiting.choose(WAITING)
    qtbot.keyClick(board.waiting, Key.Key_Return)
    assert board.candidates.hasFocus()

    qtbot.keyClick(board.candidates, Key.Key_Return)

    assert goes_to(board)["Tamsin Vale"] == "Priya Nair"
    assert load(board, PRIYA)["Children"] == "5 → 6"
    assert load(board, PRIYA)["Points"] == "50 → 60"
    assert load(board, PRIYA)["New faces"] == "1"
    assert board.waiting.hasFocus()
    assert board.waiting.current().id == UNBORN
    assert page.subtitle.text() == "1 child moved, 1 new face; nothing is saved yet"


def test_that_enter_on_a_caseload_puts_the_child_there_too(qtbot, board):
    board.waiting.choose(WAITING)
    board.loads.choose(OWEN)

    qtbot.keyClick(board.loads, Key.Key_Return)

    assert goes_to(board)["Tamsin Vale"] == "Owen Hale"


def test_that_the_menu_puts_a_child_where_the_keyboard_is(window, board):
    board.waiting.choose(WAITING)
    board.loads.choose(MEGAN)
    board.loads.setFocus()

    window.actions_["put_child"].trigger()

    assert goes_to(board)["Tamsin Vale"] == "Megan Pugh"


def test_that_several_chosen_children_go_together(board):
    board.waiting.selectAll()
    board.put_asked.emit(PRIYA)

    assert set(goes_to(board).values()) == {"Priya Nair"}
    assert load(board, TOM)["Children"] == "3 → 0"


def test_that_delete_takes_one_move_off_and_clear_takes_all(qtbot, window, board):
    put(board, WAITING, PRIYA)
    put(board, UNBORN, PRIYA)
    board.waiting.choose(WAITING)

    qtbot.keyClick(board.waiting, Key.Key_Delete)
    assert goes_to(board)["Tamsin Vale"] == ""
    assert goes_to(board)["Kestrel"] == "Priya Nair"

    window.actions_["clear_plan"].trigger()
    assert set(goes_to(board).values()) == {""}


def test_that_escape_and_other_pages_lose_nothing(qtbot, window, board):
    put(board, WAITING, PRIYA)

    qtbot.keyClick(board.waiting, Key.Key_Escape)
    window.show_page("today")
    window.show_page("allocation")

    assert goes_to(board)["Tamsin Vale"] == "Priya Nair"


def test_that_whoever_holds_a_child_cannot_be_given_it(page, board):
    put(board, DUE_TODAY, TOM)

    assert page.notice.text() == "Tom Beddoes holds 1 child of these already."
    assert goes_to(board)["Ivy Marsh"] == ""


# --- a suggestion, and what becomes of it


def test_that_a_suggestion_fills_the_board_round_what_was_moved_by_hand(window, page, board):
    put(board, WAITING, OWEN)

    window.actions_["suggest_plan"].trigger()

    assert goes_to(board)["Tamsin Vale"] == "Owen Hale"
    assert [to for child, to in goes_to(board).items() if child != "Tamsin Vale"] == [
        "Priya Nair"
    ] * 4
    assert page.notice.text() == "5 children moved, 5 new faces on the board."


def test_that_making_the_changes_is_one_change_with_one_undo(window, desk, board):
    window.actions_["suggest_plan"].trigger()
    form = opened(window, "make_changes")
    form.reason.setCurrentIndex(form.reason.findData("MANAGE"))
    form.save()

    assert desk.history.undoable[-1].label == "Hand over 5 children, planned"
    assert desk.assessments[WAITING].social_worker_id == PRIYA
    assert cells(board.waiting, "Child") == []
    assert window.page.notice.text().startswith("The moves are made.")

    desk.undo()
    assert desk.assessments[WAITING].social_worker_id is None
    assert desk.assessments[BOTH].social_worker_id == TOM
    assert len(cells(board.waiting, "Child")) == 5


def test_that_making_nothing_says_what_to_do(window, page):
    window.actions_["make_changes"].trigger()

    assert QApplication.activeModalWidget() is None
    assert page.notice.text().startswith("No child has been moved yet.")


# --- what changes meanwhile


def give(desk, child, to):
    rows = desk.ask(lambda store: store.of_children(Allocation, [child]))
    new = allocation(
        child_id=child, social_worker_id=to, role=LEAD_ROLE, start=DAY, reason="MANAGE"
    )
    assert desk.make(allocate(new, desk.picture.social_workers[to], rows, DAY)) is None


def test_that_a_move_of_a_child_who_has_somebody_else_meanwhile_is_dropped_and_said(
    desk, page, board
):
    put(board, WAITING, PRIYA)
    put(board, UNBORN, PRIYA)

    give(desk, WAITING, MEGAN)

    assert "Tamsin Vale" not in cells(board.waiting, "Child")
    assert goes_to(board)["Kestrel"] == "Priya Nair"
    assert page.notice.text() == (
        "1 move was taken off the board: the child is no longer waiting, "
        "or the social worker no longer in post."
    )


def test_that_a_move_that_was_made_elsewhere_is_dropped_in_silence(desk, page, board):
    put(board, WAITING, PRIYA)

    give(desk, WAITING, PRIYA)

    assert "Tamsin Vale" not in cells(board.waiting, "Child")
    assert page.notice.text() == ""


def test_that_a_move_to_somebody_who_is_gone_meanwhile_is_dropped(desk, page, board):
    put(board, WAITING, OWEN)
    owen = desk.picture.social_workers[OWEN]

    desk.make(altered("Social worker leaves", owen, replace(owen, end=on("2026-11-20"))))

    assert goes_to(board)["Tamsin Vale"] == ""
    assert "1 move was taken off" in page.notice.text()


def test_that_an_earlier_day_is_read_only_and_the_moves_are_there_afterwards(desk, page, board):
    put(board, WAITING, PRIYA)

    desk.look_at(on("2026-11-12"))
    assert page.notice.text() == desk.as_at_words()
    put(board, WAITING, OWEN)
    page.suggest()
    page.clear()
    page.make_changes()
    assert QApplication.activeModalWidget() is None
    assert set(goes_to(board).values()) == {""}

    desk.look_at(DAY)
    assert goes_to(board)["Tamsin Vale"] == "Priya Nair"


def test_that_hidden_names_are_hidden_here_too(window, desk, page, board):
    desk.hide_names(True)
    board.waiting.choose(WAITING)

    assert cells(board.waiting, "Child")[0] == f"T.V. {WAITING}"
    assert "Tamsin" not in board.candidates_heading.text()
    put(board, WAITING, PRIYA)
    note = opened(window, "decision_note")
    assert "Tamsin" not in note.text.toPlainText()


# --- absences


def test_that_whoever_is_long_away_is_not_suggested_and_every_list_says_since_when(
    window, desk, page, board
):
    window.actions_["suggest_plan"].trigger()
    assert "Priya Nair" in goes_to(board).values()

    desk.make(added("Record absence", absence(social_worker_id=PRIYA, start=on("2026-11-03"))))
    window.actions_["suggest_plan"].trigger()

    assert "Priya Nair" not in goes_to(board).values()
    assert load(board, PRIYA)["Away"] == "Away since 3 Nov 2026"
    assert load(board, OWEN)["Away"] == ""
    board.waiting.choose(WAITING)
    why = next(each.why for each in board.candidates.records.rows if each.id == PRIYA)
    assert "away since 3 Nov 2026: not suggested" in why
    put(board, WAITING, PRIYA)
    assert page.plan.moves[WAITING] == PRIYA


# --- the leaver


def test_that_a_leavers_children_are_laid_out_with_a_suggestion(window, desk, page, board):
    form = opened(window, "leaver")
    form.leaver.setCurrentIndex(form.leaver.findData(TOM))
    assert form.end.text() == "18 Dec 2026"
    form.save()

    assert board.waiting_heading.text() == (
        "Tom Beddoes leaves 18 December 2026: 3 children, and 2 without a social worker"
    )
    assert set(goes_to(board).values()) == {"Priya Nair"}
    assert load(board, TOM)["Room after"] == "Leaves"
    assert desk.history.undoable[-1].label == "Make the team"


def test_that_the_leaver_takes_nobody(page, board, desk):
    page.lay_out(desk.picture.social_workers[TOM], on("2027-03-01"))

    put(board, WAITING, TOM)

    assert page.notice.text() == "Tom Beddoes leaves: their children go to others."
    assert "Tom Beddoes" not in cells(board.candidates, "Social worker")


def test_that_the_roster_offers_its_social_worker_as_the_leaver(window):
    roster = window.show_page("social_workers")
    roster.table.choose(MEGAN)

    form = opened(window, "leaver")

    assert form.leaver.value() == MEGAN


def test_that_a_leaver_who_holds_nobody_any_more_is_let_go(desk, page, board):
    page.lay_out(desk.picture.social_workers[MEGAN], on("2026-12-04"))
    page.clear()
    page.lay_out(desk.picture.social_workers[OWEN], on("2026-12-04"))
    assert page.plan.leaver.id == OWEN

    give(desk, "100115", PRIYA)

    assert page.plan.leaver is None
    assert "Owen Hale holds no children any more." in page.notice.text()


# --- which children are shown


def test_that_one_kind_of_child_can_be_shown_alone(page, board):
    page.show_only("unallocated")
    assert cells(board.waiting, "Child") == ["Tamsin Vale", "Kestrel"]

    page.show_only("leaving")
    assert cells(board.waiting, "Child") == ["Ivy Marsh", "Caleb Frost", "Flora Dunn"]
    assert board.shown.currentText() == "Whose social worker leaves or is away"

    page.show_only("")
    assert len(cells(board.waiting, "Child")) == 5


def test_that_a_child_of_somebody_over_capacity_can_be_moved_and_is_then_in_sight(
    window, desk, page, board
):
    page.show_only("capacity")
    assert set(cells(board.waiting, "Now with")) == {"Megan Pugh"}
    assert cells(board.waiting, "Why")[0].startswith("Over capacity; since ")
    before = load(board, MEGAN)["Children"]
    child = board.waiting.records.rows[0].id

    put(board, child, PRIYA)
    page.show_only("")

    assert goes_to(board)[desk.child_name(child)] == "Priya Nair"
    assert load(board, MEGAN)["Children"] == f"{before} → {int(before) - 1}"
    form = opened(window, "make_changes")
    form.reason.setCurrentIndex(form.reason.findData("MANAGE"))
    form.save()
    assert desk.assessments[child].social_worker_id == PRIYA


def test_that_a_suggestion_leaves_children_with_whoever_holds_too_many(window, page, board):
    page.show_only("capacity")

    window.actions_["suggest_plan"].trigger()

    assert set(goes_to(board).values()) == {""}


def test_that_a_suggestion_leaves_children_with_whoever_will_be_back_and_says_so(
    window, desk, page
):
    held = sum(each.social_worker_id == OWEN for each in desk.assessments.values())
    desk.make(added("Record absence", absence(social_worker_id=OWEN, start=on("2026-12-07"))))
    away = [each.id for each in page.plan.waiting if each.assessment.social_worker_id == OWEN]
    assert len(away) == held

    window.actions_["suggest_plan"].trigger()

    assert not set(away) & set(page.plan.moves)
    assert "whose social worker is away stay where they are" in page.notice.text()
