"""What does not agree between teams' returns: children, social workers, periods, settings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from herefordshire_desk.domain.returns.collected_stability import national_id, registrations
from herefordshire_desk.domain.returns.collection import STACKED, Collection, TeamReturn
from herefordshire_desk.domain.returns.month import month_of
from herefordshire_desk.domain.returns.schema import return_schema
from herefordshire_desk.domain.returns.sheets import Cell
from herefordshire_desk.domain.returns.snapshot import Period, week_of
from herefordshire_desk.domain.words import listed

SETTINGS = ("policy_", "rule_")
ALSO_ALIKE = ("schema_version", "bank_holidays_known_to", "as_at")
Together = tuple[str, str, list[TeamReturn]]


class Finding(NamedTuple):
    """One thing that does not agree, of which teams, and in words."""

    kind: str
    return_name: str
    period: str
    teams: str
    child_id: str
    social_worker_id: str
    field: str
    message: str


def findings(collection: Collection) -> list[Finding]:
    """Everything found, by kind, then by return, period, and whom it is about."""
    returns = collection.in_order()
    together = list(_together(returns))
    return sorted(
        chain(
            chain.from_iterable(_children_in_two(each) for each in together),
            _arrived_nowhere(returns),
            chain.from_iterable(
                _social_workers_in_two(each, registrations(returns)) for each in together
            ),
            _registered_twice(returns),
            _periods_missing(returns),
            _revisions(collection),
            chain.from_iterable(_settings_differ(each) for each in together),
            chain.from_iterable(_definitions_differ(each) for each in together),
            chain.from_iterable(map(_columns_not_known, returns)),
        )
    )


def _together(returns: Sequence[TeamReturn]) -> Iterator[Together]:
    """The returns of one kind and period, by team."""
    by_period = sorted(returns, key=lambda each: (each.name, each.first, each.team))
    for (name, _), group in groupby(by_period, key=attrgetter("name", "first")):
        found = list(group)
        yield name, found[0].period, found


def _children_in_two(together: Together) -> Iterator[Finding]:
    name, period, returns = together
    for child, where in sorted(_where(returns, _children).items()):
        if len(where) > 1:
            words = listed([f"{each.team} (as at {each.as_at})" for each in where])
            teams = _joined(where)
            yield Finding("child_in_two_teams", name, period, teams, child, "", "", f"In {words}.")


def _social_workers_in_two(
    together: Together, known: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    """Who is in post, or leads for a child, in more than one team."""
    name, period, returns = together

    def there(each: TeamReturn) -> set[str]:
        rows = each.tables["social_workers"].picked("SW_ID", "in_post_yn", "children")
        return {national_id(who, known) for who, in_post, held in rows if in_post == "Y" or held}

    for who, where in sorted(_where(returns, there).items()):
        if len(where) > 1:
            words = f"In post, or holding a child, in {listed([each.team for each in where])}."
            teams = _joined(where)
            yield Finding("social_worker_in_two_teams", name, period, teams, "", who, "", words)


def _registered_twice(returns: Iterable[TeamReturn]) -> Iterator[Finding]:
    for who, ids in sorted(registrations(returns).items()):
        if len(ids) > 1:
            words = f"Known as {listed(sorted(ids))}: counted as a different person for each."
            yield Finding("social_worker_registered_twice", "", "", "", "", who, "SW_ID", words)


def _arrived_nowhere(returns: Sequence[TeamReturn]) -> Iterator[Finding]:
    """Children of one period whose team told of the next, in which no team has them."""
    by_period = {(name, found[0].first): found for name, _, found in _together(returns)}
    teams = {name: {each.team for each in returns if each.name == name} for name, _ in by_period}
    for before in returns:
        after = by_period.get((before.name, before.last + timedelta(1)), [])
        told = {each.team for each in after}
        if before.team not in told:
            continue
        words = f"In no return of {after[0].period}: closed, or lost between teams."
        if teams[before.name] - told:
            words += f" Not every team told of it: {listed(sorted(teams[before.name] - told))}."
        for child in sorted(_children(before).difference(*map(_children, after))):
            yield Finding(
                *("child_arrived_nowhere", before.name, before.period, before.team),
                *(child, "", "", words),
            )


def _periods_missing(returns: Sequence[TeamReturn]) -> Iterator[Finding]:
    """Between the first and the last period that any team told of: each run of them as one."""
    for name, group in groupby(returns, key=attrgetter("name")):
        found = list(group)
        expected = list(_periods(name, found))
        for team in sorted({each.team for each in found}):
            told = {each.first for each in found if each.team == team}
            runs = groupby(expected, key=lambda period, told=told: period.first in told)  # type: ignore[misc]  # a default binds this loop's set
            for there, run in runs:
                if not there:
                    yield _missing(name, team, list(run))


def _periods(name: str, found: Sequence[TeamReturn]) -> Iterator[Period]:
    of = week_of if name == "weekly" else month_of
    period, last = of(min(each.first for each in found)), max(each.first for each in found)
    while period.first <= last:
        yield period
        period = of(period.last + timedelta(1))


def _missing(name: str, team: str, run: Sequence[Period]) -> Finding:
    until = f" to {run[-1].name}" if len(run) > 1 else ""
    words = f"No whole return of {run[0].name}{until} was in the folder."
    return Finding("period_missing", name, run[0].name, team, "", "", "", words)


def _revisions(collection: Collection) -> Iterator[Finding]:
    def key(each: TeamReturn) -> tuple[str, str, date, int, str]:
        return (*each.key, each.revision, each.file)

    for _, group in groupby(sorted(collection.read, key=key), key=attrgetter("key")):
        read = list(group)
        there = {each.revision for each in read}
        absent = [str(at) for at in range(1, min(max(there), 1000)) if at not in there]
        if absent:
            words = f"Not in the folder: revision {listed(absent)}."
            yield _of("revision_missing", read[0], words)
        yield from _replayed(read)


def _replayed(read: Sequence[TeamReturn]) -> Iterator[Finding]:
    sums: dict[int, set[str]] = defaultdict(set)
    for each in read:
        sums[each.revision].add(each.sha256)
    for revision, group in groupby(read, key=attrgetter("revision")):
        files = [each.file for each in group]
        if len(files) > 1:
            alike = "the same rows" if len(sums[revision]) == 1 else "different rows"
            words = f"Revision {revision} is in {listed(files)}, with {alike}."
            yield _of("revision_repeated", read[0], words)
    for each in read:
        earlier = sums.get(each.revision - 1)
        if earlier and each.replaces not in earlier:
            words = f"{each.file} says that it replaces another revision {each.revision - 1}."
            yield _of("revision_replaces_another", each, words)


def _of(kind: str, each: TeamReturn, words: str) -> Finding:
    return Finding(kind, each.name, each.period, each.team, "", "", "", words)


def _settings_differ(together: Together) -> Iterator[Finding]:
    name, period, returns = together
    given = {field for each in returns for field in each.said}
    for field in sorted(given):
        if field.startswith(SETTINGS) or field in ALSO_ALIKE:
            said = {each.team: each.said.get(field) for each in returns}
            kind = "threshold_differs" if field.startswith(SETTINGS) else "basis_differs"
            yield from _differing(kind, name, period, field, said)


def _definitions_differ(together: Together) -> Iterator[Finding]:
    name, period, returns = together
    said: dict[str, dict[str, Cell]] = defaultdict(dict)
    for each in returns:
        for measure, version in each.tables["measures"].picked("measure_id", "definition_version"):
            said[str(measure)][each.team] = version
    for measure, by_team in sorted(said.items()):
        yield from _differing("definition_differs", name, period, measure, by_team)


def _differing(
    kind: str, name: str, period: str, field: str, said: Mapping[str, Cell]
) -> Iterator[Finding]:
    teams: dict[str, list[str]] = defaultdict(list)
    for team, value in said.items():
        teams["not given" if value is None else str(value)].append(team)
    if len(teams) > 1:
        words = "; ".join(f"{value} in {listed(who)}" for value, who in sorted(teams.items()))
        yield Finding(kind, name, period, " + ".join(said), "", "", field, f"{words}.")


def _columns_not_known(each: TeamReturn) -> Iterator[Finding]:
    for sheet in STACKED:
        known = return_schema(each.name).sheets[sheet].names
        for column in sorted(set(each.tables[sheet].columns) - set(known)):
            words = f"Sheet {sheet} has a column that this version does not know; it is left out."
            yield _of("column_not_known", each, words)._replace(field=f"{sheet}.{column}")


def _where(
    returns: Iterable[TeamReturn], whose: Callable[[TeamReturn], set[str]]
) -> dict[str, list[TeamReturn]]:
    where: dict[str, list[TeamReturn]] = defaultdict(list)
    for each in returns:
        for one in whose(each):
            where[one].append(each)
    return where


def _children(each: TeamReturn) -> set[str]:
    return {str(child) for child in each.tables["children"].column("child_id")}


def _joined(where: Iterable[TeamReturn]) -> str:
    return " + ".join(each.team for each in where)
