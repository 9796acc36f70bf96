"""Reasons: why each check matters, where its rule comes from, and how what it finds is mended."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from herefordshire_desk.domain.returns.checks import carried_rules
from herefordshire_desk.domain.returns.national_checks import national_rules
from herefordshire_desk.resource import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule in sentences; `words` are the rule itself, as it stands in its own table."""

    rule: str
    words: str
    why: str
    source: str
    mend: str


@cache
def reasons() -> Mapping[str, Reason]:
    """Every rule there is, the national ones among them, by its id."""
    said = rule_words()
    rows = read_table("returns/check_reasons.csv")
    return {row["rule"]: Reason(words=said[row["rule"]], **row) for row in rows}


def rule_words() -> Mapping[str, str]:
    """Each rule in words by its id."""
    carried = {**carried_rules("checks"), **carried_rules("desk_checks")}
    own = {rule.id: rule.words for rule in carried.values()}
    return {**own, **{rule.id: rule.words for rule in national_rules().values()}}
