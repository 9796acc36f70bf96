import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.views.help import Help
from herefordshire_desk.views.tokens import DARK
from tests.make import DAY
from tests.make_team import OVERDUE
from tests.views.forms import opened, retype

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(window):
    return opened(window, "help")


def listed(shown):
    return [topic.name for topic in shown.contents.records.rows]


def settle():
    QApplication.processEvents()
    QApplication.processEvents()


@pytest.mark.parametrize(
    "name",
    ["today", "children", "social_workers", "returns", "trends", "extracts", "checks", "child"],
)
def test_that_it_opens_at_the_page_shown(window, name):
    if name == "child":
        window.open_child(OVERDUE)
    else:
        window.show_page(name)

    assert opened(window, "help").showing == name


def test_that_f1_explains_the_chosen_child_and_without_one_the_page(qtbot, window):
    qtbot.keyClick(window, Key.Key_F1)
    why = QApplication.activeModalWidget()
    assert why.windowTitle().startswith("Why?")
    why.close()

    window.show_page("extracts")
    qtbot.keyClick(window, Key.Key_F1)
    settle()

    assert window.findChild(Help).showing == "extracts"


def test_that_shift_f1_is_help_whether_or_not_a_child_is_chosen(qtbot, window):
    assert window.child_id is not None
    qtbot.keyClick(window, Key.Key_F1, SHIFT)
    settle()
    assert window.findChild(Help).showing == "today"


def test_that_there_is_one_help_window_however_often_it_is_asked_for(window, shown):
    window.show_page("returns")

    window.actions_["help"].trigger()

    assert window.findChildren(Help) == [shown]
    assert shown.showing == "returns"


def test_that_asked_for_again_it_tells_the_numbers_in_force_now(window, desk, shown):
    shown.show_topic("visit_rules")
    desk.make(added("Set", Setting(id="S1", name="CP.then", value=15, start=DAY)))

    window.actions_["help"].trigger()
    shown.show_topic("visit_rules")

    assert "then every 15 working days" in shown.text.toPlainText()


def test_that_the_keyboard_shortcuts_have_an_action_of_their_own(window):
    assert opened(window, "shortcuts").showing == "keyboard"


def test_that_a_topic_is_chosen_from_the_contents_by_key(qtbot, shown):
    assert shown.contents.hasFocus()

    qtbot.keyClick(shown.contents, Key.Key_Down)

    assert shown.showing == "children"
    assert shown.text.toPlainText().startswith("Children")


def test_that_a_link_goes_to_its_topic_and_back_comes_back(qtbot, shown):
    assert not shown.back.isEnabled()
    shown.text.anchorClicked.emit(QUrl("visit_rules.html"))
    assert shown.showing == "visit_rules"
    assert shown.contents.current().name == "visit_rules"

    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert (shown.showing, shown.back.isEnabled()) == ("today", False)

    shown.show_topic("undo")
    qtbot.keyClick(shown, Key.Key_Left, ALT)
    assert shown.showing == "today"


def test_that_a_link_to_nowhere_changes_nothing(shown):
    shown.text.anchorClicked.emit(QUrl("https://example.org/elsewhere.html"))

    assert shown.showing == "today"


def test_that_search_finds_topics_by_their_words_the_titles_first(shown):
    retype(shown.box, "extracts")
    assert listed(shown)[0] == "extracts"

    retype(shown.box, "wrong passwords")
    assert listed(shown) == ["safe"]
    assert shown.showing == "safe"

    retype(shown.box, "acessibility")
    assert listed(shown) == ["accessibility"]


def test_that_back_goes_to_where_a_search_began(shown):
    retype(shown.box, "recovery")

    shown.go_back()

    assert shown.showing == "today"
    assert not shown.back.isEnabled()


def test_that_nothing_found_is_said_and_an_empty_box_shows_all(shown):
    every = listed(shown)

    retype(shown.box, "zebra")
    assert shown.nothing.isVisible()
    assert not shown.contents.isVisible()

    shown.box.clear()
    assert listed(shown) == every
    assert shown.contents.isVisible()


def test_that_esc_closes_it(qtbot, shown):
    with qtbot.waitSignal(shown.rejected):
        qtbot.keyClick(shown, Key.Key_Escape)


def test_that_the_text_takes_the_colours_of_the_palette_worn_meanwhile(shown, dressed):
    dressed.wear(DARK)
    QApplication.processEvents()

    assert shown.showing == "today"
    assert DARK.muted in shown.text.document().defaultStyleSheet()
