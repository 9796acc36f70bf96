"""A sheet of supervision as paper: how it stands, what was agreed, and the children with flags."""

from collections.abc import Sequence

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.supervision import Sheet, how_words
from herefordshire_desk.domain.words import children, long_date, plural
from herefordshire_desk.models.columns import Column, R
from herefordshire_desk.views.child_needs import flagged_first
from herefordshire_desk.views.paper import Grid, Lines, Paper, cell_of
from herefordshire_desk.views.print_list import day_words, file_stem, keep_words
from herefordshire_desk.views.supervision_columns import (
    action_columns,
    child_columns,
    held_columns,
)

LATELY = 6  # supervisions and done actions that are printed: the desk has the rest


def supervision_paper(desk: Desk, sheet: Sheet) -> Paper:
    """The sheet of one social worker; with ids only, none of the words written."""
    worker = sheet.social_worker
    theirs = (desk.assessments[child] for child in sheet.children if child in desk.assessments)
    agreed = action_columns(desk)
    return Paper(
        title=f"Supervision of {worker.label}",
        subject=f"Supervision of {worker.label}",
        shows=tuple(filter(None, (worker.role, _counted(sheet)))),
        team=desk.picture.team,
        day=day_words(desk),
        keep=keep_words(desk),
        parts=(
            Lines("Supervision", _stands(sheet)),
            _grid("Agreed and open, carried forward", agreed, sheet.open_actions, "Nothing is."),
            _grid("Their children", child_columns(desk), flagged_first(desk, theirs), "None."),
            _grid("Done lately", agreed, sheet.done_actions[:LATELY], "Nothing yet."),
            _grid("Held lately", held_columns(desk), sheet.held[:LATELY], "None is recorded."),
        ),
        file_name=file_stem(f"supervision {worker.id}", desk),
    )


def _counted(sheet: Sheet) -> str:
    flagged = f"{sheet.flagged} flagged" if sheet.flagged else "none flagged"
    return f"{children(len(sheet.children))}, {flagged}"


def _stands(sheet: Sheet) -> tuple[str, ...]:
    away = f"Away since {long_date(sheet.away_since)}." if sheet.away_since else ""
    open_ = f"{plural(len(sheet.open_actions), 'agreed action')} open."
    return tuple(filter(None, (how_words(sheet.due), away, open_)))


def _grid(name: str, columns: Sequence[Column[R]], rows: Sequence[R], empty: str) -> Grid:
    return Grid(
        name=name,
        headings=tuple(column.heading for column in columns),
        rows=tuple(tuple(cell_of(column, row) for column in columns) for row in rows),
        empty=empty,
    )
