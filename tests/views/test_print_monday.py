from dataclasses import replace
from datetime import timedelta

import pytest

from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.happened import Happened
from herefordshire_desk.errands import since_monday
from herefordshire_desk.views.print_html import as_html
from herefordshire_desk.views.print_list import by_id_only
from herefordshire_desk.views.print_monday import _longest_that_fit, happened_words, monday_pages
from tests.make import DAY, allocation, assessment, care_episode, on, plan, social_worker, visit
from tests.make_team import CHANGED, NEVER_SEEN, OVERDUE, WAITING
from tests.views.test_print_list import names_in
from tests.views.test_print_pages import pages_in

QUIET = Happened(
    first=on("2026-11-16"), last=DAY, seen=0, not_seen=0, recorded=0, begun=0, ended=0,
    extracts=(), sent=0, done=(), taken_back=0,
)  # fmt: skip
GOES = social_worker(id="GOES", name="Tom Beddoes", end=on("2026-12-18"))


def grids(pages):
    return {part.name: part for part in pages.paper.parts[:-1]}


def first_cells(grid):
    return [row[0].text for row in grid.rows]


def test_that_the_page_says_what_a_monday_needs(desk):
    found = grids(monday_pages(desk, since_monday(desk)))

    assert first_cells(found["Visits overdue (2)"]) == ["Jonah Abbot", "Wren Abbot"]
    assert len(found["No social worker (2)"].rows) == 2
    assert len(found["Visits due in 7 days (4)"].rows) == 4
    assert first_cells(found["Social workers leaving, with children (1)"]) == ["Tom Beddoes"]
    often = found["Three or more social workers in 12 months, or changed too often (1)"]
    assert first_cells(often) == ["Elis Rowan"]


def test_that_with_ids_only_no_child_has_a_name(desk):
    with by_id_only(desk, True):
        html = monday_pages(desk, since_monday(desk)).html

    assert names_in(html) == set()
    assert all(child in html for child in (OVERDUE, NEVER_SEEN, WAITING, CHANGED))


def many(kind: str, at: int) -> Assessment:
    """A child of a large team: overdue and waiting, due, or moved from one to another."""
    held = {
        "late": [plan(), visit(visited_on=on("2026-10-02"))],
        "due": [plan(), visit(visited_on=on("2026-11-09")), allocation(social_worker_id="GOES")],
        "moved": [
            care_episode(),
            visit(kind="CLA", visited_on=on("2026-11-09")),
            *(
                allocation(
                    social_worker_id=f"S{turn}",
                    start=on("2026-01-05") + timedelta(30 * turn),
                    end=on("2026-02-04") + timedelta(30 * turn),
                    reason="MANAGE",
                )
                for turn in range(4)
            ),
        ],
    }[kind]
    return assessment(*held, id=f"{kind}{at:03}", forename="Ada", surname=f"Marsh-{at}")


@pytest.fixture
def large(desk):
    """A team with 300 children and more than that many needs."""
    children = [many(kind, at) for kind in ("late", "due", "moved") for at in range(100)]
    workers = {**desk.picture.social_workers, GOES.id: GOES}
    desk.picture = desk.picture._replace(
        assessments={each.child.id: each for each in children},
        social_workers=workers,
    )
    return desk


def test_that_it_is_one_page_however_much_there_is_and_what_is_cut_is_said(large):
    assert len(large.needs()) > 300

    pages = monday_pages(large, since_monday(large))

    assert pages.count == pages_in(pages.pdf()) == 1
    cut = [grid for grid in grids(pages).values() if grid.left_out]
    assert cut
    for grid in cut:
        told = int(grid.left_out.split()[1])
        assert f"({told + len(grid.rows)})" in grid.name
        assert f"and {told} more" in pages.html


def test_that_the_page_is_full_before_anything_is_cut(large):
    """One row more and it would not fit: what is overdue has the room that is left."""
    found = grids(monday_pages(large, QUIET))
    lengths = [len(grid.rows) for grid in found.values()]

    assert sum(lengths) > 20
    assert lengths[0] >= max(lengths[1:])


def test_that_one_page_holds_though_names_and_labels_are_very_long(large):
    long = {
        key: each._replace(child=replace(each.child, forename="A" * 900, surname="b " * 900))
        for key, each in large.assessments.items()
    }
    large.picture = large.picture._replace(assessments=long)
    busy = replace(QUIET, done=tuple((f"Label {'x' * 500} {at}", at) for at in range(50)))

    assert monday_pages(large, busy).count == 1


def test_that_an_empty_team_has_a_page_too(desk):
    desk.picture = desk.picture._replace(assessments={})

    pages = monday_pages(desk, QUIET)

    assert pages.count == 1
    assert as_html(pages.paper).count("<p>None.</p>") == 5


def test_that_a_quiet_week_is_said_plainly():
    assert happened_words(QUIET) == [
        "No visits made. No visits recorded at the desk.",
        "No lead allocations begun, 0 ended.",
        "No extracts imported. No returns sent.",
        "Done at the desk: nothing.",
    ]


def test_that_a_busy_week_is_told_by_what_was_done():
    busy = replace(
        QUIET, seen=20, not_seen=3, recorded=21, begun=4, ended=1, sent=1, taken_back=2,
        done=tuple((f"Thing {at}", 9 - at) for at in range(8)),
    )  # fmt: skip

    visits, allocations, sent, done = happened_words(busy)
    assert visits == (
        "23 visits made, 3 of them with the child not seen. 21 visits recorded at the desk."
    )
    assert allocations == "4 lead allocations begun, 1 ended."
    assert sent == "No extracts imported. 1 return sent."
    assert done.endswith("thing 5 (4), other (5) and taken back (2).")


@pytest.mark.parametrize(
    ("room", "lengths", "shown"),
    [
        pytest.param(100, (5, 3), [5, 3], id="all_fit"),
        pytest.param(6, (9, 9), [3, 3], id="alike"),
        pytest.param(7, (9, 9), [4, 3], id="the_first_has_what_is_left"),
        pytest.param(7, (1, 9), [1, 6], id="a_short_one_leaves_room"),
        pytest.param(0, (9, 9), [0, 0], id="no_room"),
    ],
)
def test_that_lists_share_the_page_alike(room, lengths, shown):
    def fits(most):
        return sum(map(min, most, lengths)) <= room

    assert _longest_that_fit(lengths, fits) == shown
