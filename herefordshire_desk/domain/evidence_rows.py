"""Evidence rows: the sheets that only the evidence pack has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from herefordshire_desk.domain.allocations import LeadEpisode, stability
from herefordshire_desk.domain.facts import is_open
from herefordshire_desk.domain.handovers import of_allocation
from herefordshire_desk.domain.records import Handover, Milestone, SocialWorker
from herefordshire_desk.domain.returns.checks import checks, rules
from herefordshire_desk.domain.returns.completeness import completeness
from herefordshire_desk.domain.returns.life import Life
from herefordshire_desk.domain.returns.month import Month, month_of
from herefordshire_desk.domain.returns.sheets import Row, yes_no
from herefordshire_desk.domain.returns.snapshot import Snapshot
from herefordshire_desk.domain.supervision import supervision_due
from herefordshire_desk.domain.trend_points import Point, benchmarks, trends
from herefordshire_desk.domain.trend_words import remarks, unit_of, usual_of, with_unit
from herefordshire_desk.domain.words import CHANGE_REASONS

Points = Mapping[str, Sequence[Point]]
SINCE_EVER = 1_200  # months: every change of a child's is asked for


class Recorded(NamedTuple):
    """When the desk first had a record, and who recorded or imported it."""

    on: date
    by: str


def measure_rows(points: Points) -> Iterable[Row]:
    """Each measure: its latest month beside its first, and what it counts."""
    for name, found in points.items():
        trend, usual = trends()[name], usual_of(trends()[name], found)
        first, last = _figures(found[0]), _figures(found[-1])
        unit = unit_of(found)
        yield {
            "measure_id": name,
            "name": trend.name,
            "unit": unit,
            **last,
            **{f"first_{key}": value for key, value in first.items()},
            "median": _rounded(round(usual.median, 1)) if usual else None,
            "england": "; ".join(
                f"{each.area} {each.period}: {with_unit(each.value, unit)} ({each.source})"
                for each in benchmarks()[name][-1:]
            ),
            "counts": trend.of,
            "definition": trend.definition.words,
        }


def month_rows(points: Points) -> Iterable[Row]:
    """Each month of each measure, with what is to be said of it."""
    for name, found in points.items():
        said = remarks(found, usual_of(trends()[name], found))
        for point, remark in zip(found, said, strict=True):
            yield {
                "measure_id": name,
                "month": month_of(point.first).name,
                "as_at": point.day,
                **_figures(point),
                "lowest": _rounded(point.low),
                "highest": _rounded(point.high),
                "remark": remark,
            }


def milestone_rows(milestones: Iterable[Milestone], month: Month) -> Iterable[Row]:
    """What was noted on the charts in the period."""
    for each in milestones:
        if month.holds(each.on):
            yield {"milestone_id": each.id, "on": each.on, "words": each.words}


def decision_rows(month: Month, recorded: Mapping[str, Recorded]) -> Iterable[Row]:
    """Each lead social worker's time with a child that began in the period."""
    handovers = of_allocation(month.handovers)
    for life in month.lives:
        yield from _decisions(life, month, handovers, recorded)


def supervision_rows(month: Month) -> Iterable[Row]:
    """Everybody in post on the day who is supervised: managers, duty and pool are not here."""
    away = {each.social_worker_id for each in month.absences if is_open(each, month.day)}
    for each in month.in_post:
        yield _supervision(each, month, away=each.id in away)


def quality_rows(snapshot: Snapshot, points: Points) -> Iterable[Row]:
    """What the records lack, what the checks found, and measures that look back too far."""
    for each in completeness(snapshot):
        if each.missing:
            told = f"{each.sheet}.{each.field}"
            yield _quality("not_recorded", told, each.missing, each.of, f"{each.words}.")
    found = Counter(each.rule for each in checks(snapshot))
    for rule in rules().values():
        if found[rule.id]:
            yield _quality("check", rule.id, found[rule.id], None, rule.words)
    for name, each_month in points.items():
        short = sum(each.short for each in each_month)
        if short:
            words = f"{trends()[name].name}: months with less than a year on record, so too low."
            yield _quality("short", name, short, len(each_month), words)


def _decisions(
    life: Life,
    month: Month,
    handovers: Mapping[str, Handover],
    recorded: Mapping[str, Recorded],
) -> Iterable[Row]:
    episodes = life.led_on(month.day)
    steady = stability(episodes, life.facts.episodes, month.day, SINCE_EVER)
    counted = {each.id for each in steady.changes}
    for before, each in zip([None, *episodes], episodes, strict=False):
        if month.holds(each.start):
            known, said = recorded.get(each.id), handovers.get(each.id)
            reason = each.reason.strip().upper()
            yield {
                "allocation_id": each.id,
                "child_id": life.child_id,
                "start": each.start,
                "from_social_worker_id": before.social_worker_id if before else None,
                "social_worker_id": each.social_worker_id,
                "change_yn": yes_no(each.id in counted),
                "SW_REASON": reason if reason in CHANGE_REASONS else None,
                "reason": _reason_words(reason),
                "planned_yn": yes_no(said.planned if said else None),
                "days_without": _days_between(before, each),
                "recorded_on": known.on if known else None,
                "recorded_by": known.by if known else None,
            }


def _reason_words(reason: str) -> str:
    """What is no code may be free text about a child, so it stays on the desk."""
    return CHANGE_REASONS.get(reason, "Not in the list" if reason else "Not recorded")


def _days_between(before: LeadEpisode | None, now: LeadEpisode) -> int | None:
    """Whole days with nobody; one who stayed on beside the next leaves none."""
    if before is None:
        return None
    return max((now.start - before.end).days, 0) if before.end else 0


def _supervision(who: SocialWorker, month: Month, *, away: bool) -> Row:
    due = supervision_due(who, month.supervisions, month.policy, month.day)
    theirs = [each for each in month.supervisions if each.social_worker_id == who.id]
    return {
        "social_worker_id": who.id,
        "newly_qualified_yn": yes_no(who.newly_qualified),
        "held": sum(month.holds(each.held_on) for each in theirs),
        "last_held": due.last.held_on if due.last else None,
        "due": due.due,
        "state": due.state,
        "days_overdue": due.days if due.state == "overdue" else 0,
        "away_yn": yes_no(away),
    }


def _figures(point: Point) -> dict[str, float | None]:
    figure = point.figure
    return {
        "value": _rounded(point.value),
        "counted": _rounded(figure.numerator) if figure else None,
        "of": _rounded(figure.denominator) if figure else None,
    }


def _rounded(value: float | None) -> float | None:
    """To three decimals, and a whole number as such."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 3)


def _quality(kind: str, name: str, found: int, of: int | None, words: str) -> Row:
    return {"kind": kind, "id": name, "found": found, "of": of, "words": words}
