import pytest
from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.search import (
    Entries,
    Entry,
    Group,
    entry,
    folded,
    found,
    parts,
    words,
)


def child(name: str, number: str = "100234", more: str = "") -> Entry:
    return entry("Children", number, name, own_id=number, more=more)


SIOBHAN = child("Siobhán O'Brien", "100234", "CP plan overdue Priya Nair")
CALEB = child("Caleb Bly", "1002345", "In care overdue Tom Beddoes")
ADA = child("Ada Bly", "200001", "In need Tom Beddoes")
ANN = child("Ann Smith-Jones", "200002", "In need Megan Pugh")
NILS = child("Nils Bjørn", "200003", "In need Megan Pugh")
CHILDREN = [SIOBHAN, CALEB, ADA, ANN, NILS]
RETURNS = entry("Pages", "returns", "Returns")
VISIT = entry("Actions", "record_visit", "Record visit…")
PRIYA = entry("Social workers", "SW1", "Priya Nair", own_id="SW000101")
EVERYTHING = [*CHILDREN, RETURNS, VISIT, PRIYA]


def shown(query, entries):
    return [each for section in found(query, Entries(entries)) for each in section.entries]


def titles(query, entries=EVERYTHING):
    return [each.title for each in shown(query, entries)]


@pytest.mark.parametrize(
    "typed",
    ["siobhan", "SIOBHÁN", "obrien", "O'Brien", "o’brien", "o brien", "O'brien siobhan", "siob ob"],
)
def test_that_accents_apostrophes_case_and_order_do_not_matter(typed):
    assert titles(typed) == ["Siobhán O'Brien"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("siobahn", "Siobhán O'Brien", id="two_letters_changed_round"),
        pytest.param("siobah", "Siobhán O'Brien", id="while_it_is_still_typed"),
        pytest.param("kaleb", "Caleb Bly", id="another_letter"),
        pytest.param("callebb", "Caleb Bly", id="two_slips_in_seven_letters"),
        pytest.param("bjorn", "Nils Bjørn", id="a_letter_of_another_language"),
    ],
)
def test_that_a_misspelt_name_is_found(typed, meant):
    assert titles(typed) == [meant]


def test_that_a_short_word_is_not_taken_for_a_misspelling_of_another():
    assert titles("adb") == []
    assert titles("blx") == []


@pytest.mark.parametrize("typed", ["smith-jones", "smith jones", "smithjones", "jones smith"])
def test_that_a_double_name_is_found_however_it_is_joined(typed):
    assert titles(typed) == ["Ann Smith-Jones"]
    assert titles(typed, [child("Ann Smith Jones")]) == (
        ["Ann Smith Jones"] if typed != "smithjones" else []
    )


def test_that_every_typed_word_must_fit_something():
    assert titles("overdue bly") == ["Caleb Bly"]
    assert titles("bly overdue") == ["Caleb Bly"]
    assert titles("overdue pugh") == []


def test_that_an_id_typed_whole_comes_first_and_is_never_misspelt():
    assert titles("100234") == ["Siobhán O'Brien", "Caleb Bly"]
    assert titles("100235") == []


def test_that_a_name_comes_before_what_is_only_about_somebody():
    assert titles("priya") == ["Priya Nair", "Siobhán O'Brien"]
    assert [section.group for section in found("priya", Entries(EVERYTHING))] == [
        "Social workers",
        "Children",
    ]


def test_that_a_word_begun_comes_before_one_in_the_middle():
    eve, steve = child("Eve Cole", "1"), child("Steve Cole", "2")

    assert titles("eve", [steve, eve]) == ["Eve Cole", "Steve Cole"]


def test_that_a_title_typed_in_its_order_comes_first():
    first, second = child("Ada Bly", "1"), child("Bly Ada", "2")

    assert titles("bly a", [first, second]) == ["Bly Ada", "Ada Bly"]


def test_that_pages_and_actions_are_misspelt_only_when_nothing_else_fits():
    assert titles("retrun") == ["Returns"]
    assert titles("retur", [RETURNS, entry("Actions", "x", "Retire")]) == ["Returns"]


def test_that_doing_comes_before_reading_about_it():
    about = entry("Help", "visit_rules", "Visit rules")

    assert titles("visit", [about, VISIT]) == ["Record visit…", "Visit rules"]


def test_that_nothing_is_found_by_nothing():
    assert titles("") == titles("  ") == titles("…'") == []


def test_that_of_many_the_best_are_shown_and_all_are_counted():
    many = [child(f"Ada Number{at}", str(at)) for at in range(30)]

    (section,) = found("ada", Entries(many))

    assert (len(section.entries), section.total) == (8, 30)


def test_that_initials_and_an_id_are_found_by_those_and_not_by_a_name():
    hidden = [child("S.O. 100234"), child("W.A. 100101", "100101")]

    assert titles("so", hidden) == titles("s.o.", hidden) == ["S.O. 100234"]
    assert titles("100101", hidden) == ["W.A. 100101"]
    for name in ("siobhan", "obrien", "wren", "abbot", "w abbot", "wren 100101"):
        assert titles(name, hidden) == []


def test_that_what_has_no_letter_or_figure_in_its_title_is_no_stumbling_block():
    assert titles("ada", [entry("Help", "x", "…", more="ada")]) == ["…"]


names = st.text(
    st.characters(categories=["Lu", "Ll", "Lm", "Zs", "Pd"], include_characters="'’.-"),
    max_size=24,
)
groups = st.sampled_from(["Children", "Social workers", "Pages", "Actions", "Help"])


@given(groups, names, names)
def test_that_whatever_it_is_called_it_is_found_by_its_own_name(group: Group, name, other):
    mine, others = entry(group, "1", name), entry(group, "2", other)

    shown = [
        each.key for section in found(name, Entries([others, mine])) for each in section.entries
    ]

    assert ("1" in shown) == bool(parts(name))


@given(names, st.integers(1, 40))
def test_that_a_name_begun_is_enough_for_children(name, length):
    begun = name[:length]

    shown = [
        each.key for part in found(begun, Entries([child(name, "7")])) for each in part.entries
    ]

    assert ("7" in shown) == bool(parts(begun))


@given(names)
def test_that_folding_a_second_time_changes_nothing(name):
    assert folded(folded(name)) == folded(name)
    assert set(parts(name)) <= set(words(name))
