import pytest

from herefordshire_desk.views.tokens import DARK, LIGHT, ROW_HEIGHT, TARGET
from tests.views.contrast import contrast

TEXT, MARK = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11, both AA
GROUNDS = ("window", "surface", "raised", "selection")

both = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def faint(pairs, least):
    """Those pairs of colours that are too close to one another."""
    return [
        f"{name}: {ratio:.2f}"
        for name, ink, ground in pairs
        if (ratio := contrast(ink, ground)) < least
    ]


def test_that_contrast_is_reckoned_as_published():
    assert round(contrast("#FFFFFF", "#000000"), 2) == 21
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48
    assert contrast("#123456", "#123456") == 1


@both
def test_that_text_can_be_read_on_every_ground(colours):
    grounds = [(name, getattr(colours, name)) for name in GROUNDS]
    inks = [("ink", colours.ink), ("muted", colours.muted)]
    pairs = [(f"{i} on {g}", ink, ground) for i, ink in inks for g, ground in grounds]
    pairs += [
        (f"accent on {name}", colours.accent, getattr(colours, name))
        for name in ("window", "surface", "raised")
    ]

    assert faint([*pairs, ("on accent", colours.on_accent, colours.accent)], TEXT) == []


@both
def test_that_every_flag_can_be_read_on_its_own_ground(colours):
    pairs = [(name, tone.ink, tone.ground) for name, tone in colours.tones.items()]

    assert faint(pairs, TEXT) == []


@both
def test_that_what_is_said_in_red_can_be_read_beside_a_field(colours):
    red = colours.tones["red"].ink

    assert (
        faint([(name, red, getattr(colours, name)) for name in ("window", "surface")], TEXT) == []
    )


@both
def test_that_borders_marks_and_the_focus_ring_stand_out(colours):
    marks = [("line", colours.line), ("focus", colours.focus), ("accent", colours.accent)]
    marks += [(name, tone.ink) for name, tone in colours.tones.items()]
    pairs = [
        (f"{mark} on {name}", colour, getattr(colours, name))
        for mark, colour in marks
        for name in ("window", "surface", "raised")
    ]

    assert faint(pairs, MARK) == []


@both
def test_that_the_focus_ring_stands_out_round_a_chosen_row(colours):
    assert faint([("focus", colours.focus, colours.selection)], MARK) == []


@both
def test_that_there_are_the_same_five_tones_in_each_palette(colours):
    assert list(colours.tones) == ["red", "amber", "green", "blue", "grey"]


def test_that_what_is_pressed_is_high_enough_to_hit():
    assert TARGET >= 24  # WCAG 2.2, 2.5.8
    assert ROW_HEIGHT >= TARGET
