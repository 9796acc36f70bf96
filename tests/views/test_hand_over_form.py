import pytest

from herefordshire_desk.domain.records import Allocation, SocialWorker
from tests.make import DAY, on
from tests.make_team import OVERDUE, PRIYA, TOM, UNBORN, WAITING
from tests.views.forms import opened, retype


@pytest.fixture
def page(window):
    return window.show_page("allocation")


@pytest.fixture
def put(page):
    def put(child, to):
        assert page.board.waiting.choose(child)
        page.put(to)

    return put


def choose(field, value):
    field.setCurrentIndex(field.findData(value))


# --- who leaves


def test_that_whoever_holds_children_can_be_laid_out(window, page):
    form = opened(window, "leaver")

    offered = [form.leaver.itemText(at) for at in range(form.leaver.count())]
    assert offered == [
        "Choose…",
        "Megan Pugh · 4 children",
        "Owen Hale · 1 child",
        "Priya Nair · 5 children",
        "Tom Beddoes · 3 children",
    ]


@pytest.mark.parametrize(
    ("leaver", "end", "said"),
    [
        pytest.param("", "18 Dec 2026", "Choose who leaves.", id="nobody"),
        pytest.param(PRIYA, "", "Give the first day they are no longer in post.", id="no_day"),
        pytest.param(
            PRIYA,
            "nonsense",
            "Write a whole date, such as 20 Nov 2026 or 20/11/2026.",
            id="no_date",
        ),
        pytest.param(
            PRIYA,
            "1 Sep 2020",
            "They joined on 1 September 2020: the end must be after that.",
            id="before_they_joined",
        ),
    ],
)
def test_that_what_is_wrong_with_a_leaver_is_said_and_nothing_is_laid_out(
    window, page, leaver, end, said
):
    form = opened(window, "leaver")
    choose(form.leaver, leaver)
    retype(form.end, end)
    form.save()

    assert form.isVisible()
    assert said in [field.problem.text() for field in form.fields.values()]
    assert page.plan.leaver is None


def test_that_a_day_typed_already_is_not_written_over(window, page):
    form = opened(window, "leaver")
    retype(form.end, "1 Dec 2026")
    choose(form.leaver, TOM)

    assert form.end.text() == "1 Dec 2026"


# --- what is asked once


def test_that_the_ten_reasons_are_asked_once_and_a_first_one_is_first_contact(window, desk, put):
    put(WAITING, PRIYA)
    put(UNBORN, PRIYA)
    form = opened(window, "make_changes")
    assert form.windowTitle() == "Hand over 2 children"
    assert form.reason.count() == 11
    form.save()
    assert form.fields["reason"].problem.text() == "Choose the reason for the change."

    choose(form.reason, "MANAGE")
    choose(form.planned, "unplanned")
    retype(form.start, "19 Nov 2026")
    form.save()

    rows = desk.ask(lambda store: store.of_children(Allocation, [WAITING, UNBORN]))
    new = {row.child_id: row for row in rows if row.social_worker_id == PRIYA}
    assert {child: row.reason for child, row in new.items()} == {
        WAITING: "MANAGE",
        UNBORN: "FCONTA",
    }
    assert {row.start for row in new.values()} == {on("2026-11-19")}
    assert desk.history.undoable[-1].label == "Hand over 2 children, not planned"


def test_that_first_contact_is_offered_where_nobody_has_had_anybody(window, put):
    put(UNBORN, PRIYA)

    assert opened(window, "make_changes").reason.value() == "FCONTA"


def test_that_a_leaver_is_dated_in_the_same_change(window, desk, page):
    page.lay_out(desk.picture.social_workers[TOM], on("2026-12-04"))
    form = opened(window, "make_changes")
    assert (form.reason.value(), form.end.text()) == ("LEFTRL", "4 Dec 2026")
    form.save()

    assert desk.picture.social_workers[TOM].end == on("2026-12-04")
    assert desk.assessments["100103"].social_worker_id == PRIYA

    desk.undo()
    roster = {each.id: each for each in desk.ask(lambda store: store.records(SocialWorker))}
    assert roster[TOM].end == on("2026-12-18")
    assert desk.assessments["100103"].social_worker_id == TOM


@pytest.mark.parametrize(
    ("placed", "title"),
    [
        pytest.param(3, "Hand over 3 children", id="all"),
        pytest.param(2, "Hand over 2 children; 1 child stays with Tom Beddoes for now", id="two"),
        pytest.param(1, "Hand over 1 child; 2 children stay with Tom Beddoes for now", id="one"),
    ],
)
def test_that_children_left_with_a_leaver_are_said(window, desk, page, placed, title):
    page.plan.lay_out(desk.picture.social_workers[TOM], on("2026-12-04"))
    page.plan.follow()
    theirs = [each for each in page.plan.waiting if each.cause == "leaver"]
    page.plan.put(theirs[:placed], PRIYA)

    assert opened(window, "make_changes").windowTitle() == title


def test_that_a_leaver_gone_already_makes_it_likely_not_planned(window, desk, page):
    page.lay_out(desk.picture.social_workers[TOM], DAY)

    assert opened(window, "make_changes").planned.value() == "unplanned"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        pytest.param("start", "", id="no_day"),
        pytest.param("start", "1 Dec 2026", id="in_the_future"),
        pytest.param("end", "", id="no_leaving_day"),
    ],
)
def test_that_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    window, desk, page, field, typed
):
    page.lay_out(desk.picture.social_workers[TOM], on("2026-12-04"))
    before, moves = desk.history, dict(page.plan.moves)
    form = opened(window, "make_changes")
    retype(form.fields[field].input, typed)
    form.save()

    assert form.fields[field].problem.text()
    assert (desk.history, page.plan.moves) == (before, moves)


def test_that_a_refusal_of_one_child_is_said_and_refuses_all(window, desk, page, put):
    page.lay_out(desk.picture.social_workers[PRIYA], on("2026-12-04"))
    page.plan.put([each for each in page.plan.waiting if each.id == OVERDUE], TOM)
    form = opened(window, "make_changes")
    retype(form.start, "5 Jan 2026")
    form.save()

    assert "The last allocation began on 5 January 2026" in (
        form.fields["start"].problem.text() + form.overall.text()
    )
    assert desk.assessments[OVERDUE].social_worker_id == PRIYA
