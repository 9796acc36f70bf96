"""Referrals closed and opened again under their own id: each spell is an episode of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from herefordshire_desk.domain.extracts.rows import Row
from herefordshire_desk.domain.records import Episode


def as_spells(made: Iterable[tuple[Episode, Row]]) -> Iterator[tuple[Episode, Row]]:
    """The same episodes; those that started after a child's first of that id have their own id.

    The first keeps the id as it is, which is the one that allocations refer to.
    """
    found = list(made)
    first: dict[tuple[str, str], Episode] = {}
    for episode, _ in found:
        earliest = first.setdefault((episode.child_id, episode.id), episode)
        if episode.start < earliest.start:
            first[episode.child_id, episode.id] = episode
    for episode, row in found:
        again = episode.start != first[episode.child_id, episode.id].start
        spell = replace(episode, id=f"{episode.id}/{episode.start}") if again else episode
        yield spell, row
