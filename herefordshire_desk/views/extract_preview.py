"""Preview: what importing an extract would change, before it does, to be decided line by line."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.domain.words import plural
from herefordshire_desk.views.extract_columns import FORMATS, PreviewRow, preview_rows
from herefordshire_desk.views.extract_ticks import TickedLines
from herefordshire_desk.views.fields import Choice
from herefordshire_desk.views.look import characters, look
from herefordshire_desk.views.page import ink, mute
from herefordshire_desk.views.ticks import Ticks
from herefordshire_desk.views.tiles import Tiles
from herefordshire_desk.views.tokens import SPACE, Tone
from herefordshire_desk.views.wrapping import Wrapping

if TYPE_CHECKING:
    from herefordshire_desk.domain.merge import Merged

TILES: tuple[tuple[str, str, Tone], ...] = (
    ("added", "New", "green"),
    ("changed", "Changed", "amber"),
    ("unchanged", "Unchanged", "grey"),
    ("missing", "Missing from file", "amber"),
    ("conflict", "Conflict", "red"),
    ("problem", "Left out", "red"),
)
READ_AS = "Read as {}"
IT_IS = "It is the right file"
EVERY_KIND = "Every kind of record"


class Preview(QWidget):
    """The counts and the kind of record filter the list under them.

    `accepted` and `refused` are the two answers; `names_asked` asks who the unknown social
    workers are, `save_asked` for a worklist of what was left out, `format_asked` for another
    reading of the same file.
    """

    accepted = Signal()
    refused = Signal()
    names_asked = Signal()
    save_asked = Signal()
    format_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.merged: Merged | None = None
        self.tiles = Tiles(TILES, self)
        self.rows = TickedLines(desk, self)
        self.kind = Choice({"": EVERY_KIND})
        self.kind.setAccessibleName("Kind of record")
        self.kind.setMinimumWidth(characters(22))
        self.format = Choice({name: READ_AS.format(words) for name, words in FORMATS.items()})
        self.format.setAccessibleName("What the file is")
        self.format.setMinimumWidth(characters(22))
        self.headings = QPushButton("Headings…")
        self.tick, self.untick = QPushButton("Tick all shown"), QPushButton("Untick all shown")
        self.names, self.save = QPushButton(), QPushButton("Save what was left out…")
        self.notes, self.warning = QLabel(), QLabel()
        self.sure = Ticks({"sure": IT_IS})
        self.go, self.leave = QPushButton("Import"), QPushButton("Do not import")
        self._state, self._tells = "", False
        self._connect()
        self._lay_out()

    @property
    def count(self) -> int:
        """How many changes are ticked, with those that are not listed one by one."""
        from herefordshire_desk.domain.merged import how_many

        return how_many(self.merged, self.rows.ticked) if self.merged else 0

    def show_merged(
        self, merged: "Merged", problems: Sequence[Problem], notes: Sequence[str]
    ) -> None:
        """Show the counts, the lines, and what the readers want to be known."""
        from herefordshire_desk.domain.merged import by_default, tells_of_itself
        from herefordshire_desk.domain.newcomers import Newcomers

        self.merged, self._tells = merged, tells_of_itself(merged)
        rows = preview_rows(merged, problems)
        counts, left_out = merged.counts, len(problems) + len(merged.problems)
        figures = {"conflict": counts.conflicts, "problem": left_out, **asdict(counts)}
        for name, tile in self.tiles.tiles.items():
            tile.set_figure(figures[name])
        self._fill_kinds(rows)
        self.show_format(merged.format)
        self.rows.names = {each.id: each.label for each in merged.unknown}
        newcomers = Newcomers(merged.lines, merged.unknown)
        self.rows.show_lines(rows, by_default(merged), newcomers)
        self.tiles.clear()
        self._tell([*notes, *merged.notes])
        self.names.setText(f"{plural(len(merged.unknown), 'unknown social worker')}…")
        self.names.setVisible(bool(merged.unknown))
        self.save.setVisible(left_out > 0)
        if self.isVisible():  # else the next Enter, pressed elsewhere, would import unseen
            self.go.setFocus()

    def _tell(self, told: Sequence[str]) -> None:
        """What is to be known besides, and a reason to look twice."""
        assert self.merged is not None
        warning = self.merged.warning
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))
        mute(self.notes)
        self.warning.setText(warning)
        for part in (self.warning, self.sure):
            part.setVisible(bool(warning))
        self.sure.boxes["sure"].setChecked(False)
        ink(self.warning, look().colours.tones["red"].ink)

    def show_format(self, name: str) -> None:
        """Say as what the file is read."""
        self.format.blockSignals(True)
        self.format.setCurrentIndex(max(self.format.findData(name), 0))
        self.format.blockSignals(False)
        self.format.setVisible(name in FORMATS)  # a bundle is nothing else
        self.headings.setVisible(name == "tracker")

    def _fill_kinds(self, rows: Sequence[PreviewRow]) -> None:
        kinds = sorted({row.kind for row in rows if row.kind and row.state != "unchanged"})
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(EVERY_KIND, "")
        for kind in kinds:
            self.kind.addItem(kind.capitalize(), kind)
        self.kind.blockSignals(False)

    def _name_verb(self) -> None:
        """The button says how many lines are ticked.

        With none there may still be what is told of every import: its line in the log. Where
        there is a reason to look twice, somebody has to say first that it is the right file.
        """
        if self.merged is not None:
            self.go.setText(f"Import {plural(self.count, 'change')}")
            sure = bool(self.sure.value()) or not self.merged.warning
            self.go.setEnabled(sure and (self._tells or bool(self.rows.ticked)))

    def _filter(self, state: str) -> None:
        self._state = state
        self._show_filtered()

    def _show_filtered(self) -> None:
        """One kind of line; without a choice all but what is unchanged, which changes nothing."""
        state, kind = self._state, self.kind.value()

        def shown(row: PreviewRow) -> bool:
            wanted = row.state == state if state else row.state != "unchanged"
            return wanted and kind in ("", row.kind)

        self.rows.records.set_filter(shown)

    def _connect(self) -> None:
        self.go.setDefault(True)
        self.go.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.refused)
        self.names.clicked.connect(self.names_asked)
        self.save.clicked.connect(self.save_asked)
        self.tick.clicked.connect(lambda: self.rows.tick_shown(True))
        self.untick.clicked.connect(lambda: self.rows.tick_shown(False))
        self.tiles.chosen.connect(self._filter)
        self.format.currentIndexChanged.connect(lambda: self.format_asked.emit(self.format.value()))
        self.headings.clicked.connect(lambda: self.format_asked.emit("tracker"))
        self.kind.currentIndexChanged.connect(self._show_filtered)
        self.rows.ticks_changed.connect(self._name_verb)
        self.sure.boxes["sure"].toggled.connect(self._name_verb)
        for button in (self.leave, self.names, self.save, self.tick, self.untick, self.headings):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        for label in (self.notes, self.warning):
            label.setWordWrap(True)
        deciding, answers = Wrapping(SPACE), Wrapping(SPACE)
        shown = (self.format, self.headings, self.kind, self.names, self.tick, self.untick)
        for widget in shown:
            deciding.addWidget(widget)
        for widget in (self.save, self.leave, self.go):
            answers.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.notes, 1)
        foot.addLayout(answers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.warning)
        column.addWidget(self.sure)
        column.addWidget(self.tiles)
        column.addLayout(deciding)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)
