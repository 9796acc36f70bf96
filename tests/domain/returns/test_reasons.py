from herefordshire_desk.domain.returns.reasons import reasons, rule_words
from herefordshire_desk.resource import read_table


def test_that_every_rule_says_why_it_matters_and_how_it_is_mended():
    assert set(reasons()) == set(rule_words())
    assert all(each.why and each.source and each.mend for each in reasons().values())


def test_that_no_rule_is_told_twice():
    told = [row["rule"] for row in read_table("returns/check_reasons.csv")]

    assert len(told) == len(set(told))


def test_that_every_cell_stands_in_its_own_column():
    assert all(None not in row for row in read_table("returns/check_reasons.csv"))


def test_that_a_national_rule_is_told_in_its_own_words():
    assert reasons()["SW17STG2"].words == "The child's last episode has ended"
