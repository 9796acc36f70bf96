"""Code lists: every code a return may hold and what it means, carried or from the domain."""

from collections.abc import Mapping
from functools import cache

from herefordshire_desk.domain.code_lists import code_list
from herefordshire_desk.domain.definitions import definitions, month_definitions
from herefordshire_desk.domain.policy import visit_rules
from herefordshire_desk.domain.returns.checks import rules
from herefordshire_desk.domain.words import (
    CHANGE_REASONS,
    EMPLOYMENT_WORDS,
    STATUS_WORDS,
    VISIT_WORDS,
)


@cache
def labels(name: str) -> Mapping[str, str]:
    """Labels by code, in order. Raises FileNotFoundError for a list that is not carried."""
    found = _of_the_domain().get(name)
    return found if found is not None else {each.code: each.label for each in code_list(name)}


def _of_the_domain() -> Mapping[str, Mapping[str, str]]:
    """Lists whose codes the rules themselves define."""
    return {
        "change_reason": CHANGE_REASONS,
        "check": {rule.id: rule.words for rule in rules().values()},
        "employment": {code: words for code, words in EMPLOYMENT_WORDS.items() if code},
        "measure": {name: each.name for name, each in definitions().items()},
        "month_measure": {
            name: each.name for name, each in {**definitions(), **month_definitions()}.items()
        },
        "status": {str(code): words for code, words in STATUS_WORDS.items()},
        "visit_kind": VISIT_WORDS,
        "visit_rule": {name: rule.who for name, rule in visit_rules().items()},
    }
