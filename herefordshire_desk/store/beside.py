"""What the list of children shows beside what the rules need: read when that list is."""

from datetime import date

from herefordshire_desk.domain.records import ChildId
from herefordshire_desk.store.engine import Connection, fetch

# a review that was due before one was held is done with, though it was never struck out
_REVIEWS = """
    SELECT child_id, min(due_on) FROM review due
     WHERE due_on IS NOT NULL AND NOT due.cancelled AND (held_on IS NULL OR held_on > :day)
       AND due_on > coalesce((SELECT max(held_on) FROM review held
           WHERE held.child_id = due.child_id AND held.held_on <= :day AND NOT held.cancelled), '')
     GROUP BY child_id
"""
# of the rows of a child SQLite takes the others from the one that has the maximum
_LATEST = """
    SELECT child_id, max(visited_on), recorded_on FROM visit
     WHERE visited_on <= :day GROUP BY child_id
"""


def next_reviews(connection: Connection, day: date) -> dict[ChildId, date]:
    """When each child's next review falls due, past days of one not held included."""
    found = fetch(connection, _REVIEWS, {"day": day.isoformat()})
    return {ChildId(child): date.fromisoformat(due) for child, due in found}


def days_to_record(connection: Connection, day: date) -> dict[ChildId, int]:
    """Days from each child's last visit to its recording; only where that day is on file."""
    found = fetch(connection, _LATEST, {"day": day.isoformat()})
    return {
        ChildId(child): (date.fromisoformat(recorded) - date.fromisoformat(visited)).days
        for child, visited, recorded in found
        if recorded is not None
    }
