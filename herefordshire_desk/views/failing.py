"""Failing: what a person is told of work that failed."""

from herefordshire_desk.background import is_for_people


def words_of(fault: Exception) -> str:
    """The fault's own sentence where it was written for people; else its kind alone.

    What nobody foresaw may carry a name or a value in its message, so that is never shown.
    """
    if is_for_people(fault):
        return str(fault)
    return f"Something unexpected went wrong ({type(fault).__name__}). Nothing was changed."
