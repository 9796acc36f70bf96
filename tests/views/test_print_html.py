from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.views.paper import Cell, Drawing, Lines
from herefordshire_desk.views.print_html import as_html
from tests.views.papers import grid, paper

NASTY = "<script>alert('x')</script> & \"Amy\""
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="￾￿"))


def parsed(html):
    """The document as a browser that forgives nothing reads it."""
    return fromstring(html.removeprefix("<!DOCTYPE html>"))


def words(element):
    return "".join(element.itertext())


@given(TEXT)
def test_that_whatever_is_written_is_shown_as_it_is_and_never_obeyed(text):
    made = paper(
        Lines(text, (text,)), grid(1, text, name=text, headings=(text, text)), title=text, team=text
    )
    document = parsed(as_html(made))

    assert words(document.find(".//h1")) == text
    assert words(document.find(".//tbody/tr/th")) == text
    assert document.find(".//script") is None


def test_that_every_place_for_text_is_escaped():
    made = paper(
        Lines(NASTY, (NASTY,)),
        grid(1, NASTY, name=NASTY, left_out=NASTY),
        grid(0, empty=NASTY),
        title=NASTY, subject=NASTY, shows=(NASTY,), team=NASTY, day=NASTY, keep=NASTY,
    )  # fmt: skip

    assert "<script" not in as_html(made)
    assert "&lt;script" in as_html(made)


def test_that_it_is_a_whole_document_that_a_screen_reader_can_use():
    document = parsed(as_html(paper(grid(2))))

    assert document.get("lang") == "en-GB"
    assert words(document.find("head/title")) == "Today – as at Friday 20 November 2026"
    assert [each.get("scope") for each in document.findall(".//thead/tr/th")] == ["col", "col"]
    assert [each.get("scope") for each in document.findall(".//tbody/tr/th")] == ["row", "row"]
    assert words(document.find(".//h1")) == "Today"
    assert words(document.find(".//h2")) == "List"


def test_that_the_head_says_what_is_shown_of_whom_and_how_to_keep_it():
    told = [words(each) for each in parsed(as_html(paper())).findall(".//main/p")]

    assert told == ["CP Team 1 · as at Friday 20 November 2026", "Ids only", "14 of 152 children"]


def test_that_numbers_stand_at_the_right_with_their_heading():
    document = parsed(as_html(paper(grid(1))))

    assert document.findall(".//thead/tr/th")[1].get("class") == "number"
    assert document.find(".//tbody/tr/td").get("class") == "number"


def test_that_a_flag_is_told_in_words_and_colour():
    late = grid(rows=((Cell("Wren"), Cell("2 days overdue", "text", "red")),))

    flag = parsed(as_html(paper(late))).find(".//tbody/tr/td/span")
    assert (flag.get("class"), flag.text) == ("red", "2 days overdue")


def test_that_what_was_cut_is_said_and_an_empty_list_too():
    assert "and 12 more" in as_html(paper(grid(1, left_out="and 12 more")))
    assert "Nothing is in this list." in as_html(paper(grid(0)))
    assert "12: no room" in as_html(paper(grid(0, left_out="12: no room")))


def test_that_a_picture_is_told_in_words_too():
    image = parsed(as_html(paper(Drawing("Line", b"png", "Priya since May", 100)))).find(".//img")

    assert image.get("alt") == "Priya since May"
    assert image.get("src") == "data:image/png;base64,cG5n"


def test_that_the_widths_of_the_columns_come_to_a_hundred_per_cent():
    heads = parsed(as_html(paper(grid(3, widths=(1, 2))))).findall(".//thead/tr/th")

    assert [each.get("width") for each in heads] == ["33.3%", "66.7%"]
