"""Policy numbers: every number a council may set, how it stands, and how it stood before."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.as_at import as_at
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.domain.settings import (
    NumberOnDay,
    Standing,
    confirm_defaults,
    numbers_on,
    until,
)
from herefordshire_desk.domain.words import long_date, plural, short_date
from herefordshire_desk.models.columns import Column, Pill
from herefordshire_desk.models.record_table import RecordTable
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.fields import SearchField
from herefordshire_desk.views.grid import row_height
from herefordshire_desk.views.look import look, sized
from herefordshire_desk.views.page import action_button, mute
from herefordshire_desk.views.setting_forms import DefaultForm, NumberForm, settings_of
from herefordshire_desk.views.splitting import ListOverDetails
from herefordshire_desk.views.table import Table
from herefordshire_desk.views.tokens import BODY_POINTS, SPACE, WIDE
from herefordshire_desk.views.wrapping import Wrapping

STANDING_WORDS: dict[Standing, tuple[str, Pill]] = {
    "never set": ("Default – confirm", "amber"),
    "confirmed": ("Default, confirmed", "green"),
    "set": ("Set", "blue"),
    "back to default": ("Back to default", "grey"),
}
NEVER = "Nobody has set this number yet. Confirm the default, or change the number."
ROWS = 4  # of the list of earlier settings, seen at once


class PolicyNumbers(QWidget):
    """The numbers with a box that filters them; under the list the chosen one and its history."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self.desk = desk
        names = ("change_number", "confirm_default", "back_to_default")
        self.actions_ = [actions[name] for name in names]
        self.search = SearchField("Filter policy numbers", "Words, number or who set it (Ctrl+F)")
        self.search.textChanged.connect(self._filter)
        self.table = Table(
            RecordTable(number_columns(), lambda n: n.meaning.name), "Policy numbers"
        )
        self.table.menu_actions = self.actions_
        self.table.opened.connect(lambda _: actions["change_number"].trigger())
        self.empty = QLabel("No number matches. Clear the box to see all.")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pane = NumberPane()
        self.table.chosen.connect(self.pane.show_number)
        self._lay_out()

    def refresh(self) -> None:
        """Every number as it stands on the day looked at."""
        desk = self.desk
        known = settings_of(desk)
        if desk.is_as_at:
            known = [each for each in as_at(known, desk.day) if isinstance(each, Setting)]
        self.table.set_rows(numbers_on(desk.day, known))
        self._show_empty()

    def counted(self) -> str:
        """How many numbers are shown, and how many of them nobody has decided on."""
        records = self.table.records
        unset = sum(each.standing == "never set" for each in records.rows)
        defaults = "1 is a default" if unset == 1 else f"{unset} are defaults"
        return f"{len(records.rows)} of {plural(records.total, 'number')} · {defaults} to confirm"

    def change_number(self) -> None:
        """Ask for a new number."""
        number = self.table.current()
        if number is not None:
            NumberForm(self.desk, number, self.window()).open()

    def back_to_default(self) -> None:
        """Ask from which day the default is to stand."""
        number = self.table.current()
        if number is not None:
            DefaultForm(self.desk, number, self.window()).open()

    def confirm_default(self) -> Problem | None:
        """Say of every default selected that it is the council's own number."""
        names = [each.meaning.name for each in self.table.selected()]
        desk = self.desk
        return desk.make(confirm_defaults(names, settings_of(desk), desk.who, desk.day))

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        self.table.records.set_filter((lambda each: _matches(each, words)) if words else None)
        self._show_empty()

    def _show_empty(self) -> None:
        shown = bool(self.table.records.rows)
        self.table.setVisible(shown)
        self.empty.setVisible(not shown)
        mute(self.empty)

    def _lay_out(self) -> None:
        buttons = Wrapping(SPACE)
        for action in self.actions_:
            buttons.addWidget(action_button(action))
        above = QWidget()
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.search, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addWidget(ListOverDetails(above, self.table, self.empty, self.pane))


