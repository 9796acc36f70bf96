import platform
import tomllib
from importlib.metadata import version

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextBrowser

from herefordshire_desk import __version__
from herefordshire_desk.store.schema import SCHEMA
from herefordshire_desk.views.about import LIBRARIES, as_html, details
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


def test_that_a_trial_says_so_on_screen_and_to_support(desk, monkeypatch, tmp_path):
    (tmp_path / "release.txt").write_text("trial: not for real records")
    monkeypatch.setattr("herefordshire_desk.release.read_resource", _from(tmp_path))

    assert f"{__version__} (trial: not for real records)</h2>" in as_html(desk)
    assert f"{__version__} (trial: not for real records)\n" in details(desk)


def _from(folder):
    return lambda name: (folder / name).read_text(encoding="utf-8")


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


def test_that_it_says_the_schema_of_the_file_and_python_s_version(text):
    assert f"Schema {SCHEMA}" in text
    assert f"Python {platform.python_version()}" in text


def test_that_what_is_copied_for_support_holds_versions_and_no_name(qtbot, window, desk):
    about = opened(window, "about")

    qtbot.mouseClick(about.copy, Qt.MouseButton.LeftButton)

    copied = QGuiApplication.clipboard().text()
    assert f"Herefordshire desk {__version__}" in copied
    assert f"Schema {SCHEMA}" in copied
    assert all(f"{name} {version(name)}" in copied for name, _ in LIBRARIES)
    assert [name for name in surnames(desk) if name in copied] == []
    assert desk.picture.team not in copied
    assert str(desk.path.parent) not in copied
