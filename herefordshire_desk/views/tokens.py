"""Tokens: every colour and measure of the look, in one place; each pair meets WCAG AA."""

from typing import Literal, NamedTuple

Tone = Literal["red", "amber", "green", "blue", "grey"]


class ToneColours(NamedTuple):
    """Ink on ground, for pills and marks."""

    ink: str
    ground: str


class Colours(NamedTuple):
    """One palette."""

    name: Literal["light", "dark"]
    window: str
    surface: str
    raised: str
    ink: str
    muted: str
    hair: str
    line: str
    accent: str
    on_accent: str
    selection: str
    focus: str
    tones: dict[Tone, ToneColours]


LIGHT = Colours(
    name="light",
    window="#F3F5F7",
    surface="#FFFFFF",
    raised="#FFFFFF",
    ink="#16202A",
    muted="#4F5B66",
    hair="#DCE2E8",
    line="#7B8894",
    accent="#1B5FAA",
    on_accent="#FFFFFF",
    selection="#D6E6F7",
    focus="#0B3D77",
    tones={
        "red": ToneColours("#A4161A", "#FCE8E8"),
        "amber": ToneColours("#7A4B00", "#FFF1D6"),
        "green": ToneColours("#0B6B3A", "#E3F5EA"),
        "blue": ToneColours("#1B4F8F", "#E4EEFA"),
        "grey": ToneColours("#4F5B66", "#EAEEF2"),
    },
)

DARK = Colours(
    name="dark",
    window="#14191F",
    surface="#1C232B",
    raised="#242D37",
    ink="#EEF2F6",
    muted="#A9B5C1",
    hair="#323D49",
    line="#7F8D9B",
    accent="#7DB4F0",
    on_accent="#0B1622",
    selection="#27486B",
    focus="#A8D0FF",
    tones={
        "red": ToneColours("#FF9C9C", "#4A1D20"),
        "amber": ToneColours("#FFCB6B", "#46330B"),
        "green": ToneColours("#7FDDA6", "#153B27"),
        "blue": ToneColours("#9CC7F7", "#1C3A5C"),
        "grey": ToneColours("#B4C0CC", "#2C3641"),
    },
)

# spacing, in device-independent pixels at 100 % text
TIGHT, GAP, SPACE, WIDE, BROAD = 4, 8, 12, 16, 24
CORNER = 6
ROW_HEIGHT = 26
TARGET = 24  # the least height of what is pressed, at any text size: WCAG 2.2, 2.5.8
ICON = 20
BODY_POINTS, HEADING_POINTS, FIGURE_POINTS = 10, 13, 22
