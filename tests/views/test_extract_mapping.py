"""An own tracker's headings, said once with what is read so, then remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from herefordshire_desk.domain.extracts.tracker_layout import NO_ID
from herefordshire_desk.views.extract_mapping import NOT_THERE

LEFT = Qt.MouseButton.LeftButton
ROWS = (
    "Ref,Child's name,DOB,Worker,CP start,Last CP vist,Notes",
    '100901,"Aston, Amy",03/04/2015,Priya Nair,05/01/2026,10/11/2026,ring first',
    "100902,Ben Cole,31/11/2016,Priya Nair,05/02/2026,,",
)


@pytest.fixture
def tracker(tmp_path):
    path = tmp_path / "Team tracker.csv"
    path.write_text("\n".join(ROWS), encoding="utf-8")
    return path


@pytest.fixture
def mapping(qtbot, extracts, tracker, waited):
    extracts.read([tracker])
    waited()
    assert "own tracker" in extracts.says.text()
    qtbot.mouseClick(extracts.explain, LEFT)
    return extracts.mapping


def choose(mapping, name, heading):
    choice = mapping.fields[name].input
    choice.setCurrentIndex(choice.findData(heading))


def test_that_the_likeliest_headings_are_chosen_and_the_rest_is_not_there(mapping):
    assert mapping.isVisible()
    assert mapping.layout_chosen() == {
        "name": "Child's name",
        "date_of_birth": "DOB",
        "social_worker": "Worker",
        "cp_start": "CP start",
        "cp_visit": "Last CP vist",
    }
    assert mapping.fields["team"].input.currentText() == NOT_THERE


def test_that_what_is_read_stands_under_each_and_follows_the_choice(mapping):
    note = mapping.fields["date_of_birth"].note
    assert note.text() == "Read: 3 April 2015 · 31/11/2016 is not a date."
    choose(mapping, "date_of_birth", "CP start")
    assert note.text() == "Read: 5 January 2026 · 5 February 2026"
    choose(mapping, "date_of_birth", "")
    assert note.text() == ""


def test_that_without_the_childs_id_it_goes_no_further(qtbot, desk, mapping):
    qtbot.mouseClick(mapping.go, LEFT)
    assert mapping.fields["child_id"].problem.text() == NO_ID
    assert mapping.problem.text() == NO_ID
    assert mapping.isVisible()
    assert not any(name.startswith("tracker:") for name in desk.preferences)


def test_that_it_is_remembered_and_the_same_headings_are_not_asked_again(
    qtbot, desk, mapping, extracts, tracker, waited
):
    choose(mapping, "child_id", "Ref")
    qtbot.mouseClick(mapping.go, LEFT)
    waited()
    assert extracts.merged.format == "tracker"
    assert extracts.preview.format.currentText() == "Read as own tracker"
    assert extracts.merged.counts.added == 4
    extracts.import_it()
    waited()
    assert desk.assessments["100901"].child.name == "Amy Aston"
    extracts.read([tracker])
    waited()
    assert extracts.merged.format == "tracker"


def test_that_it_can_be_corrected_from_the_preview(qtbot, mapping, extracts, waited):
    choose(mapping, "child_id", "Ref")
    qtbot.mouseClick(mapping.go, LEFT)
    waited()
    qtbot.mouseClick(extracts.preview.headings, LEFT)
    assert mapping.layout_chosen()["child_id"] == "Ref"
    qtbot.mouseClick(mapping.back, LEFT)
    assert extracts.preview.isVisible()


def test_that_going_back_changes_nothing(qtbot, desk, mapping, extracts):
    qtbot.mouseClick(mapping.back, LEFT)
    assert extracts.main_table() is extracts.log
    assert not any(name.startswith("tracker:") for name in desk.preferences)


def test_that_a_wrong_guess_can_be_changed_and_one_that_fits_nothing_keeps_the_preview(
    qtbot, extracts, extract, waited
):
    extracts.read([extract])
    waited()
    choice = extracts.preview.format
    assert choice.currentText() == "Read as SSD tables"
    choice.setCurrentIndex(choice.findData("ssda903"))
    waited()
    assert extracts.says.text() == "No row of this extract can be used."
    assert choice.currentText() == "Read as SSD tables"
    assert extracts.merged.format == "ssd"
    choice.setCurrentIndex(choice.findData("tracker"))
    assert extracts.mapping.isVisible()
    assert extracts.mapping.which.isVisible()


def test_that_names_are_not_shown_while_they_are_hidden(desk, mapping):
    desk.hide_names(True)
    choose(mapping, "team", "Notes")
    assert mapping.fields["name"].note.text() == "Read: hidden"
    assert mapping.fields["cp_start"].note.text() == "Read: 5 January 2026 · 5 February 2026"


def test_that_only_the_page_scrolls_and_tab_goes_from_the_fields_to_the_answers(qtbot, mapping):
    assert mapping.findChildren(QScrollArea) == []
    fields = [field.input for field in mapping.fields.values()]
    stops = [fields[0]]
    while stops[-1] is not mapping.go:
        stops[-1].setFocus()
        qtbot.keyClick(stops[-1], Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [*fields, mapping.back, mapping.go]


def test_that_the_preview_after_it_has_its_buttons_on_the_page(qtbot, extracts, mapping):
    """The mapping is higher than the page, and its height must not stay behind."""
    choose(mapping, "child_id", "Ref")
    qtbot.mouseClick(mapping.go, LEFT)
    go, seen = extracts.preview.go, extracts.scrolled.viewport()
    qtbot.waitUntil(go.isVisible)

    qtbot.waitUntil(lambda: go.mapTo(seen, go.rect().bottomLeft()).y() < seen.height())
