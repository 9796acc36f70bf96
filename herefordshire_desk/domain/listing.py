"""Listing: the lines of a long preview, of which no more are listed than anybody reads.

The first of each state are; the others are kept out of memory, by state and kind of record.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from herefordshire_desk.domain.extracts.sheets import Keep
from herefordshire_desk.domain.merge_lines import Line, State
from herefordshire_desk.domain.merged import Unlisted
from herefordshire_desk.domain.records import Record

LISTED = 20_000  # lines of one state: more than any team has, and some 30 MB
AT_ONCE = 2_000  # lines that are put away together

Group = tuple[State, type[Record]]


class Listing:
    """The lines that were added so far: of each state no more than `most` are listed."""

    def __init__(self, keep: Keep, most: int) -> None:
        self._keep, self._most = keep, most
        self._listed: list[Line] = []
        self._states: Counter[str] = Counter()
        self._waiting: dict[Group, list[Line]] = {}
        self._packs: dict[Group, list[Sequence[Line]]] = {}
        self._edits: Counter[Group] = Counter()

    def add(self, lines: Iterable[Line]) -> None:
        """List the lines, or put them away where enough of their state are listed."""
        for line in lines:
            self._states[line.state] += 1
            if self._states[line.state] <= self._most:
                self._listed.append(line)
            else:
                self._put_by(line)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Those that are listed."""
        return tuple(self._listed)

    @property
    def unlisted(self) -> tuple[Unlisted, ...]:
        """All others. Asked for once, when there are no more to come."""
        for group, lines in self._waiting.items():
            self._put_away(group, lines)
        return tuple(
            Unlisted(state=state, kind=kind, packs=tuple(packs), edits=self._edits[state, kind])
            for (state, kind), packs in self._packs.items()
        )

    def _put_by(self, line: Line) -> None:
        group = (line.state, line.kind)
        waiting = self._waiting.setdefault(group, [])
        waiting.append(line)
        if len(waiting) == AT_ONCE:
            self._put_away(group, self._waiting.pop(group))

    def _put_away(self, group: Group, lines: Sequence[Line]) -> None:
        self._packs.setdefault(group, []).append(self._keep(lines))
        self._edits[group] += sum(map(len, map(attrgetter("edits"), lines)))
