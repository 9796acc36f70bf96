"""`checks` on a real file: keys, exit codes, ids alone, and the nine rules against the words."""

import json
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from herefordshire_desk.commands.importing import ImportOptions, import_extract
from herefordshire_desk.domain.records import Allocation, CareEpisode, LegalStatus, SocialWorker
from herefordshire_desk.store.open import open_desk, this_person
from tests.command_line import PASSWORD as COMMAND_PASSWORD
from tests.conftest import PASSWORD
from tests.domain.returns import national_oracle as oracle
from tests.make import on

DAY = "2026-11-20"
PRACTICE = Path(__file__).parents[1] / "practice"
CARE_YEARS = ("2025-09-30", "2026-03-31", "2026-04-01", DAY)


@pytest.fixture(scope="session")
def practice(tmp_path_factory):
    """A desk of the practice extract, made once by the functions of the real command."""
    desk = tmp_path_factory.mktemp("practice") / "d.hfd"
    import_extract(
        ImportOptions(
            paths=(PRACTICE,),
            desk=desk,
            password=COMMAND_PASSWORD,
            workbook_password=None,
            taken_on=on(DAY),
            team=None,
            dry_run=False,
            at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        )
    )
    return desk


def failures_in_words(desk, day):
    """(code, child id) by the plain reckoning, from the desk's records."""
    with open_desk(desk, COMMAND_PASSWORD, who=this_person()) as store:
        drawn = {kind: store.records(kind) for kind in (Allocation, CareEpisode, LegalStatus)}
        people = {each.id: each.registration_number for each in store.records(SocialWorker)}
    by_child = {kind: defaultdict(list) for kind in drawn}
    for kind, records in drawn.items():
        for each in records:
            by_child[kind][each.child_id].append(each)
    failed = set()
    for child, care in by_child[CareEpisode].items():
        rows = oracle.rows_of(
            by_child[Allocation][child], care, by_child[LegalStatus][child], on(day)
        )
        national = [(people.get(who) or who, *rest) for who, *rest in rows]
        failed |= {(code, child) for code, _ in oracle.failures(national)}
    return failed


@pytest.mark.parametrize("day", CARE_YEARS)
def test_that_the_nine_rules_fail_for_the_children_the_words_say(practice, run, day):
    ran = run("checks", "--desk", practice, "--as-of", day, "--json")
    found = json.loads(ran.out)["checks"]
    told = {(each["national_rule"], each["child_id"]) for each in found if each["national_rule"]}
    assert told == failures_in_words(practice, day)
    assert told


def test_that_the_weekly_return_names_the_same_rules_for_the_same_children(practice, run, tmp_path):
    asked = ("--desk", practice, "--as-of", DAY)
    found = json.loads(run("checks", *asked, "--json").out)["checks"]
    assert run("return", "weekly", *asked, "--out", tmp_path / "w.xlsx").code == 0
    rows = load_workbook(tmp_path / "w.xlsx")["checks"].iter_rows(min_row=2, values_only=True)
    weekly = {(rule, child, record) for _, _, _, record, _, _, rule, child in rows if rule}
    assert weekly
    assert weekly <= {(c["national_rule"], c["child_id"], c["record"]) for c in found}


def test_that_it_ran_is_exit_0_whatever_was_found(desk_file, run):
    ran = run("checks", "--desk", desk_file, "--as-of", DAY, "--json", password=PASSWORD)
    told = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert list(told) == ["as_of", "checks"]
    assert {each["level"] for each in told["checks"]} <= {"must_fix", "should_check", "info"}


def test_that_no_name_is_told(desk_file, run):
    words = ("checks", "--desk", desk_file, "--as-of", DAY)
    for ran in (run(*words, password=PASSWORD), run(*words, "--json", password=PASSWORD)):
        assert ran.out
        for name in ("Abbot", "Wren", "Thorne", "Kestrel", "Nair", "2015"):
            assert name not in ran.out


def test_that_the_same_desk_gives_the_same_answer_twice(practice, run):
    words = ("checks", "--desk", practice, "--as-of", DAY, "--json")
    assert run(*words).out == run(*words).out


def test_that_wrong_words_and_wrong_passwords_have_their_codes(desk_file, run, tmp_path):
    assert run("checks", "--desk", desk_file, password="not this one").code == 3
    assert run("checks", "--desk", desk_file, "--as-of", "20/11/2026", password=PASSWORD).code == 2
    assert run("checks", "--desk", tmp_path / "none.hfd").code == 1
    assert run("checks").code == 2


def test_that_check_and_checks_name_each_other(run):
    assert "`checks`" in run("check", "--help").out
    assert "`check`" in run("checks", "--help").out
