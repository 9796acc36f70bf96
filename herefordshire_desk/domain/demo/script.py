"""Script: what happens to whom in the demo, as told in `resources/demo/`.

Days are days before the demo's day unless a name says otherwise.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from herefordshire_desk.domain.records import Employment, MarkKind, Team
from herefordshire_desk.resource import read_resource

Range = tuple[int, int]
Weights = tuple[tuple[str, int], ...]
SIZES = {"threes": 3, "twos": 2, "ones": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happens to a family, `ago` days before the day or `after` the step before."""

    step: str
    ago: Range | None = None
    after: Range = (0, 0)
    home: str = ""
    provider: str = ""
    order: str = ""
    category: str = ""
    reason: str = ""
    mark: MarkKind | None = None
    days: int | None = None
    note: str = ""
    decided_by: str = ""
    keeps_plan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The family's children go to another patch, after `wait` days with nobody."""

    ago: Range
    to: str = ""
    reason: str
    wait: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A child, by name in a story. `age` is years on the day; unborn, `expected` is days on."""

    forename: str = ""
    sex: str
    age: float | None = None
    expected: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What happened to one family or several; `families` are numbers of brothers and sisters."""

    told: str
    need: str
    steps: tuple[Step, ...]
    families: tuple[int, ...]
    ages: tuple[float, float] = (0, 0)
    children: tuple[Sketch, ...] = ()
    surname: str = ""
    heritage: str = ""
    disabled: bool = False
    before_birth: bool = False
    turned_18: bool = False
    patch: str = ""
    moves: tuple[Move, ...] = ()
    waiting: int | None = None
    seen: bool = True
    attempts: tuple[int, ...] = ()
    due: int | None = None

    @property
    def past(self) -> bool:
        """Whether the team no longer works with the family."""
        return self.steps[-1].step == "closed"

    @property
    def in_need_only(self) -> bool:
        """Whether there is, and was, neither a child protection plan nor care."""
        return not {"protected", "in_care"} & {step.step for step in self.steps}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person's time with a patch; `leaves_in` days on is the known end of a booking."""

    name: str
    since: int
    until: int | None = None
    leaves_in: int | None = None
    employment: Employment = "permanent"
    role: str = "Social Worker"
    newly_qualified: bool = False
    fte: float | None = None
    why: str = "LEFTRL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A part of the county, and who has held its children in turn."""

    name: str
    room: int
    team: str
    holders: tuple[Holder, ...]
    in_need_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heritage:
    """Names that go together; `share` is out of 100 families."""

    name: str
    share: int
    ethnicities: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How visits and changes of social worker fall; `rhythm.toml` says what each number is."""

    history: int
    late_by_year: tuple[float, ...]
    longest_late_by_year: tuple[int, ...]
    not_seen_first: float
    by_own_social_worker: float
    alone_from: int
    alone: float
    recorded_late: float
    next_due: tuple[int, ...]
    moved_by_year: tuple[float, ...]
    from_assessment: float
    move_reasons: Weights
    not_alone_reasons: Weights


def lives() -> list[Life]:
    """Every life told: the stories, then those open on the day, then those of the past."""
    rows = [row for name in ("stories", "lives", "past") for row in _read(name)["life"]]
    return [_life(row) for row in rows]


def teams() -> list[Team]:
    """The demo's own team, then the others its children have been with."""
    return [Team(**row) for row in _read("team")["team"]]


def manager() -> Holder:
    """The team manager, who has no patch."""
    return Holder(**_read("team")["manager"])


def patches() -> list[Patch]:
    """Every patch; without a team of its own, the demo's."""
    own = teams()[0].id
    return [
        Patch(**{"team": own, **row, "holders": tuple(Holder(**each) for each in row["holders"])})
        for row in _read("team")["patch"]
    ]


def heritages() -> list[Heritage]:
    """Every list of names."""
    return [Heritage(**_with_tuples(row)) for row in _read("names")["heritage"]]


@cache
def rhythm() -> Rhythm:
    """The rhythm of visits and of changes."""
    return Rhythm(**_with_tuples(_read("rhythm")))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(read_resource(f"demo/{name}.toml"))


def _life(row: Mapping[str, Any]) -> Life:
    told = _with_tuples(row)
    told["families"] = _sizes(row)
    told["steps"] = tuple(Step(**_with_ranges(step)) for step in row["steps"])
    told["moves"] = tuple(Move(**_with_ranges(move)) for move in row.get("moves", ()))
    told["children"] = tuple(Sketch(**child) for child in row.get("children", ()))
    return Life(**told)


def _sizes(row: Mapping[str, Any]) -> tuple[int, ...]:
    """Children in each family; a story is of the one whose children it names."""
    if "children" in row:
        return (len(row["children"]),)
    return tuple(size for name, size in SIZES.items() for _ in range(row["families"].get(name, 0)))


def _with_tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    """Lists as tuples and tables as pairs."""
    kept = dict(row)
    kept |= {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    kept |= {name: tuple(value.items()) for name, value in row.items() if isinstance(value, dict)}
    return kept


def _with_ranges(row: Mapping[str, Any]) -> dict[str, Any]:
    """A day told exactly is a range of one."""
    ranges = {name: _range(row[name]) for name in ("ago", "after") if name in row}
    return {**row, **ranges}


def _range(told: int | list[int]) -> Range:
    return (told, told) if isinstance(told, int) else (told[0], told[1])
