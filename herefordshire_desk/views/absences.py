"""The absences of social workers as the desk has them on the day it shows."""

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.as_at import as_at
from herefordshire_desk.domain.records import Absence


def absences_on_file(desk: Desk) -> list[Absence]:
    """Everybody's; on an earlier day those that had begun by it, as they stood."""
    found = desk.ask(lambda store: list(store.records(Absence)))
    if not desk.is_as_at:
        return found
    return [each for each in as_at(found, desk.day) if isinstance(each, Absence)]
