"""Chips: the filters of the list of children, each in words with a cross that takes it off."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.child_filters import (
    FLAGS,
    PLANS,
    VISITS,
    YES,
    Filters,
    filter_words,
    with_filter,
    without_filter,
)
from herefordshire_desk.domain.records import SocialWorkerId
from herefordshire_desk.views.look import look
from herefordshire_desk.views.tokens import GAP
from herefordshire_desk.views.wrapping import Wrapping

CROSS = 14  # pixels


class Leftwards(Wrapping):
    """Each row begins at the left."""

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        items = [item for at in range(self.count()) if (item := self.itemAt(at)) is not None]
        tops = {item.geometry().top() for item in items}
        for top in tops:
            row = [item for item in items if item.geometry().top() == top]
            over = min(item.geometry().left() for item in row) - rect.left()
            for item in row:
                item.setGeometry(item.geometry().translated(-over, 0))


class Chips(QWidget):
    """`changed` follows every filter put on or taken off; `filters` has them all."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.filters: Filters = {}
        self.adding = QPushButton("Filter")
        self.adding.setAutoDefault(False)
        self.adding.setAccessibleName("Add a filter")
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.adding.setMenu(self.menu)
        self.chips: list[QPushButton] = []
        self.row = Leftwards(GAP)
        self.setLayout(self.row)
        look().changed.connect(self._draw)
        self._draw()
        self.hide()

    def put(self, filters: Filters) -> None:
        """These filters and no others."""
        self.filters = filters
        self._draw()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A chip asks for another size once its text has grown."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def words(self) -> list[str]:
        """Every filter, in words."""
        return [self._words(kind, value) for kind, value in self._each()]

    def _each(self) -> list[tuple[str, str]]:
        return [(kind, value) for kind, values in self.filters.items() for value in values]

    def _words(self, kind: str, value: str) -> str:
        held_by = SocialWorkerId(value) if kind == "social_worker" else None
        return filter_words(kind, value, self.desk.social_worker_name(held_by))

    def _draw(self) -> None:
        for chip in self.chips:
            self.row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(kind, value) for kind, value in self._each()]
        if len(self.chips) > 1:
            self.chips.append(self._button("Clear filters", "Clear all filters"))
            self.chips[-1].clicked.connect(lambda: self._take_off({}))
        for chip in self.chips:
            self.row.addWidget(chip)
            chip.show()  # at once, so that the keyboard can be put on it
        self.setVisible(bool(self.chips))
        self._fit()

    def _fit(self) -> None:
        """As high as its rows are at this width: with less room the page scrolls."""
        self.setMinimumHeight(self.row.heightForWidth(self.width()))

    def _chip(self, kind: str, value: str) -> QPushButton:
        words = self._words(kind, value)
        chip = self._button(words, f"Remove filter {words}")
        chip.setIcon(look().icon("close", size=CROSS))
        chip.setIconSize(QSize(look().px(CROSS), look().px(CROSS)))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross after the words
        left = without_filter(self.filters, kind, value)
        chip.clicked.connect(lambda: self._take_off(left))
        return chip

    def _take_off(self, left: Filters) -> None:
        """The keyboard stays among the filters: a chip that is gone would drop it anywhere."""
        self.put(left)
        (self.chips[0] if self.chips else self.adding).setFocus()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _fill_menu(self) -> None:
        self.menu.clear()
        for kind, heading, options in (
            ("plan", "Plan", PLANS),
            ("visit", "Visit", VISITS),
            ("social_worker", "Social worker", self._holders()),
        ):
            self._offer(self.menu.addMenu(heading), kind, options)
        self.menu.addSeparator()
        for kind, words in FLAGS.items():
            self._offer(self.menu, kind, {YES: words})

    def _offer(self, menu: QMenu, kind: str, options: Mapping[str, str]) -> None:
        """Ticked where it is on already; chosen again it is taken off."""
        for value, words in options.items():
            on = value in self.filters.get(kind, ())
            turn = without_filter if on else with_filter
            wanted = turn(self.filters, kind, value)
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, wanted=wanted: self.put(wanted))
            action.setCheckable(True)
            action.setChecked(on)

    def _holders(self) -> dict[str, str]:
        """Everybody who holds a child of the list, by name."""
        held = {each.social_worker_id for each in self.desk.assessments.values()} - {None}
        names = {str(each): self.desk.social_worker_name(each) for each in held}
        return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))
