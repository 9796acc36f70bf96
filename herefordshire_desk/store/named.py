"""Writing a return with names: the file and the line that says why, both or neither."""

from collections.abc import Callable
from datetime import datetime

from herefordshire_desk.domain.records import Child, SocialWorker
from herefordshire_desk.domain.returns.named import with_names
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.store.engine import in_words
from herefordshire_desk.store.exports import add_export
from herefordshire_desk.store.store import Store


def write_with_names(
    store: Store,
    made: Return,
    reason: str,
    *,
    at: datetime,
    who: str,
    write: Callable[[Return], None],
) -> None:
    """Keep the line, then let `write` write the return; whatever that raises takes it back."""
    named = with_names(made, store.records(Child), store.records(SocialWorker))
    label = f"{made.name} return {made.period}, revision {made.revision}, with names"
    with in_words():
        store.connection.execute("BEGIN IMMEDIATE")
    try:
        add_export(store.connection, at=at, who=who, label=label, reason=reason.strip())
        write(named)
    except BaseException:
        store.connection.execute("ROLLBACK")
        raise
    with in_words():
        store.connection.execute("COMMIT")
