from herefordshire_desk.domain.returns.weekly import weekly
from herefordshire_desk.views.return_sheets import SheetViewer
from tests.make_returns import held, snapshot
from tests.views.forms import cells


def test_that_tables_can_be_chosen_and_prose_cannot(qtbot) -> None:
    viewer = SheetViewer()
    qtbot.addWidget(viewer)
    viewer.show_return(weekly(snapshot(held("100"))))
    names = [viewer.which.itemData(at) for at in range(viewer.which.count())]
    assert names[:2] == ["submission", "checks"]
    assert {"Cover", "notes"} & set(names) == set()
    assert cells(viewer.sheet, "child_id") == ["100"]


def test_that_the_sheet_looked_at_stays_when_the_return_is_made_again(qtbot) -> None:
    viewer = SheetViewer()
    qtbot.addWidget(viewer)
    viewer.show_return(weekly(snapshot(held("100"))))
    viewer.which.setCurrentIndex(viewer.which.findData("measures"))
    viewer.show_return(weekly(snapshot(held("100"), held("7"))))
    assert viewer.which.value() == "measures"
    assert cells(viewer.sheet, "measure_id")[0] == "W1"
