"""What a month's return said when it was sent, beside what is known of the month now."""

from datetime import date

from herefordshire_desk.domain.records import SentReturn
from herefordshire_desk.domain.returns.monthly import monthly
from herefordshire_desk.domain.trend_points import Point, trends
from herefordshire_desk.domain.trend_sent import AsSent, SentMeasures, as_sent, differs
from herefordshire_desk.domain.trend_words import in_words, sent_words
from tests.make import DAY, allocation, on, plan, visit
from tests.make_month import month
from tests.make_returns import History, history
from tests.make_trends import points, trend_records

HELD = allocation()


def life(*visited: str) -> History:
    seen = [visit(id=day, visited_on=on(day)) for day in visited]
    return history("C1", plan(start=on("2026-09-28")), HELD, *seen)


def sent(made_of: History, day: date, revision: int = 1, sent_on: date = DAY) -> SentMeasures:
    """The measures of the month's return as it was made of those records."""
    made = monthly(month(made_of, day=day))
    (sheet,) = (each for each in made.sheets if each.name == "measures")
    return SentMeasures(
        SentReturn(
            id=f"{made.period}:{revision}",
            name="monthly",
            period=made.period,
            revision=revision,
            as_of=day,
            sha256="",
            sent_on=sent_on,
        ),
        sheet,
    )


def told(
    *kept: SentMeasures, known: History
) -> tuple[tuple[Point, ...], tuple[AsSent | None, ...]]:
    found = points(trend_records(known), "visits_cp", 2)
    return found, as_sent(trends()["visits_cp"], found, kept)


def test_that_a_visit_recorded_late_is_seen_as_such() -> None:
    """Two were due in October; one that was made in time was recorded after the return."""
    known = life("2026-10-09", "2026-10-23")
    found, then = told(sent(life("2026-10-09"), on("2026-10-31")), known=known)
    assert then[1] is None
    assert then[0] is not None
    assert (found[0].counts, then[0].figure.numerator) == ("2 of 2", 1)
    assert differs(found[0], then[0])
    assert sent_words(found[0], then[0], "percent") == "1 of 2, sent 20 Nov 2026"
    words = in_words(trends()["visits_cp"], found, (), (), then)
    assert "The return sent then said otherwise of October 2026." in words


def test_that_what_is_the_same_is_not_said_to_differ() -> None:
    known = life("2026-10-09")
    found, then = told(sent(known, on("2026-10-31")), known=known)
    assert not differs(found[0], then[0])
    assert "otherwise" not in in_words(trends()["visits_cp"], found, (), (), then)


def test_that_one_sent_before_the_month_was_over_says_up_to_when() -> None:
    known = life("2026-10-09", "2026-10-23")
    found, then = told(sent(known, on("2026-10-20")), known=known)
    assert not differs(found[0], then[0])
    assert ", up to 20 Oct 2026, sent" in sent_words(found[0], then[0], "percent")


def test_that_of_two_revisions_the_later_stands() -> None:
    first = sent(life("2026-10-09"), on("2026-10-31"))
    second = sent(life("2026-10-09", "2026-10-23"), on("2026-10-31"), 2)
    found, then = told(second, first, known=life("2026-10-09", "2026-10-23"))
    assert not differs(found[0], then[0])


def test_that_a_figure_no_return_has_is_not_told() -> None:
    trend = trends()["caseload"]
    found = points(trend_records(life()), "caseload", 2)
    assert as_sent(trend, found, [sent(life(), on("2026-10-31"))]) == (None, None)
