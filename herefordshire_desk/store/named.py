"""Writing a return with names: the file and the line that says why, both or neither."""

from collections.abc import Callable
from datetime import datetime

from herefordshire_desk.domain.records import Child, SocialWorker
from herefordshire_desk.domain.returns.named import WITH_NAMES, about_words, with_names
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.store.access import noted
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
    with noted(store.connection, WITH_NAMES, about_words(made, reason), at=at, who=who):
        write(named)
