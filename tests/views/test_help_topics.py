"""Help says what is so: every page has some, every link goes somewhere, every key is listed."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QKeySequence

from herefordshire_desk.domain.changes import added
from herefordshire_desk.domain.definitions import definitions, month_definitions
from herefordshire_desk.domain.policy import visit_rules
from herefordshire_desk.domain.records import Setting
from herefordshire_desk.resource import resource
from herefordshire_desk.views.actions import SPECS
from herefordshire_desk.views.help_topics import TOPICS, topic, topic_of_page, topics
from herefordshire_desk.views.pages import IN_RAIL, KEYS, MADE_LATER
from tests.make import DAY

FILES = sorted(resource("help").glob("*.html"))
LINK = re.compile(r'href="([^"]*)"')


@pytest.fixture
def told(window):
    """Every topic by its name, as the window tells it."""
    return {each.name: each for each in topics(window)}


@pytest.mark.parametrize("name", sorted({*IN_RAIL, *MADE_LATER}))
def test_that_every_page_has_help_of_its_own(name):
    assert topic_of_page(name) == name


def test_that_a_page_without_a_topic_has_the_first():
    assert topic_of_page("nowhere") == TOPICS[0]


def test_that_every_file_is_in_the_contents_and_the_other_way_round():
    assert {file.stem for file in FILES} == set(TOPICS)
    assert len(TOPICS) == len(set(TOPICS))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_every_file_is_well_formed_with_a_language_and_one_heading(file):
    html = ElementTree.fromstring(file.read_text("utf-8"))  # noqa: S314 - our own file

    assert html.attrib["lang"] == "en-GB"
    headings = [each.text for each in html.iter("h1")]
    assert headings == [html.findtext("head/title")]
    levels = [each.tag for each in html.iter() if each.tag in ("h1", "h2", "h3")]
    assert levels[0] == "h1"
    assert "h3" not in levels
    assert html.find("body/p") is not None


def test_that_what_is_told_from_tables_is_well_formed_too(told):
    for each in told.values():
        ElementTree.fromstring(each.html.replace("&nbsp;", " "))  # noqa: S314 - our own file


def test_that_every_link_goes_to_a_topic(told):
    links = {link for each in told.values() for link in LINK.findall(each.html)}

    assert links
    assert {link.removesuffix(".html") for link in links} <= set(TOPICS)
    assert all(link.endswith(".html") for link in links)


def test_that_nothing_is_fetched_from_anywhere(told):
    assert not [each.name for each in told.values() if "http" in each.html or "src=" in each.html]


def test_that_titles_tell_topics_apart_and_each_has_a_sentence(told):
    titles = [each.title for each in told.values()]

    assert len(titles) == len(set(titles))
    assert all(each.summary.endswith((".", ":")) for each in told.values())


def test_that_every_shortcut_and_letter_of_the_registry_is_listed(told, window):
    html = told["keyboard"].html
    for spec in SPECS:
        for key in window.actions_[spec.name].shortcuts():
            assert f"{key.toString(QKeySequence.SequenceFormat.NativeText)}" in html, spec.name
        if spec.letter:
            assert f"{spec.letter} in a list</b></td><td>{spec.text.rstrip('…')}" in html


def test_that_every_page_is_listed_with_its_key(told, window):
    for name, button in window.rail.buttons.items():
        assert f"<b>{KEYS[name]}</b></td><td>{button.text()}</td>" in told["keyboard"].html


@pytest.mark.parametrize("key", ["F6", "Esc", "Tab", "Ctrl+C", "Enter", "Shift+F10"])
def test_that_the_keys_that_are_no_actions_are_listed_too(told, key):
    assert key in told["keyboard"].html


def test_that_every_measure_is_told_in_the_words_of_the_return(told):
    text = told["measures"].text
    for each in [*definitions().values(), *month_definitions().values()]:
        assert each.name in text
        assert " ".join(each.words.split()) in text


def test_that_every_visit_rule_is_told_with_its_source(told):
    text = told["visit_rules"].text
    for rule in visit_rules().values():
        assert f"({rule.id})" in text
        assert rule.source in text
    assert "First visit within 1 week; every week until the first review is held" in text
    assert "every 6 weeks after a visit in the first year; then every 12 weeks" in text


def test_that_a_rule_is_told_with_the_number_the_council_set(window, desk):
    number = Setting(id="S1", name="CP.then", value=15, start=DAY)
    desk.make(added("Set a number", number))

    told = {each.name: each.text for each in topics(window)}["visit_rules"]

    assert "First visit within 10 working days; then every 15 working days" in told


def test_that_help_says_what_was_not_tried():
    text = topic("accessibility").text

    assert "What was not tried" in text
    assert "Screen readers on Windows" in text
