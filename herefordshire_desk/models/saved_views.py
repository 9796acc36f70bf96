"""Saved views: a list's columns, order and filters under a name, kept as text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from herefordshire_desk.models.arrangement import Arrangement, arrangement_from


@dataclass(frozen=True, slots=True)
class SavedView:
    """What a list showed when it was saved: `filters` by kind, and `typed` in its box."""

    name: str
    arrangement: Arrangement
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    typed: str = ""


def saved_text(views: Sequence[SavedView]) -> str:
    """The views as text that `read_views` reads."""
    return json.dumps(
        [
            {
                "name": view.name,
                "columns": view.arrangement.as_json(),
                "filters": {kind: list(values) for kind, values in view.filters.items()},
                "typed": view.typed,
            }
            for view in views
        ],
        ensure_ascii=False,
    )


def read_views(text: str) -> list[SavedView]:
    """Every view that can be read, as far as it can be: another version may have saved it."""
    try:
        saved = json.loads(text) if text else []
    except ValueError:
        return []
    rows = saved if isinstance(saved, list) else []
    views = [_view(row) for row in rows if isinstance(row, dict)]
    return [view for view in views if view.name]


def with_view(views: Sequence[SavedView], view: SavedView) -> list[SavedView]:
    """The views with this one in place of any of its name, in the order of their names."""
    rest = without_view(views, view.name)
    return sorted([*rest, view], key=lambda each: each.name.casefold())


def without_view(views: Sequence[SavedView], name: str) -> list[SavedView]:
    """The views but the one of that name, whatever its case."""
    return [view for view in views if view.name.casefold() != name.casefold()]


def renamed(views: Sequence[SavedView], name: str, to: str) -> list[SavedView]:
    """The views with that one under another name."""
    found = [view for view in views if view.name == name]
    rest = without_view(views, name)
    return with_view(rest, replace(found[0], name=to)) if found else list(views)


def _view(row: Mapping[str, object]) -> SavedView:
    filters = row.get("filters")
    return SavedView(
        _text(row.get("name")).strip(),
        arrangement_from(row.get("columns")),
        {
            str(kind): tuple(each for each in values if isinstance(each, str))
            for kind, values in (filters.items() if isinstance(filters, dict) else ())
            if isinstance(values, list)
        },
        _text(row.get("typed")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
