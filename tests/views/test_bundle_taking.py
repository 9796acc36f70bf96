import pytest
from PySide6.QtWidgets import QFileDialog

from herefordshire_desk.views.bundle_taking import ask_bundle
from tests.make_team import OVERDUE
from tests.views.bundles import give, looked_into, wrote


def test_that_a_wrong_password_is_said_and_asked_for_again(qtbot, window, tmp_path):
    window.open_child(OVERDUE)
    out = tmp_path / "child.deskbundle"
    password = wrote(qtbot, window, "hand_child_over", out)
    page = looked_into(qtbot, window, out, "something else")
    assert "That password does not open this bundle." in page.says.text()
    give(password)
    qtbot.waitUntil(lambda: page.merged is not None)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"not one", "This is not a bundle of a desk.", id="another_kind_of_file"),
        pytest.param(None, "This bundle is damaged or not whole.", id="cut_short"),
    ],
)
def test_that_a_file_that_is_no_bundle_is_a_sentence(qtbot, window, tmp_path, data, words):
    out = tmp_path / "a.deskbundle"
    password = wrote(qtbot, window, "lend_desk", out)
    out.write_bytes(out.read_bytes()[:500] if data is None else data)
    page = looked_into(qtbot, window, out, password)
    assert page.says.text().startswith(words)
    assert page.merged is None


def test_that_a_lent_desk_is_not_put_among_other_children(qtbot, window, tmp_path):
    out = tmp_path / "lent.deskbundle"
    password = wrote(qtbot, window, "lend_desk", out)
    page = looked_into(qtbot, window, out, password)
    assert page.says.text().startswith("This is a whole desk that was lent.")


def test_that_it_asks_for_a_bundle_and_nothing_else(window):
    ask_bundle(window.show_page("extracts"))
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.nameFilters() == ["Bundles (*.deskbundle)"]
    dialog.reject()
