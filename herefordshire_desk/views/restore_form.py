"""RestoreForm: what going back to a backup would lose, said before it is done."""

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.backups import when
from herefordshire_desk.domain.words import children, plural
from herefordshire_desk.erasure_errands import erased_lately
from herefordshire_desk.keeping import BackupRow
from herefordshire_desk.views.form import Form

SHOWN = 5  # of the latest changes


class RestoreForm(Form):
    """One button does it; the desk as it is now is kept in any case."""

    def __init__(self, desk: Desk, row: BackupRow, parent: QWidget) -> None:
        self.row = row
        made = when(row.at.astimezone(desk.now().tzinfo))
        title = f"Go back to the backup of {made}?"
        super().__init__(
            desk, title, "Restore this backup", {}, parent, "\n\n".join(_words(desk, row))
        )

    def save(self) -> None:
        """Hand it over to whoever holds the file; this window goes with the desk's."""
        self.accept()
        self.desk.restore_asked.emit(self.row.path)


def _words(desk: Desk, row: BackupRow) -> list[str]:
    kept = (
        "The desk as it is now is backed up first, and its files are kept beside the desk. "
        "The password stays the one you use now."
    )
    return [*_lost(desk, row), *_back(desk, row), kept]


def _back(desk: Desk, row: BackupRow) -> list[str]:
    """Whom the backup holds who has been erased since."""
    changes = row.missing.changes if row.missing else None
    count = erased_lately(desk, changes) if changes else 0
    if not count:
        return []
    came = "was erased since then and comes" if count == 1 else "were erased since then and come"
    return [f"{children(count)} {came} back with it: see Closed children afterwards."]


def _lost(desk: Desk, row: BackupRow) -> list[str]:
    """How many changes, and the latest of them by what they were called."""
    changes = row.missing.changes if row.missing else None
    if changes is None:
        return ["Nobody can say which changes would be lost: this backup is of another history."]
    if not changes:
        return ["Nothing would be lost: every change made so far is in it."]
    lines = desk.ask(lambda store: store.lines(min(changes, SHOWN)))
    more = changes - len(lines)
    zone = desk.now().tzinfo
    shown = [f"{when(line.at.astimezone(zone))}  {line.label}" for line in reversed(lines)]
    told = [*shown, *([f"and {more:,} more"] if more else [])]
    return [
        f"{plural(changes, 'change')} made since then would no longer be in the desk:",
        "\n".join(f"•  {each}" for each in told),
    ]
