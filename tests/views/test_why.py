import pytest
from PySide6.QtCore import Qt

from tests.make_team import CHANGED, NEVER_SEEN, OVERDUE, WAITING
from tests.views.forms import opened


@pytest.fixture
def explained(window):
    """What the window says of a child, found in its own list."""

    def explained(child):
        window.show_page("children").main_table().choose(child)
        return opened(window, "why")

    return explained


@pytest.mark.parametrize(
    ("child", "said"),
    [
        pytest.param(OVERDUE, "Was due by Monday 16 November 2026.", id="an_overdue_visit"),
        pytest.param(OVERDUE, "Source: ", id="where_the_rule_comes_from"),
        pytest.param(NEVER_SEEN, "Counted from 1 October 2026.", id="a_child_never_seen"),
        pytest.param(CHANGED, "2 March 2026: Tom Beddoes", id="each_change_of_social_worker"),
        pytest.param(WAITING, "No lead social worker for 10 days.", id="a_wait"),
    ],
)
def test_that_a_flag_is_explained_with_its_dates_and_its_sum(explained, child, said):
    assert said in explained(child).text.toPlainText()


def test_that_the_child_is_named_in_the_title(explained):
    assert explained(OVERDUE).windowTitle() == "Why? – Wren Abbot"


def test_that_esc_closes_it(qtbot, explained):
    why = explained(OVERDUE)

    with qtbot.waitSignal(why.rejected):
        qtbot.keyClick(why, Qt.Key.Key_Escape)


def test_that_enter_closes_it(qtbot, explained):
    why = explained(OVERDUE)

    with qtbot.waitSignal(why.accepted):
        qtbot.keyClick(why, Qt.Key.Key_Return)


def test_that_f1_and_the_button_beside_the_flags_explain_too(qtbot, window):
    window.page.main_table().choose(f"{OVERDUE}:overdue")

    with qtbot.waitSignals([window.actions_["why"].triggered] * 2):
        qtbot.keyClick(window.page.main_table(), Qt.Key.Key_F1)
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
        qtbot.mouseClick(window.page.pane.why, Qt.MouseButton.LeftButton)
