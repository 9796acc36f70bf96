"""Who the unknown social workers of an extract are, asked and remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herefordshire_desk.domain.records import Alias, SocialWorker
from herefordshire_desk.views.alias_form import NOBODY_CHOSEN, SOMEBODY_NEW, AliasForm
from tests.make_team import PRIYA, TEAM

LEFT = Qt.MouseButton.LeftButton
ROWS = (
    "Child Unique ID,Allocated Team,Allocated Worker,CIN Start Date",
    f"100901,{TEAM},P Nair,05/01/2026",
    f"100902,{TEAM},Duty Desk,05/01/2026",
)


@pytest.fixture
def annex(tmp_path):
    path = tmp_path / "List 6.csv"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


@pytest.fixture
def form(qtbot, extracts, annex, waited):
    """The form that the button of the preview opens."""
    extracts.read([annex])
    waited()
    assert extracts.preview.names.text() == "2 unknown social workers…"
    qtbot.mouseClick(extracts.preview.names, LEFT)
    found = QApplication.activeModalWidget()
    assert isinstance(found, AliasForm)
    return found


def field_of(form, name):
    return form.fields[next(each.id for each in form.unknown if each.name == name)]


def test_that_likely_ones_are_suggested_and_nobody_is_chosen(form):
    field = field_of(form, "P Nair")
    assert field.input.currentText() == SOMEBODY_NEW
    assert field.input.itemText(1) == "Priya Nair – likely"
    assert field.note.text() == "Alike: Priya Nair"
    assert field_of(form, "Duty Desk").note.text() == "Nobody's name is alike."


def test_that_an_answer_is_remembered_and_the_preview_follows(qtbot, desk, form, extracts, waited):
    choice = field_of(form, "P Nair").input
    choice.setCurrentIndex(choice.findData(PRIYA))
    qtbot.mouseClick(form.verb, LEFT)
    waited()
    (alias,) = desk.ask(lambda store: store.records(Alias))
    assert (alias.name, alias.social_worker_id) == ("P Nair", PRIYA)
    assert [each.name for each in extracts.merged.unknown] == ["Duty Desk"]
    new = [line.after for line in extracts.merged.lines if line.kind is SocialWorker]
    assert [each.name for each in new] == ["Duty Desk"]
    desk.undo()
    assert desk.ask(lambda store: store.records(Alias)) == []


def test_that_without_an_answer_it_says_so_and_stays(qtbot, form):
    qtbot.mouseClick(form.verb, LEFT)
    assert form.overall.text() == NOBODY_CHOSEN
    assert form.isVisible()
    form.close()
