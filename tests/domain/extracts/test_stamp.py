from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from herefordshire_desk.domain.extracts.stamp import format_of, has_values_of, stamp, stamp_of
from tests.make import child, on, visit

FIELDS = ("forename", "date_of_birth")
AMY = child(forename="Amy", date_of_birth=on("2015-06-01"))


def test_that_a_stamp_holds_for_the_values_it_was_made_of():
    assert has_values_of(stamp("ssd", AMY, FIELDS), AMY)


def test_that_an_edit_breaks_it():
    assert not has_values_of(stamp("ssd", AMY, FIELDS), replace(AMY, forename="Amie"))


def test_that_an_edit_of_what_the_extract_does_not_carry_does_not_break_it():
    assert has_values_of(stamp("ssd", AMY, FIELDS), replace(AMY, note="Ring first"))


def test_that_no_stamp_holds_for_nothing():
    assert not has_values_of("", AMY)


def test_that_a_record_tells_which_format_had_it_last():
    stamped = replace(AMY, extracted=stamp("annex_a", AMY, FIELDS))
    assert [format_of(stamped), format_of(AMY), stamp_of(AMY)] == ["annex_a", "", ""]


def test_that_stamps_of_earlier_versions_still_hold():
    """A field put before another, or renamed, would make every record on file look edited."""
    seen = visit(id="CP:1", visited_on=on("2026-11-02"), child_seen=True)
    assert stamp("ssd", seen, ("child_id", "kind", "visited_on", "child_seen")) == (
        "ssd:1e:4a18f19432ff8b9f"
    )


@given(st.sets(st.sampled_from(["forename", "surname", "sex", "date_of_birth"])), st.text())
def test_that_a_stamp_holds_whatever_it_carries(fields, name):
    named = replace(AMY, forename=name)
    assert has_values_of(stamp("ssd", named, fields), named)
