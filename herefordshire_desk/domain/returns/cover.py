"""Cover: the two sheets of a return that are for reading, its cover and its notes."""

from collections import Counter
from collections.abc import Iterable, Sequence

from herefordshire_desk.domain.definitions import Definition
from herefordshire_desk.domain.explain import decided, gap_words
from herefordshire_desk.domain.policy import GAPS, Policy, VisitRule
from herefordshire_desk.domain.returns.checks import Check
from herefordshire_desk.domain.returns.completeness import completeness
from herefordshire_desk.domain.returns.findings import Level
from herefordshire_desk.domain.returns.schema import ReturnSchema
from herefordshire_desk.domain.returns.sheets import ReturnSheet, prose
from herefordshire_desk.domain.returns.snapshot import Period, Snapshot
from herefordshire_desk.domain.words import listed, long_date, plural, weekday

GAP_WORDS = {
    "first": "First visit within {}.",
    "before_review": "Then every {} until the first review has been held.",
    "first_year": "After a visit in the first year, every {}.",
    "then": "Then every {}.",
}
LEVEL_WORDS: dict[Level, str] = {
    "must_fix": "to be put right",
    "should_check": "to be looked at",
    "info": "for information",
}


def cover(
    snapshot: Snapshot,
    schema: ReturnSchema,
    title: str,
    period: Period,
    revision: int,
    sheets: Sequence[ReturnSheet],
    found: Sequence[Check],
) -> ReturnSheet:
    """What this is, of whom and when, how good its data are, and what is on each sheet."""
    lines = [
        ("What this is", schema.about),
        ("Sensitivity", schema.marking),
        ("Team", snapshot.team or "Every team of the desk"),
        ("Period", f"{period.name}: {_days(period)}"),
        ("As at", f"The close of {weekday(snapshot.day)} {long_date(snapshot.day)}"),
        ("Revision", _revision_words(revision)),
        ("Records", _records_words(snapshot)),
        ("Who to ask", schema.contact),
        ("Checks", _check_words(found)),
        *_data_quality(snapshot),
        *((f"Sheet {each.name}", _sheet_words(each, schema)) for each in sheets),
        ("Sheet notes", "Definitions and known limits, in sentences."),
    ]
    return prose("Cover", title, lines)


def notes(
    snapshot: Snapshot,
    schema: ReturnSchema,
    title: str,
    measures: Iterable[Definition],
) -> ReturnSheet:
    """How everything is counted, the measures and the visit rules in words, known limits."""
    lines = [
        *schema.notes,
        *_data_quality(snapshot),
        *((f"Measure {each.id}", f"{each.name}. {each.words}") for each in measures),
        *(
            (f"Rule {each.id}", _rule_words(each, snapshot.policy))
            for each in snapshot.policy.rules.values()
        ),
    ]
    return prose("notes", f"Notes: {title}", lines)


def _days(period: Period) -> str:
    first, last = (f"{weekday(day)} {long_date(day)}" for day in (period.first, period.last))
    return f"{first} to {last}, both included"


def _revision_words(revision: int) -> str:
    if revision == 1:
        return "1, the first for this period"
    return f"{revision}, in place of revision {revision - 1}, which stays as it was sent"


def _records_words(snapshot: Snapshot) -> str:
    if snapshot.extract is None:
        return "What was recorded at the desk. No extract of the case system was read."
    taken_on = long_date(snapshot.extract.taken_on)
    return f"The extract of {taken_on} from the case system, and what was recorded at the desk."


def _check_words(found: Iterable[Check]) -> str:
    by_level = Counter(check.level for check in found)
    counts = [f"{by_level[level]:,} {words}" for level, words in LEVEL_WORDS.items()]
    return f"{listed(counts)}. They are on the checks sheet."


def _data_quality(snapshot: Snapshot) -> list[tuple[str, str]]:
    lacking = [each for each in completeness(snapshot) if each.missing]
    if not lacking:
        return [("Data quality", "Nothing that these sheets rest on is without a record.")]
    return [("Data quality", f"{each.words}.") for each in lacking]


def _sheet_words(sheet: ReturnSheet, schema: ReturnSchema) -> str:
    return f"{plural(len(sheet.rows), 'row')}. {schema.sheets[sheet.name].words}."


def _rule_words(rule: VisitRule, policy: Policy) -> str:
    gaps = ((name, getattr(rule, name)) for name in GAPS)
    words = [GAP_WORDS[name].format(gap_words(gap)) for name, gap in gaps if gap is not None]
    settled = decided((f"{rule.id}.{name}" for name in GAPS), policy)
    return " ".join([f"{rule.who}.", *words, f"Source: {rule.source}. {settled}"])
