from herefordshire_desk.views.handover_columns import handover_columns
from tests.make import allocation, handover, on


def shown(desk, found):
    return [column.value(allocation()) for column in handover_columns(desk, lambda _: found)]


def test_that_each_step_says_when_and_who_told(desk):
    found = handover(planned=False, told_on=on("2026-11-03"), told_by="Mum")

    assert shown(desk, found) == ["Not planned", "3 Nov 2026 by Mum", None, None]


def test_that_who_told_is_not_shown_while_names_are_hidden(desk):
    desk.hide_names(True)

    found = handover(told_on=on("2026-11-03"), told_by="Mum")
    assert shown(desk, found) == ["", "3 Nov 2026", None, None]


def test_that_nothing_is_said_where_nothing_is_recorded(desk):
    assert shown(desk, None) == [None] * 4