class NumberPane(QFrame):
    """The chosen number in words, and every setting of it there was."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.heading, self.facts, self.never = QLabel(), QLabel(), QLabel(NEVER)
        for label in (self.heading, self.facts, self.never):
            label.setWordWrap(True)
        self.never.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.history: Table[tuple[Setting, NumberOnDay]] = Table(
            RecordTable(history_columns(), lambda row: row[0].id), "Settings of this number"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.facts)
        column.addWidget(self.history, 1)
        column.addWidget(self.never, 1)
        look().changed.connect(self._dress)
        self._dress()

    def show_number(self, number: NumberOnDay | None) -> None:
        """What there is to know of it; nothing for None."""
        self.heading.setText(number.meaning.words if number else "No number is chosen")
        self.facts.setText(facts_in_words(number) if number else "")
        rows = [(each, number) for each in number.settings] if number else []
        self.history.set_rows(rows)
        self.history.setVisible(bool(rows))
        self.never.setVisible(number is not None and not rows)

    def sizeHint(self) -> QSize:
        """The words and a few rows, the same for every number."""
        return QSize(super().sizeHint().width(), (ROWS + 5) * row_height())

    def minimumSizeHint(self) -> QSize:
        """The same: with less room the page scrolls, and no sentence is cut."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _dress(self) -> None:
        self.heading.setFont(sized(BODY_POINTS, bold=True))
        mute(self.facts)
        mute(self.never)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look().colours.surface)
        self.setPalette(palette)


def number_columns() -> tuple[Column[NumberOnDay], ...]:
    """What the list shows of each number."""
    return (
        Column("What", lambda n: n.meaning.words, 60, bold=True),
        Column("Number", lambda n: n.value, 7),
        Column("Unit", lambda n: n.meaning.unit, 12),
        Column("Decided", standing_words, 18, pill=lambda n: STANDING_WORDS[n.standing][1]),
        Column("Default", lambda n: n.meaning.default, 7),
        Column("From", lambda n: n.setting.start if n.setting else None, 11),
        Column("Who decided", lambda n: n.setting.set_by if n.setting else None, 18),
        Column("Entered", lambda n: n.setting.set_on if n.setting else None, 11),
        Column("To come", to_come_words, 20),
        Column("Where the default is from", lambda n: n.meaning.source, 60, muted=True),
    )


def history_columns() -> tuple[Column[tuple[Setting, NumberOnDay]], ...]:
    """One setting among the others of its number."""
    return (
        Column("From", lambda row: row[0].start, 12),
        Column("Until", lambda row: until(row[0], row[1].settings), 12),
        Column("Number", lambda row: row[0].value, 8),
        Column("Stands", _stands, 10, pill=_tone),
        Column("Who decided", lambda row: row[0].set_by, 28),
        Column("Entered", lambda row: row[0].set_on, 12),
    )


def standing_words(number: NumberOnDay) -> str:
    """Whether anybody has decided on it."""
    return STANDING_WORDS[number.standing][0]


def to_come_words(number: NumberOnDay) -> str:
    """The next number and its day; the default, where what is in force ends before that."""
    if number.to_come is not None:
        return f"{number.to_come.value} from {short_date(number.to_come.start)}"
    end = number.setting.end if number.setting else None
    return f"{number.meaning.default} from {short_date(end)}" if end else ""


def facts_in_words(number: NumberOnDay) -> str:
    """The number in force, who decided, its bounds and where the default is from."""
    meaning, setting = number.meaning, number.setting
    sentences = [f"{number.value} {meaning.unit} on {long_date(number.day)}."]
    if setting is not None:
        entered = f", entered on {long_date(setting.set_on)}" if setting.set_on else ""
        who = setting.set_by or "somebody not recorded"
        sentences.append(f"Set from {long_date(setting.start)} by {who}{entered}.")
    stands = " – confirm" if number.standing == "never set" else ""
    sentences.append(f"Default {meaning.default} {meaning.unit}{stands}: {meaning.source}.")
    longer = "; the regulations allow no longer" if meaning.statutory else ""
    sentences.append(f"It may be {meaning.least} to {meaning.most}{longer}.")
    return " ".join(sentences)


def _stands(row: tuple[Setting, NumberOnDay]) -> str:
    setting, number = row
    if setting.start > number.day:
        return "To come"
    return "In force" if setting == number.setting else "Past"


def _tone(row: tuple[Setting, NumberOnDay]) -> Pill:
    tones: dict[str, Pill] = {"To come": "blue", "In force": "green", "Past": "grey"}
    return tones[_stands(row)]


def _matches(number: NumberOnDay, words: list[str]) -> bool:
    columns: tuple[Column[Any], ...] = number_columns()
    text = "\n".join([number.meaning.name, *(column.text(number) for column in columns)])
    return all(word in text.casefold() for word in words)
