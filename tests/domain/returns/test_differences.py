from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.differences import Since, change_rows, changes_in_words
from herefordshire_desk.domain.returns.sheets import ReturnSheet
from tests.make import on

OCTOBER, NOVEMBER = "2026-10", "2026-11"
SENT = SentReturn(
    id="monthly:2026-10:1",
    name="monthly",
    period=OCTOBER,
    revision=1,
    as_of=on("2026-10-31"),
    sha256="",
    sent_on=on("2026-11-02"),
)


def sheet(name: str = "children", **rows: object) -> dict[str, ReturnSheet]:
    cells = tuple((key, value) for key, value in rows.items())
    columns = ("child_id", "value")
    made = ReturnSheet(name=name, table=name, columns=columns, key=("child_id",), rows=cells)
    return {name: made}


def changes(as_sent, made_again, now, period: str = NOVEMBER) -> list[tuple[object, ...]]:
    since = Since(sent=SENT, as_sent=as_sent, made_again=made_again)
    names = ("row_key", "change_type", "field", "old", "new", "reason_code", "for_period")
    return sorted(
        (tuple(row[name] for name in names) for row in change_rows(since, now, period)), key=str
    )


def test_that_nothing_is_told_where_none_was_sent_or_none_was_kept() -> None:
    assert list(change_rows(None, sheet(a=1), NOVEMBER)) == []
    assert changes({}, {}, sheet(a=1)) == []


def test_that_what_has_happened_since_is_of_this_period() -> None:
    before = sheet(a=1, b=1)
    assert changes(before, before, sheet(a=2, c=1)) == [
        ("a", "altered", "value", 1, 2, "moved_on", NOVEMBER),
        ("b", "removed", "", None, None, "ended", NOVEMBER),
        ("c", "added", "", None, None, "new", NOVEMBER),
    ]


def test_that_what_was_put_right_restates_the_period_that_was_sent() -> None:
    now = sheet(a=2, c=1)
    assert changes(sheet(a=1, b=1), now, now) == [
        ("a", "altered", "value", 1, 2, "corrected", OCTOBER),
        ("b", "removed", "", None, None, "withdrawn", OCTOBER),
        ("c", "added", "", None, None, "recorded_late", OCTOBER),
    ]


def test_that_one_cell_may_be_corrected_and_have_moved_on() -> None:
    assert changes(sheet(a=1), sheet(a=2), sheet(a=3)) == [
        ("a", "altered", "value", 1, 2, "corrected", OCTOBER),
        ("a", "altered", "value", 2, 3, "moved_on", NOVEMBER),
    ]


def test_that_visits_of_another_month_are_no_difference_but_a_late_one_is() -> None:
    sent, again, now = sheet("visits", a=1), sheet("visits", a=1, b=1), sheet("visits", c=1)
    assert changes(sent, again, now) == [
        ("b", "added", "", None, None, "recorded_late", OCTOBER),
    ]
    assert len(changes(sent, again, now, OCTOBER)) == 4, "a new revision is compared whole"


ROWS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2), max_size=4)


@given(ROWS, ROWS, ROWS)
def test_that_the_changes_lead_from_what_was_sent_to_what_is_now(sent, again, now) -> None:
    found = dict(sent)
    told = changes(sheet(**sent), sheet(**again), sheet(**now))
    for period in (OCTOBER, NOVEMBER):
        source = again if period == OCTOBER else now
        for key, change_type, _, old, new, _, of in told:
            if of != period:
                continue
            if change_type == "removed":
                del found[key]
            elif change_type == "added":
                assert key not in found
                found[key] = source[key]
            else:
                assert found[key] == old
                found[key] = new
    assert found == now


def test_that_the_window_says_how_many_rows_differ() -> None:
    columns = ("sheet", "row_key", "field", "change_type")
    rows = (
        ("children", "1", "a", "altered"),
        ("children", "1", "b", "altered"),
        ("children", "2", None, "added"),
    )
    made = ReturnSheet(name="changes", columns=columns, rows=rows)
    said = "Since the last one sent: 1 added, 0 removed and 1 altered."
    assert changes_in_words(made, sent_before=True) == said
    none = ReturnSheet(name="changes", columns=columns, rows=())
    told = [changes_in_words(none, sent_before=before) for before in (True, False)]
    assert told == ["Nothing differs from the last one sent.", "None was sent before."]
