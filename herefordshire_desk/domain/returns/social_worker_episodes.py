"""The social worker episodes return: the SSDA903 module, as it is submitted."""

from collections.abc import Iterable
from datetime import date

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.episode_rows import (
    EpisodeRecords,
    EpisodeRow,
    episode_rows,
)
from herefordshire_desk.domain.returns.findings import collection_year
from herefordshire_desk.domain.returns.integrity import checksums, overall
from herefordshire_desk.domain.returns.sent import next_revision
from herefordshire_desk.domain.returns.sheets import Return, ReturnSheet
from herefordshire_desk.domain.returns.snapshot import Period

NAME = "social-worker-episodes"
COLUMNS = ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON")
SHEET, TABLE = "SWEpisodes", "tbl_SWEpisodes"


def social_worker_episodes(
    records: EpisodeRecords, sent: Iterable[SentReturn], *, team: str, day: date
) -> Return:
    """The return of the collection year that `day` is in, up to that day.

    Every cell is text, days as the national collection wants them: 01/04/2026.
    """
    period = collection_period(day)
    revision = next_revision(sent, NAME, period.name)
    sheet = _sheet(episode_rows(records, day))
    return Return(
        name=NAME,
        team=team,
        period=period.name,
        as_of=day,
        revision=revision,
        title=f"Social worker episodes, {period.name}",
        file_name=f"SWEpisodes_{period.name}_r{revision}.csv",
        defined_names={},
        sheets=(sheet,),
        sha256=overall(checksums([sheet])),
    )


def collection_period(day: date) -> Period:
    """The collection year, 1 April to 31 March, named such as 2026-27."""
    first = collection_year(day)
    last = date(first.year + 1, 3, 31)
    return Period(f"{first.year}-{last.year % 100:02}", first, last)


def _sheet(rows: Iterable[EpisodeRow]) -> ReturnSheet:
    return ReturnSheet(
        name=SHEET,
        table=TABLE,
        columns=COLUMNS,
        key=("CHILD", "SW_DECOM"),
        rows=tuple(map(_cells, rows)),
    )


def _cells(row: EpisodeRow) -> tuple[str | None, ...]:
    return (
        row.child_id,
        _written(row.date_of_birth),
        row.sw_id,
        _written(row.start),
        _written(row.end),
        row.reason or None,
    )


def _written(day: date | None) -> str | None:
    return None if day is None else f"{day:%d/%m}/{day.year:04}"
