"""Return columns: how the sheets of a return, its checks and the log of those sent are shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId, SentReturn, SocialWorkerId
from herefordshire_desk.models.columns import Column, Pill, Value

if TYPE_CHECKING:
    from herefordshire_desk.domain.returns.named import NamedExport
    from herefordshire_desk.domain.returns.sheets import ReturnSheet

LEVELS: dict[str, tuple[str, Pill]] = {
    "must_fix": ("Must fix", "red"),
    "should_check": ("Should check", "amber"),
    "info": ("For information", "blue"),
}
WHY = {
    "new": "New since",
    "ended": "Ended since",
    "moved_on": "Moved on since",
    "recorded_late": "Recorded late",
    "withdrawn": "Withdrawn",
    "corrected": "Corrected",
}
SheetRow = Mapping[str, Value]


def sheet_rows(sheet: "ReturnSheet") -> list[SheetRow]:
    """The rows by column name, each with where it stands in the sheet."""
    return [
        {"at": at, **dict(zip(sheet.columns, row, strict=True))}
        for at, row in enumerate(sheet.rows)
    ]


def sheet_columns(sheet: "ReturnSheet") -> tuple[Column[SheetRow], ...]:
    """The sheet's own columns, as wide as what the first rows hold."""
    return tuple(_sheet_column(sheet, at) for at in range(len(sheet.columns)))


def check_columns(desk: Desk) -> tuple[Column[SheetRow], ...]:
    """What a check found."""
    return (
        Column(
            "Level",
            lambda row: LEVELS[str(row["level"])][0],
            16,
            sort=lambda row: list(LEVELS).index(str(row["level"])),
            pill=lambda row: LEVELS[str(row["level"])][1],
        ),
        Column("About", lambda row: _about(desk, row), 20, bold=True),
        Column("What was found", _message, 62, tip=_message),
        Column("Record", lambda row: row["row_key"], 15, muted=True),
        Column("National rule", lambda row: row["national_rule"], 11, muted=True),
    )


def about(desk: Desk, child_id: ChildId | None, sheet: str, record: str) -> str:
    """Whom what a check found is about: the child, the social worker, or the whole desk."""
    if child_id:
        return desk.child_name(child_id)
    if sheet == "social_workers" and record:
        return desk.social_worker_name(SocialWorkerId(record))
    return "The whole desk"


def _about(desk: Desk, row: SheetRow) -> str:
    child = ChildId(str(row.get("child_id") or "")) or None
    return about(desk, child, str(row["sheet"]), str(row["row_key"] or ""))


def _message(row: SheetRow) -> str:
    return str(row["message"])


def change_columns(desk: Desk) -> tuple[Column[SheetRow], ...]:
    """What differs from the last return that was sent."""
    return (
        Column("Sheet", lambda row: row["sheet"], 12),
        Column("Row", lambda row: _row_words(desk, row), 24),
        Column("What", lambda row: str(row["change_type"]).capitalize(), 9),
        Column("Column", lambda row: row["field"], 20),
        Column("Was", lambda row: row["old"], 11),
        Column("Is", lambda row: row["new"], 11),
        Column("Why", lambda row: WHY.get(str(row["reason_code"])), 13),
        Column("Of the return", lambda row: row["for_period"], 12, muted=True),
    )


def export_columns() -> "tuple[Column[NamedExport], ...]":
    """A return that was written with names."""
    return (
        Column("Written", lambda line: line.at.astimezone().date(), 12, bold=True),
        Column("By", lambda line: line.who, 16),
        Column("What", lambda line: line.label, 50),
        Column("Reason", lambda line: line.reason, 60),
    )


def sent_columns() -> tuple[Column[SentReturn], ...]:
    """A return that was sent."""
    return (
        Column("Sent on", lambda s: s.sent_on, 12, bold=True),
        Column("Return", lambda s: s.name.replace("-", " ").capitalize(), 12),
        Column("Period", lambda s: s.period, 12),
        Column("Revision", lambda s: s.revision, 8),
        Column("As at", lambda s: s.as_of, 12),
        Column("Checksum", lambda s: s.sha256, 66, muted=True),
    )


def _row_words(desk: Desk, row: SheetRow) -> str:
    """Of a child the name, as everywhere on screen; else the key."""
    key = str(row["row_key"])
    return desk.child_name(ChildId(key)) if row["sheet"] == "children" else key


def _sheet_column(sheet: "ReturnSheet", at: int) -> Column[SheetRow]:
    name = sheet.columns[at]
    longest = max((len(str(row[at] or "")) for row in sheet.rows[:50]), default=0)
    return Column(name, lambda row: row[name], min(max(longest + 1, 6), 60))
