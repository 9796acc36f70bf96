from datetime import date

import pytest

from herefordshire_desk.domain.facts import TEMPORARY
from herefordshire_desk.domain.visits import ADOPTION
from herefordshire_desk.domain.words import (
    HOME_WORDS,
    booked_and_last,
    booked_words,
    children,
    listed,
    long_date,
    ordinal,
    plural,
    short_date,
    weekday,
    within,
)
from tests.make import DAY, on, planned_visit


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        pytest.param(date(2026, 11, 21), "21 November 2026", "21 Nov 2026", id="two_figures"),
        pytest.param(date(2026, 3, 4), "4 March 2026", "4 Mar 2026", id="no_leading_nought"),
        pytest.param(date(2026, 9, 1), "1 September 2026", "1 Sep 2026", id="three_letters"),
        pytest.param(date(2026, 5, 31), "31 May 2026", "31 May 2026", id="a_short_month"),
    ],
)
def test_that_dates_are_worded_for_sentences_and_for_tables(day, long, short):
    assert (long_date(day), short_date(day)) == (long, short)


def test_that_a_day_of_the_week_is_named():
    assert weekday(date(2026, 11, 21)) == "Saturday"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        pytest.param(0, "0 days", id="none_is_many"),
        pytest.param(1, "1 day", id="one"),
        pytest.param(3, "3 days", id="three"),
        pytest.param(1204, "1,204 days", id="thousands_have_a_comma"),
    ],
)
def test_that_counts_agree_with_their_noun(count, words):
    assert plural(count, "day") == words


def test_that_one_child_is_not_one_children():
    assert (children(1), children(2)) == ("1 child", "2 children")


@pytest.mark.parametrize(
    ("items", "words"),
    [
        pytest.param(["A"], "A", id="one"),
        pytest.param(["A", "B"], "A and B", id="two"),
        pytest.param(["A", "B", "C"], "A, B and C", id="three"),
    ],
)
def test_that_lists_read_as_sentences_do(items, words):
    assert listed(items) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(number, words, id=words)
        for number, words in [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (13, "13th"),
            (22, "22nd"),
        ]
    ],
)
def test_that_ordinals_end_as_they_are_said(number, words):
    assert ordinal(number) == words


def test_that_every_temporary_and_every_adoptive_home_has_words():
    assert {HOME_WORDS[code].split()[0] for code in TEMPORARY} == {"Temporary"}
    assert {HOME_WORDS[code] for code in ADOPTION} == {"Adoptive family"}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param("2026-11-24", "Booked for 24 Nov 2026", id="to_come"),
        pytest.param("2026-11-20", "Booked for 20 Nov 2026", id="today"),
        pytest.param("2026-11-19", "Was booked for 19 Nov 2026", id="past"),
    ],
)
def test_that_a_booking_says_for_when(day, words):
    assert booked_words(planned_visit(planned_for=on(day)), DAY) == words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(
            "Import SSD extract of 20 November 2026",
            "import SSD extract of 20 November 2026",
            id="its_own_capitals_stay",
        ),
        pytest.param("FTE", "FTE", id="an_abbreviation"),
        pytest.param("A visit", "a visit", id="one_letter"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_that_words_within_a_sentence_lose_their_first_capital_alone(words, told):
    assert within(words) == told


@pytest.mark.parametrize(
    ("booked", "last", "words"),
    [
        pytest.param("2026-11-24", "2026-11-02", "Booked 24 Nov · seen 2 Nov 2026", id="to_come"),
        pytest.param("2026-11-18", "2026-11-02", "Was booked 18 Nov · seen 2 Nov 2026", id="past"),
        pytest.param("2027-01-04", "2026-11-02", "Booked 4 Jan 2027 · seen 2 Nov 2026", id="two"),
    ],
)
def test_that_what_is_booked_and_what_was_last_share_their_year(booked, last, words):
    assert booked_and_last(on(booked), DAY, "seen", on(last)) == words
