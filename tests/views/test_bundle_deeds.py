from datetime import timedelta

from PySide6.QtWidgets import QApplication, QFileDialog

from herefordshire_desk.views.bundle_deeds import HOLDS_NOBODY, OF_TODAY


def test_that_with_nobody_chosen_there_is_no_caseload_to_hand_over(window):
    page = window.show_page("social_workers")
    page.table.set_rows([])
    window.actions_["hand_caseload_over"].trigger()
    assert window.toast.messages[-1].words == HOLDS_NOBODY
    assert QApplication.activeModalWidget() is None


def test_that_taking_in_turns_to_extracts_and_asks_for_a_file(window):
    window.actions_["take_in"].trigger()
    assert window.page.title == "Extracts"
    (dialog,) = window.findChildren(QFileDialog)
    dialog.reject()


def test_that_a_caseload_of_an_earlier_day_is_not_handed_over(window):
    window.desk.look_at(window.desk.today - timedelta(weeks=4))
    window.actions_["hand_caseload_over"].trigger()
    assert window.toast.messages[-1].words == OF_TODAY
    assert QApplication.activeModalWidget() is None
