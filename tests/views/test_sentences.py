import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herefordshire_desk.views.sentences import Sentences
from herefordshire_desk.views.tokens import LIGHT


@pytest.mark.parametrize("percent", [100, 200])
def test_that_what_stands_under_many_words_never_lies_on_them(qtbot, dressed, percent):
    dressed.wear(LIGHT, percent)
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    words = Sentences("Each month looks back over a year and shares most of it. " * 5)
    column.addWidget(words)
    box.resize(400, 10)
    box.show()

    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))

    words.setText("One line.")
    assert words.minimumHeight() <= words.fontMetrics().height() * 2
