import pytest

from herefordshire_desk.domain.returns.weekly import weekly
from herefordshire_desk.views.return_columns import SheetRow
from herefordshire_desk.views.return_words import due_words, has, period_words, rows_of, told_of
from tests.make_returns import held, snapshot

MADE = weekly(snapshot(held("100")))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("weekly", "Weekly return, due by Sunday 22 Nov 2026"),
        ("monthly", "Monthly return, due by Monday 30 Nov 2026"),
        ("annex-a", "Annex A, Lists 6 to 9"),
        ("social-worker-episodes", "Social worker episodes (SSDA903)"),
    ],
)
def test_that_each_return_says_what_it_is_and_until_when_it_is_due(desk, kind, words) -> None:
    assert due_words(desk, kind) == words


def test_that_what_is_shown_says_its_period_and_that_it_has_ids_alone() -> None:
    assert period_words(MADE) == "week 2026-W47"
    words = told_of(MADE, rows_of(MADE, "checks"), sent_before=False)
    assert words.endswith("The file itself gives children by id only.")
    assert "None was sent before." in words


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([], "Every check is met."),
        (["must_fix"], "1 check must be fixed."),
        (["must_fix", "info", "info"], "1 check must be fixed, 2 more to look at."),
        (["info"], "No check must be fixed, 1 more to look at."),
    ],
)
def test_that_what_the_checks_found_is_said_without_noughts(levels, words) -> None:
    checks: list[SheetRow] = [{"level": level} for level in levels]

    assert told_of(MADE, checks, sent_before=False).startswith(words + " ")


def test_that_a_sheet_the_return_has_not_has_no_rows() -> None:
    assert has(MADE, "children")
    assert not has(MADE, "List 6")
    assert rows_of(MADE, "List 6") == []
