from herefordshire_desk.domain.extracts.reopened import as_spells
from herefordshire_desk.domain.extracts.rows import Row
from tests.make import episode, on

ROW = Row({}, "ssd_cin_episodes.csv", 2)


def ids(*episodes):
    return [found.id for found, _ in as_spells((each, ROW) for each in episodes)]


def test_that_a_referral_opened_again_has_a_spell_of_its_own():
    first = episode(id="R1", start=on("2026-01-05"), end=on("2026-03-01"))
    again = episode(id="R1", start=on("2026-05-01"))
    assert ids(first, again) == ["R1", "R1/2026-05-01"]


def test_that_the_first_spell_keeps_the_id_wherever_it_stands():
    again = episode(id="R1", start=on("2026-05-01"))
    first = episode(id="R1", start=on("2026-01-05"), end=on("2026-03-01"))
    assert ids(again, first) == ["R1/2026-05-01", "R1"]


def test_that_rows_that_start_the_same_day_are_one_spell():
    assert ids(episode(id="R1"), episode(id="R1", end=on("2026-03-01"))) == ["R1", "R1"]
