from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from shiboken6 import delete

from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.child_facts import (
    age_words,
    facts_in_words,
    flags_in_words,
    held_words,
)
from herefordshire_desk.views.child_pane import ChildPane
from herefordshire_desk.views.pill import PillLabel
from herefordshire_desk.views.tokens import DARK
from tests.make import on
from tests.make_team import BOTH, CHANGED, IN_DATE, NAMELESS, OVERDUE, UNBORN, WAITING


@pytest.fixture
def pane(qtbot, dressed, desk):
    actions = Actions(desk)
    pane = ChildPane(desk, actions["why"])
    pane.asked_why = actions["why"].triggered
    qtbot.addWidget(pane)
    pane.resize(900, 400)
    pane.show()
    return pane


def pills(pane):
    found = [pane.pills.itemAt(at).widget() for at in range(pane.pills.count())]
    return [(pill.text, pill.tone) for pill in found if isinstance(pill, PillLabel)]


@pytest.mark.parametrize(
    ("child", "said"),
    [
        pytest.param(
            OVERDUE,
            "11 years old · CP plan · Priya Nair since 5 January 2026 (10 months)",
            id="held",
        ),
        pytest.param(WAITING, "11 years old · CP plan · no social worker", id="waiting"),
        pytest.param(
            UNBORN, "unborn, expected 10 January 2027 · In need · no social worker", id="unborn"
        ),
        pytest.param(
            NAMELESS,
            "age not recorded · In need · Owen Hale since 5 January 2026 (10 months)",
            id="known_by_id_alone",
        ),
    ],
)
def test_that_who_a_child_is_is_said_in_one_line(desk, child, said):
    assert facts_in_words(desk, desk.assessments[child]) == said


def test_that_a_child_of_one_year_and_one_of_none_are_said_as_people_say_it(desk):
    known = desk.assessments[OVERDUE]

    def aged(born):
        return age_words(known._replace(child=replace(known.child, date_of_birth=on(born))))

    assert aged("2025-11-20") == "1 year old"
    assert aged("2026-03-01") == "under 1 year old"
    assert aged("2026-12-01") == "not yet born"


def test_that_a_short_time_is_said_in_days(desk):
    known = desk.assessments[OVERDUE]
    lately = known._replace(lead=known.lead._replace(start=on("2026-11-19")))

    assert held_words(desk, lately) == "Priya Nair since 19 November 2026 (1 day)"


@pytest.mark.parametrize(
    ("child", "flags"),
    [
        pytest.param(OVERDUE, [("Visit 4 working days overdue", "red")], id="overdue"),
        pytest.param(IN_DATE, [("Next visit by 28 Dec 2026", "green")], id="in_date"),
        pytest.param(
            WAITING,
            [("No social worker, 10 days", "red"), ("Due in 1 working day", "amber")],
            id="two_flags",
        ),
        pytest.param(
            CHANGED,
            [("3 social workers in 12 months", "red"), ("Next visit by 11 Dec 2026", "green")],
            id="changed_too_often",
        ),
    ],
)
def test_that_every_flag_is_a_pill_with_words(pane, child, flags):
    pane.show_child(child)

    assert pills(pane) == flags


def test_that_a_change_read_off_two_extracts_is_said_to_be_inferred(desk):
    known = desk.assessments[IN_DATE]
    inferred = known._replace(lead=known.lead._replace(inferred=True))

    assert ("Change of social worker inferred", "blue") in flags_in_words(desk, inferred)


def test_that_nobody_chosen_is_said(pane):
    pane.show_child(OVERDUE)
    pane.show_child(None)

    assert pane.name.text() == "No child is chosen"
    assert pills(pane) == []
    assert not pane.line.isVisible()
    assert not pane.why.isVisible()


def test_that_a_choice_shows_who_it_is_at_once_and_the_line_in_a_moment(qtbot, pane):
    pane.show_child(OVERDUE)
    before = pane.line.accessibleDescription()

    pane.choose(BOTH)
    assert pane.name.text() == "Flora Dunn"
    assert pane.line.accessibleDescription() == before

    qtbot.waitUntil(lambda: pane.line.accessibleDescription() != before)


def test_that_the_line_of_a_child_goes_at_once_when_none_is_chosen(pane):
    pane.show_child(OVERDUE)
    pane.choose(None)
    assert not pane.line.isVisible()


def test_that_the_line_waits_while_something_long_is_saved(qtbot, desk, pane):
    pane.show_child(OVERDUE)
    before = pane.line.accessibleDescription()
    desk.set_busy(True)
    pane.choose(BOTH)
    qtbot.wait_signal(pane._soon.timeout).wait()
    assert pane.line.accessibleDescription() == before

    desk.set_busy(False)
    qtbot.waitUntil(lambda: pane.line.accessibleDescription() != before)


def test_that_the_line_can_be_drawn_for_fewer_months(qtbot, pane):
    pane.show_child(OVERDUE)
    pane.line.setFocus()

    qtbot.keyClick(pane.line, Qt.Key.Key_Plus)

    assert "12 months" in pane.line.accessibleName()


def test_that_why_asks_for_the_explanation(qtbot, pane):
    pane.show_child(OVERDUE)

    with qtbot.waitSignal(pane.asked_why):
        qtbot.mouseClick(pane.why, Qt.MouseButton.LeftButton)


def test_that_the_pane_wears_the_palette(dressed, pane):
    pane.show_child(OVERDUE)

    dressed.wear(DARK)

    picture = pane.grab().toImage()
    assert picture.pixelColor(4, 4).name().upper() == DARK.surface


def test_that_a_pane_that_is_gone_does_not_mind_a_change_of_palette(dressed, desk):
    pane = ChildPane(desk, Actions(desk)["why"])
    pane.show_child(OVERDUE)
    delete(pane)

    dressed.wear(DARK)


def test_that_no_flag_of_the_child_before_is_seen_once_another_is_chosen(qapp, pane):
    pane.show_child(OVERDUE)
    pane.show_child(CHANGED)
    qapp.processEvents()

    seen = [pill for pill in pane.findChildren(PillLabel) if not pill.isHidden()]

    assert [(pill.text, pill.tone) for pill in seen] == pills(pane)
