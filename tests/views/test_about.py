import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser

from herefordshire_desk import __version__
from herefordshire_desk.views.about import LIBRARIES, as_html
from tests.architecture import ROOT
from tests.views.forms import opened


def surnames(desk):
    return {each.child.surname for each in desk.assessments.values()} - {""}


@pytest.fixture
def text(window):
    return opened(window, "about").findChild(QTextBrowser).toPlainText()


def test_that_it_says_the_version_and_where_the_desk_is_kept(desk, text):
    assert f"Herefordshire desk {__version__}" in text
    assert str(desk.path) in text


def test_that_every_library_is_named_with_its_version_and_licence(text):
    for name, licence in LIBRARIES:
        assert name in text
        assert licence in text


def test_that_every_library_the_desk_needs_is_named():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    needed = {each.split()[0] for each in project["dependencies"]}
    assert needed - {name for name, _ in LIBRARIES} == set()


def test_that_it_holds_no_name_of_a_child(desk):
    html = as_html(desk)

    assert [name for name in surnames(desk) if name in html] == []


def test_that_esc_closes_it(qtbot, window):
    about = opened(window, "about")

    with qtbot.waitSignal(about.rejected):
        qtbot.keyClick(about, Qt.Key.Key_Escape)
