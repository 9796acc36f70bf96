import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from herefordshire_desk.views.fields import Choice, TextField
from herefordshire_desk.views.tokens import DARK, LIGHT
from tests.views.contrast import contrast

both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture
def wear(dressed):
    """Puts a palette on; Qt hands it to the widgets by events."""

    def wear(colours):
        dressed.wear(colours)
        QApplication.processEvents()

    return wear


@pytest.fixture
def sheet(qtbot, dressed):
    """One of each control, wide enough to have ground to look at, with the focus elsewhere."""
    sheet = QWidget()
    sheet.plain, sheet.primary = QPushButton("A"), QPushButton("A")
    sheet.primary.setDefault(True)
    sheet.off = QPushButton("A")
    sheet.off.setEnabled(False)
    sheet.field, sheet.choice, sheet.tick = QLineEdit(), QComboBox(), QCheckBox("A")
    sheet.note = QPlainTextEdit()
    sheet.first = QLineEdit()
    column = QVBoxLayout(sheet)
    controls = (sheet.plain, sheet.primary, sheet.off, sheet.field, sheet.choice, sheet.note)
    for widget in (sheet.first, *controls):
        widget.setFixedSize(200, 40)
        column.addWidget(widget)
    column.addWidget(sheet.tick)
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    sheet.first.setFocus()
    return sheet


def ground(widget):
    """The colours of the ground left of the words, inside the border."""
    picture = widget.grab().toImage()
    rows = range(8, picture.height() - 8)
    return {picture.pixelColor(x, y).name().upper() for x in range(8, 40) for y in rows}


def edge(widget):
    """The colours of the middle of the top border."""
    picture = widget.grab().toImage()
    return [picture.pixelColor(100, y).name().upper() for y in range(2)]


@both
def test_that_buttons_and_fields_have_one_flat_colour(wear, sheet, colours):
    """Fusion alone gives a button sixteen shades."""
    wear(colours)

    assert ground(sheet.plain) == {colours.surface}
    assert ground(sheet.primary) == {colours.accent}
    assert ground(sheet.off) == {colours.window}
    assert ground(sheet.field) == {colours.surface}
    assert ground(sheet.choice) == {colours.surface}


@both
def test_that_a_border_stands_out_from_its_ground(wear, sheet, colours):
    wear(colours)

    for widget in (sheet.plain, sheet.field, sheet.choice, sheet.note):
        assert max(contrast(shade, colours.window) for shade in edge(widget)) >= 2.9


@both
def test_that_the_focus_is_a_ring_that_can_be_seen(wear, sheet, colours):
    wear(colours)

    for widget in (sheet.plain, sheet.primary, sheet.field, sheet.choice, sheet.note):
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        after = widget.grab().toImage()
        assert after != before
        assert colours.focus in {
            after.pixelColor(100, y).name().upper() for y in range(after.height())
        }


def test_that_words_to_type_and_words_to_choose_begin_at_one_line(qtbot, dressed):
    typed, chosen = TextField("lll"), Choice({"": "lll"})
    for field in (typed, chosen):
        qtbot.addWidget(field)
        field.resize(300, 30)

    assert first_ink(typed) == first_ink(chosen)


def first_ink(field):
    """How far from the left the words begin."""
    picture, middle = field.grab().toImage(), field.height() // 2
    shades = [picture.pixelColor(x, middle).lightness() for x in range(field.width() // 2)]
    return next(x for x, shade in enumerate(shades) if x > 2 and shade < 100)


def test_that_a_pressed_button_looks_pressed(qtbot, sheet):
    before = ground(sheet.plain)

    qtbot.mousePress(sheet.plain, Qt.MouseButton.LeftButton)

    assert ground(sheet.plain) == {LIGHT.selection} != before


@both
def test_that_a_bar_is_filled_as_far_as_it_has_come(qtbot, wear, sheet, colours):
    wear(colours)
    bar = QProgressBar(sheet)
    bar.setTextVisible(False)
    bar.setFixedSize(200, 20)
    bar.setValue(50)
    bar.show()

    picture = bar.grab().toImage()
    shades = [picture.pixelColor(x, 10).name().upper() for x in range(10, 190)]
    assert (shades[0], shades[-1]) == (colours.accent, colours.surface)
    assert 80 <= shades.count(colours.accent) <= 100


def test_that_a_tick_is_a_shape_and_not_a_colour_alone(qtbot, sheet):
    sheet.tick.setChecked(True)

    picture = sheet.tick.grab().toImage()
    box = {picture.pixelColor(x, picture.height() // 2).name().upper() for x in range(16)}
    assert {LIGHT.accent, LIGHT.on_accent} <= box
