"""Builders of what a return is made from: children with their records, and a whole snapshot."""

from dataclasses import replace
from datetime import date
from typing import Any

from herefordshire_desk.domain.assess import Assessment, assess
from herefordshire_desk.domain.facts import facts_of
from herefordshire_desk.domain.records import (
    Allocation,
    CareEpisode,
    Child,
    ImportedExtract,
    LegalStatus,
    Record,
    Visit,
)
from herefordshire_desk.domain.returns.checks import Check, checks
from herefordshire_desk.domain.returns.episode_rows import EpisodeRecords, episode_rows
from herefordshire_desk.domain.returns.national_checks import failing
from herefordshire_desk.domain.returns.snapshot import Snapshot
from tests.make import DAY, allocation, child, on, plan, policy, social_worker, visit

History = tuple[Child, list[Any]]


def history(child_id: str, *records: Record, **fields: Any) -> History:
    """A child born in 2015 and their records, whichever child those were made for."""
    known = {"date_of_birth": on("2015-05-01"), "forename": "Wilhelmina", "surname": "Quillfeather"}
    whose = child(id=child_id, **{**known, **fields})
    return whose, [replace(each, child_id=child_id) for each in records]


def assessed(found: History, day: date = DAY) -> Assessment:
    """The child's assessment, who is open on the day."""
    result = assess(facts_of(*found, day), policy(day), day)
    assert result is not None
    return result


def held(child_id: str, by: str = "SW1", *records: Record) -> History:
    """A child on a CP plan, seen lately, whom a social worker has held since January."""
    lead = allocation(social_worker_id=by, reason="FCONTA")
    return history(child_id, plan(), lead, visit(visited_on=on("2026-11-16")), *records)


def extract(taken_on: date, **fields: Any) -> ImportedExtract:
    """An extract imported the day it was taken."""
    known = {"id": "E1", "format": "ssd", "source": "extract.xlsx", "imported_on": taken_on}
    return ImportedExtract(taken_on=taken_on, **{**known, **fields})


def episode_records(records: list[Any]) -> EpisodeRecords:
    """What the social worker episodes of those records are made from."""
    return EpisodeRecords(
        care_episodes=tuple(row for row in records if isinstance(row, CareEpisode)),
        legal_statuses=tuple(row for row in records if isinstance(row, LegalStatus)),
        allocations=tuple(row for row in records if isinstance(row, Allocation)),
        children={},
        social_workers={},
    )


def snapshot(*histories: History, day: date = DAY, **fields: Any) -> Snapshot:
    """The desk on the day, of children who are all open."""
    records = [record for _, rows in histories for record in rows]
    known = {
        "day": day,
        "policy": policy(day),
        "team": "CP Team 1",
        "assessments": tuple(assessed(each, day) for each in histories),
        "social_workers": (social_worker(registration_number="SW000123"),),
        "teams": {"T1": "CP Team 1"},
        "allocations": tuple(row for row in records if isinstance(row, Allocation)),
        "visits": tuple(row for row in records if isinstance(row, Visit)),
        "extract": None,
        "sent": (),
        "history_head": "0" * 64,
        "app_version": "1.0.0",
        "failing": failing(episode_rows(episode_records(records), day)),
    }
    return Snapshot(**{**known, **fields})


def found(rule: str, *histories: History, **fields: Any) -> list[Check]:
    """What one check finds in a snapshot."""
    return [each for each in checks(snapshot(*histories, **fields)) if each.rule == rule]
