from herefordshire_desk.domain.importing import NO_ROW
from herefordshire_desk.views.extract_problem import OWN_TRACKER
from herefordshire_desk.views.extracts import LOG, PREVIEW
from tests.make_extract import KNOWN


def test_that_a_file_of_no_format_is_refused_and_may_be_an_own_tracker(extracts, waited, tmp_path):
    file = tmp_path / "caseload.csv"
    file.write_text("Who,Since\nWren,05/01/2026\n", encoding="utf-8")
    extracts.read([file])
    waited()

    assert extracts.parts.at == LOG
    assert extracts.says.text().endswith(OWN_TRACKER.removeprefix("{}"))
    assert extracts.explain.isVisible()


def test_that_a_guess_that_does_not_fit_leaves_the_preview_and_says_why(qtbot, window, extract):
    page = window.show_page("extracts")
    page.read([extract])
    qtbot.waitUntil(lambda: page.parts.at == PREVIEW)
    page.look_again("ssda903")
    qtbot.waitUntil(lambda: page.task is None)

    assert page.parts.at == PREVIEW
    assert page.preview.format.value() == "ssd"
    assert page.preview.rows.records.row_of(f"conflict:Child:{KNOWN}") is not None
    assert page.preview.rows.hasFocus()
    assert page.says.text().startswith(NO_ROW)
