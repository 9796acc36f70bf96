import pytest

from herefordshire_desk.workbooks.read import read_sheets
from tests.make_team import IN_DATE
from tests.views.forms import cells, opened

LONG = "four random words here"


@pytest.fixture
def page(qtbot, window):
    page = window.show_page("returns")
    qtbot.waitUntil(page.mark.isEnabled)
    return page


@pytest.fixture
def form(window, page, tmp_path):
    form = opened(window, "write_named")
    form.out.line.setText(str(tmp_path / "named.xlsx"))
    return form


def fill(form, again=LONG):
    form.agreed.setChecked(True)
    form.reason.setText("Ofsted asked")
    form.password.setText(LONG)
    form.again.setText(again)


def test_that_nothing_is_written_without_the_tick(form, tmp_path):
    form.verb.click()
    assert form.fields["agreed"].problem.text() == "Tick that this copy is to have names."
    assert list(tmp_path.glob("*.xlsx")) == []


def test_that_a_slip_in_the_password_is_said(form):
    fill(form, again="four random words hero")
    form.verb.click()
    assert form.fields["again"].problem.text() == "The two passwords differ."


def test_that_it_is_written_under_the_password_and_listed_with_who_and_why(
    qtbot, form, page, tmp_path
):
    fill(form)
    form.verb.click()
    qtbot.waitUntil(lambda: "Written with names: named.xlsx" in page.says.text(), timeout=30_000)
    sheets = read_sheets([tmp_path / "named.xlsx"], password=LONG).sheets
    (names,) = (each for each in sheets if each.name == "names")
    assert IN_DATE in {row[1] for row in names.rows}
    assert cells(page.named, "Reason") == ["Ofsted asked"]
    assert cells(page.named, "By") == [page.desk.who]


def test_that_a_file_that_is_there_stays_and_no_line_is_kept(qtbot, form, page, tmp_path):
    (tmp_path / "named.xlsx").write_text("mine")
    fill(form)
    form.verb.click()
    qtbot.waitUntil(form.verb.isEnabled)
    assert "is there already" in form.overall.text()
    page.refresh()
    assert cells(page.named, "Reason") == []


def test_that_ofsteds_lists_are_not_written_with_names(qtbot, window, page):
    page.kind.setCurrentIndex(page.kind.findData("annex-a"))
    qtbot.waitUntil(page.mark.isEnabled)
    page.begin_named()
    assert page.says.text().startswith("Choose the weekly or the monthly return")
