import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.views.child_line_labels import elided, fitted, month_labels, wrapped
from tests.make import on


def letters(words):
    return float(len(words))


def shown(first, last, per_month, room=10.0):
    return [words for words in month_labels(on(first), on(last), per_month, room).values() if words]


@pytest.mark.parametrize(
    ("per_month", "labels"),
    [
        pytest.param(
            10,
            ["Oct 2025", "Nov", "Dec", "Jan 2026", "Feb", "Mar", "Apr"],
            id="room_for_each_month",
        ),
        pytest.param(5, ["Oct 2025", "Jan 2026", "Apr"], id="room_for_each_quarter"),
        pytest.param(2, ["Jan 2026"], id="room_for_half_years"),
    ],
)
def test_that_months_thin_out_as_room_does(per_month, labels):
    assert shown("2025-09-15", "2026-04-15", per_month) == labels


def test_that_the_first_label_and_each_january_have_the_year():
    assert shown("2024-11-20", "2026-12-25", 4) == [
        "Jan 2025", "Apr", "Jul", "Oct", "Jan 2026", "Apr", "Jul", "Oct"
    ]  # fmt: skip


def test_that_every_month_has_a_place_with_or_without_words():
    assert list(month_labels(on("2025-11-20"), on("2026-02-01"), 1, 10)) == [
        on("2025-12-01"),
        on("2026-01-01"),
        on("2026-02-01"),
    ]


def test_that_the_first_words_that_fit_are_taken():
    assert fitted(("Tom Webb (agency)", "Tom Webb"), 10, letters) == "Tom Webb"
    assert fitted(("Tom Webb (agency)", "Tom Webb"), 7, letters) == ""


@pytest.mark.parametrize(
    ("room", "words"),
    [
        pytest.param(13, "Foster carers", id="all_of_it"),
        pytest.param(12, "Foster care…", id="a_part"),
        pytest.param(8, "Foster…", id="no_space_before_the_dots"),
        pytest.param(3, "Fo…", id="two_letters"),
        pytest.param(2, "", id="one_letter_says_nothing"),
    ],
)
def test_that_words_are_cut_to_the_room(room, words):
    assert elided("Foster carers", room, letters) == words


SENTENCES = st.lists(st.text("abc", min_size=1, max_size=12), max_size=20).map(" ".join)


@given(SENTENCES, st.integers(12, 60))
def test_that_wrapped_words_are_all_there_and_fit(sentence, room):
    lines = wrapped(sentence, room, letters)

    assert " ".join(lines) == sentence
    assert all(len(line) <= room for line in lines)


def test_that_a_word_too_long_for_a_line_is_cut():
    assert wrapped("a Llanfairpwllgwyngyll b", 6, letters) == ["a", "Llanf…", "b"]
