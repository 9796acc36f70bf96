"""What the desk knows better than an imported row of Annex A, field by field."""

from collections.abc import Iterable, Iterator
from datetime import date

from herefordshire_desk.domain.extracts.annex_a_rows import cells_of
from herefordshire_desk.domain.extracts.cells import recorded, social_worker
from herefordshire_desk.domain.extracts.entries import MOST_STATUTORY_FIRST
from herefordshire_desk.domain.extracts.headings import heading_key
from herefordshire_desk.domain.extracts.tables import tables
from herefordshire_desk.domain.records import AnnexARow, CareEpisode, Episode, Visit
from herefordshire_desk.domain.returns.annex_a_known import (
    VISITS,
    AnnexARecords,
    Known,
    Spell,
    spelling,
)

Better = dict[str, object]


def updates(
    row: AnnexARow,
    spell: Spell | None,
    records: AnnexARecords,
    known: Known,
) -> Better:
    """The fields of a row in which the desk's word stands; the others stay as imported.

    A row that could not be read is left whole but for the social worker the desk knows, as is
    one of which the desk has no entry any more.
    """
    better = {**_held(row, spell, records, known)}
    if row.was_read and spell is not None:
        better |= _dates(row, spell, known.day)
        better |= _last_seen(row, spell, known)
        better |= _home(row, spell, known)
    return better


def end_reason(spell: Spell) -> str:
    """Why the entry ended, a code; blank where it is not recorded."""
    last = max(spell.records, key=lambda each: each.start)
    if isinstance(last, Episode):
        return last.close_reason
    return last.end_reason if isinstance(last, CareEpisode) else ""


def seen_alone(visits: Iterable[Visit], day: date) -> bool | None:
    """Whether the child was seen alone on any of that day's visits, None where none says."""
    said = [each.seen_alone for each in visits if each.visited_on == day]
    return True if True in said else False if False in said else None


def _dates(row: AnnexARow, spell: Spell, day: date) -> Better:
    better: Better = {}
    if spell.start != row.begun:
        better["start"] = spell.start
    if spell.end != row.ended:
        better["end"] = spell.ended(day)
        better["end_reason"] = end_reason(spell) if spell.ended(day) else None
    return better


def _last_seen(row: AnnexARow, spell: Spell, known: Known) -> Better:
    """A later visit than the row's; or the one before it, where the row's did not happen."""
    visits = known.seen(row.sheet, spell)
    elsewhere = {r.seen_on for r in _others(row, known)} if row.sheet == "List 6" else set()
    last = max((v.visited_on for v in visits if v.visited_on not in elsewhere), default=None)
    if row.seen_on is None:
        stands = last is None
    else:
        happened = any(v.visited_on == row.seen_on for v in known.seen(row.sheet, None))
        is_later = last is not None and last > row.seen_on
        stands = not is_later and (happened or row.seen_on > known.day)
    if stands:
        return {}
    alone = seen_alone(visits, last) if last else None
    return {"last_seen": last, "seen_alone": alone}


def _others(row: AnnexARow, known: Known) -> Iterator[AnnexARow]:
    for each in known.rows:
        if each.sheet != row.sheet and each.sheet in VISITS:
            yield each


def _home(row: AnnexARow, spell: Spell, known: Known) -> Better:
    """The date, the type and the provider go together: a new home's date on the old type lies.

    A temporary placement that the row names stands until a home begins after it.
    """
    home = known.home(spell) if row.sheet == "List 8" else None
    if home is None or row.placed_on in {home.start, *known.stays_since(home, spell)}:
        return {}
    return {
        "placement_start": home.start,
        "placement_type": home.type,
        "placement_provider": home.provider,
    }


def _held(
    row: AnnexARow,
    spell: Spell | None,
    records: AnnexARecords,
    known: Known,
) -> Better:
    """Who holds the child, in rows that have not ended; in one that has, a blank for nobody.

    Where the desk agrees with what the most statutory of the child's rows said, a row that
    says something else keeps it: the extract contradicts itself, and we know no more than it.
    """
    ended = spell.ended(known.day) if spell else row.ended
    said, name = _cell(row, "social_worker"), records.names_of(known.lead)
    if ended is not None and ended <= known.day:
        return {} if said else {"social_worker": None}
    if not name:
        not_taken = records.has_two(said) or not (row.was_read or known.episodes)
        return {} if said and not_taken else {"social_worker": None}
    told = _cell(_leading(row, known), "social_worker")
    agrees = spelling(name) in (spelling(said), spelling(told) if said else "")
    moved = not agrees or not _cell(row, "team") or known.team_moved_since(row.start)
    better: Better = {} if agrees else {"social_worker": name}
    team = records.team_of(known.lead)
    return {**better, "team": team} if moved and team else better


def _leading(row: AnnexARow, known: Known) -> AnnexARow:
    """The child's row whose word on the social worker was taken when it was imported."""
    said = [
        each
        for each in known.rows
        if each.was_read and (each.ended is None or each.ended > each.start)
    ]
    return min(said, key=_standing, default=row)


def _standing(row: AnnexARow) -> tuple[int, int]:
    return MOST_STATUTORY_FIRST.index(row.sheet), -(row.begun.toordinal() if row.begun else 0)


def _cell(row: AnnexARow, field: str) -> str:
    """What the row says in a field, blank for whatever says that there is nothing."""
    table = next(each for each in tables("annex_a") if each.name == row.sheet)
    columns = next(each.columns for each in table.fields if each.name == field)
    keys = set(map(heading_key, columns))
    cells = (value for heading, value in cells_of(row) if heading_key(heading) in keys)
    words = next((recorded(value) for value in cells if recorded(value)), "")
    if field != "social_worker":
        return words
    named = social_worker(words)
    return named if isinstance(named, str) else words
