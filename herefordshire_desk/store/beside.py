"""What the list of children shows beside what the rules need: read when that list is."""

from datetime import date

from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.store.engine import Connection, fetch

# of the rows of a child SQLite takes the others from the one that has the maximum
_LATEST = """
    SELECT child_id, max(visited_on), recorded_on FROM visit
     WHERE visited_on <= :day GROUP BY child_id
"""


def days_to_record(connection: Connection, day: date) -> dict[ChildId, int]:
    """Days from each child's last visit to its recording; only where that day is on file."""
    found = fetch(connection, _LATEST, {"day": day.isoformat()})
    return {
        ChildId(child): (date.fromisoformat(recorded) - date.fromisoformat(visited)).days
        for child, visited, recorded in found
        if recorded is not None
    }
