"""What was sent, for the next return of its series to be put beside."""

from collections.abc import Callable, Iterator
from datetime import date

from herefordshire_desk.domain.records import SentReturn, SentSheet
from herefordshire_desk.domain.returns.differences import Since
from herefordshire_desk.domain.returns.kept import sheets_of, unpacked
from herefordshire_desk.domain.returns.sheets import Return
from herefordshire_desk.domain.trend_sent import RETURN, SHEET, SentMeasures
from herefordshire_desk.store.reading import read
from herefordshire_desk.store.rows import shape_of
from herefordshire_desk.store.store import Store


def since_last_sent(
    store: Store, name: str, day: date, make: Callable[[Store, date], Return]
) -> Since | None:
    """The last return of that name that is as at `day` or earlier; None before the first.

    `make` makes the return of a day again, from what is on file now.
    """
    sent = last_sent_by(store, name, day)
    if sent is None:
        return None
    as_sent = sheets_of(sent, kept(store, sent))
    again = make(store, sent.as_of).sheets if as_sent else ()
    return Since(sent=sent, as_sent=as_sent, made_again={each.name: each for each in again})


def last_sent_by(store: Store, name: str, day: date) -> SentReturn | None:
    """The last of that name as at `day` or earlier: of one day, the highest revision."""
    found = (each for each in store.records(SentReturn) if each.name == name)
    return max(
        (each for each in found if each.as_of <= day),
        key=lambda each: (each.as_of, each.revision),
        default=None,
    )


def kept(store: Store, sent: SentReturn) -> list[SentSheet]:
    """The sheets of one sent return, none of one sent before they were kept."""
    return read(store.connection, shape_of(SentSheet), "sent_id = ?", (sent.id,))


def sent_measures(store: Store) -> Iterator[SentMeasures]:
    """The sheet of measures of every monthly return that was sent and kept."""
    known = {each.id: each for each in store.records(SentReturn) if each.name == RETURN}
    for sheet in read(store.connection, shape_of(SentSheet), "name = ?", (SHEET,)):
        if sheet.sent_id in known:
            yield SentMeasures(known[sheet.sent_id], unpacked(sheet))
