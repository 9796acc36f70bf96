"""Erasing, from the question who may go to the report of who went."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from herefordshire_desk.domain.changes import Edit
from herefordshire_desk.domain.erasure import Erased, ToErase, erasing, finder
from herefordshire_desk.domain.kept_figures import kept_edits, kept_figures
from herefordshire_desk.domain.policy import Policy
from herefordshire_desk.domain.records import (
    CareEpisode,
    Child,
    ChildId,
    Episode,
    ImportedExtract,
    Mark,
    Plan,
    SentSheet,
    Tombstone,
)
from herefordshire_desk.domain.retention import Opening, Review, closed_children, returns_due
from herefordshire_desk.domain.returns.kept import unpacked
from herefordshire_desk.domain.returns.named import named_exports
from herefordshire_desk.domain.trends import MONTHS, every_point, month_ends, months_since
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.bundles import LENT
from herefordshire_desk.store.engine import fetch
from herefordshire_desk.store.erasure import erase, tombstone_of, write_space_again
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.files import KEYS
from herefordshire_desk.store.picture import Picture
from herefordshire_desk.store.reading import as_list
from herefordshire_desk.store.rows import shapes
from herefordshire_desk.store.snapshot import trend_records
from herefordshire_desk.store.store import Store

LENT_HERE = (
    "This desk was lent: children are erased on the desk that it comes from. Nothing was changed."
)
# in which people write what they like
FREE_TEXT = ("note", "words", "reason", "told_by", "decided_by", "not_alone_reason", "source")
SAVED_VIEWS = "children_views"  # the preference that holds what was typed to find somebody


def review(store: Store, drawn: Picture) -> Review:
    """All who are closed on the picture's day, and the returns whose time is over."""
    openings: dict[ChildId, list[Opening]] = {}
    for each in _openings(store):
        openings.setdefault(each.child_id, []).append(each)
    known = {each.id: each for each in store.records(Child)}
    everybody = {each: known.get(each) or Child(id=each) for each in store.child_ids()}
    closed = closed_children(everybody, openings, drawn.policy, drawn.day)
    return Review(tuple(closed), tuple(returns_due(drawn.sent, drawn.policy, drawn.day)))


def erase_now(store: Store, drawn: Picture, asked: ToErase, *, at: datetime, who: str) -> Erased:
    """Erase, with the months gone by left as they are; the report. The backup comes before this.

    Raises a Fault where the file refused, or the desk is one that was lent: then everything is
    as it was.
    """
    if any(each.format == LENT for each in store.records(ImportedExtract)):
        raise Fault(LENT_HERE)
    on = at.date()  # as the backup before it has it: at midnight the picture is of the day before
    stones = {tombstone_of(store.key)(child) for child in asked.children}
    standing = store.find(Tombstone, stones)
    named_in = tuple(_named_in(store, asked.children))
    sent_with = tuple(_sent_with(store, asked))
    copies = tuple(_copies(store.path))
    kept = _kept(store, drawn, asked) if asked.children else []
    change = erasing(asked, on, stones, standing, kept)
    _, counts = erase(store.connection, asked, change, at=at, who=who)
    return Erased(
        on=on,
        reason=asked.reason,
        children=asked.children,
        records=counts,
        named_in=named_in,
        sent_with=sent_with,
        rewritten=write_space_again(store.connection),
        copies=copies,
        backups_until=on + timedelta(backup_days(drawn.policy)),
    )


def backup_days(policy: Policy) -> int:
    """Days from an erasure until the backups from before it are taken away."""
    return policy["erased_in_backups"]


def _openings(store: Store) -> Iterator[Opening]:
    yield from store.records(Episode)
    yield from store.records(Plan)
    yield from store.records(CareEpisode)
    yield from (each for each in store.records(Mark) if each.kind == "PRIVATE_FOSTERING")


def _kept(store: Store, drawn: Picture, asked: ToErase) -> list[Edit]:
    """What the trends would lose, for as many months back as any of the children was open."""
    gone = frozenset(asked.children)
    begun = [each.start for each in _openings(store) if each.child_id in gone]
    months = max(months_since(min(begun, default=None), drawn.day), MONTHS)
    days = month_ends(drawn.day, months)
    shown = trend_records(store, drawn, months)
    left = replace(
        shown,
        lives=tuple(each for each in shown.lives if each.child_id not in gone),
        handovers=tuple(each for each in shown.handovers if each.child_id not in gone),
        kept=(),
    )
    return kept_edits(
        kept_figures(every_point(shown, days), every_point(left, days)),
        shown.kept,
        frozenset(days),
    )


def _named_in(store: Store, children: Collection[ChildId]) -> Iterator[str]:
    """The records that stay and whose free text holds an id or a whole name, as type and id.

    A forename alone would find too many others.
    """
    found = store.find(Child, children).values()
    names = {each.name for each in found if each.forename and each.surname}
    is_named = finder(names | set(children))
    for shape in shapes():
        whose = f'"{shape.of_a_child}"' if shape.of_a_child else "NULL"
        for column in (each for each in FREE_TEXT if each in shape.columns):
            sql = f"""SELECT id, "{column}" FROM "{shape.table}" WHERE "{column}" <> ''
                         AND ({whose} IS NULL OR {whose} NOT IN (SELECT value FROM json_each(?)))"""
            for record_id, text in fetch(store.connection, sql, (as_list(children),)):
                if is_named(text):
                    yield f"{shape.table.replace('_', ' ')} {record_id}"
    for line in named_exports(access_lines(store.connection)):
        if is_named(line.reason):
            yield f"line of access {line.number}"
    if is_named(store.preferences().get(SAVED_VIEWS, "")):
        yield "saved views"


def _sent_with(store: Store, asked: ToErase) -> list[str]:
    """The returns that stay and that have one of the children in a row, by id."""
    gone = frozenset(asked.children)
    stay = (each for each in store.records(SentSheet) if each.sent_id not in asked.sent)
    found = (each for each in stay if not all(map(gone.isdisjoint, unpacked(each).rows)))
    return sorted({each.sent_id for each in found})


def _copies(desk: Path) -> list[str]:
    """Desks that a restore kept, and backups made before an upgrade: they are not thinned."""
    found = (*desk.parent.glob(f"{desk.stem}-kept-*"), *desk.parent.glob(f"{desk.stem}-before-*"))
    return sorted(each.name for each in found if each.suffix != KEYS)
