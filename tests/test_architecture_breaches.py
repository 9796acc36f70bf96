"""Each rule of how the desk is built can be broken: a small breach of it is found."""

from pathlib import PurePosixPath

import pytest

from tests import architecture
from tests import architecture_rules as rules
from tests.architecture import PACKAGE, Module

BREACHES = [
    pytest.param(rules.too_long, "x = 1\n" * 251, id="a_file_of_251_lines"),
    pytest.param(
        rules.function_too_long,
        "def f():\n    '''Says so.'''\n" + "    x = 1\n" * 26,
        id="a_function_of_26_statements",
    ),
    pytest.param(rules.no_docstring, "x = 1\n", id="a_module_without_a_docstring"),
    pytest.param(rules.unexplained_exemption, "x = 1  # noqa: E501\n", id="a_bare_noqa"),
    pytest.param(rules.unexplained_exemption, "x = 1  # type: ignore[misc]\n", id="a_bare_ignore"),
    pytest.param(rules.reads_the_clock, "date.today()\n", id="today"),
    pytest.param(rules.reads_the_clock, "datetime.datetime.now(UTC)\n", id="now"),
    pytest.param(rules.reads_the_clock, "from time import time\n", id="the_time"),
    pytest.param(rules.reads_the_clock, "QDate.currentDate()\n", id="qt_s_clock"),
    pytest.param(rules.reads_the_clock, "'select date(\\'now\\')'\n", id="the_database_s"),
    pytest.param(rules.runs_a_dialog, "dialog.exec()\n", id="a_dialog_run"),
    pytest.param(rules.banned_name, "x = QHeaderView.ResizeToContents\n", id="slow_widths"),
    pytest.param(rules.banned_name, "from PySide6.QtGui import QUndoStack\n", id="qt_s_undo"),
    pytest.param(rules.rules_lean_on_something, "import click\n", id="a_rule_on_click"),
    pytest.param(rules.rules_lean_on_something, "import os\n", id="a_rule_on_the_system"),
    pytest.param(
        rules.rules_lean_on_something,
        "from herefordshire_desk.store.store import Store\n",
        id="a_rule_on_the_store",
    ),
    pytest.param(
        rules.qt_in_the_wrong_part,
        "from PySide6.QtWidgets import QWidget\n",
        id="a_widget_below_views",
    ),
]


@pytest.mark.parametrize(("rule", "source"), BREACHES)
def test_that_the_rule_finds(rule, source):
    assert len(list(rule(Module(PurePosixPath(PACKAGE, "domain", "bad.py"), source)))) == 1


ALLOWED = [
    pytest.param(
        rules.unexplained_exemption,
        "x = 1  # noqa: E501 - as the law has it\n",
        id="a_reason",
    ),
    pytest.param(
        rules.unexplained_exemption,
        "# Qt's stubs say otherwise\nx = 1  # type: ignore[misc]\n",
        id="a_reason_above",
    ),
    pytest.param(rules.reads_the_clock, "desk.today\nself._now()\n", id="a_day_given"),
]


@pytest.mark.parametrize(("rule", "source"), ALLOWED)
def test_that_the_rule_lets_pass(rule, source):
    assert list(rule(Module(PurePosixPath(PACKAGE, "domain", "good.py"), source))) == []


@pytest.mark.parametrize("name", ["utils", "child_helpers", "window_manager", "core", "base"])
def test_that_a_vague_name_is_found(name):
    module = Module(PurePosixPath(PACKAGE, "views", f"{name}.py"), "")
    assert len(list(rules.vague_name(module))) == 1


@pytest.mark.parametrize(
    ("window", "found"),
    [
        pytest.param("import openpyxl\n", 1, id="at_once_it_is_found"),
        pytest.param("from herefordshire_desk.chart import Chart\n", 1, id="at_one_remove_too"),
        pytest.param("def f():\n    import openpyxl\n", 0, id="when_needed_it_may_be"),
        pytest.param("if TYPE_CHECKING:\n    import openpyxl\n", 0, id="for_its_types_it_may_be"),
    ],
)
def test_that_a_costly_import_before_the_first_page_is_found(window, found):
    product = [
        Module(PurePosixPath(PACKAGE, "window.py"), window),
        Module(PurePosixPath(PACKAGE, "chart.py"), "import pyqtgraph\n"),
    ]
    assert len(list(rules.costly_at_start(product, [f"{PACKAGE}.window"]))) == found


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        pytest.param("def f(x):\n    return 1 if x else 2\n", True, id="a_choice_is_logic"),
        pytest.param("def f(x):\n    return [y for y in x]\n", True, id="a_loop_is_logic"),
        pytest.param("LIMITS = (1, 2)\n", False, id="a_table_is_not"),
    ],
)
def test_that_what_needs_a_test_is_told_from_what_does_not(source, holds):
    assert architecture.holds_logic(Module(PurePosixPath(PACKAGE, "a.py"), source)) is holds


def test_that_a_part_may_be_tested_with_the_whole_it_is_named_for():
    module = Module(PurePosixPath(PACKAGE, "domain", "timeline_bands.py"), "")
    assert architecture.mirrors(module) == [
        "tests/domain/test_timeline_bands.py",
        "tests/domain/test_timeline.py",
    ]


def test_that_resources_and_icons_are_found_where_they_are_named():
    source = (
        'read("a"), resource("b.csv"), resource(f"icons/{x}.svg"), icon("visit"), f(icon="end")'
    )
    module = Module(PurePosixPath(PACKAGE, "a.py"), source)
    assert list(architecture.named_resources(module)) == ["b.csv", "icons"]
    assert sorted(architecture.named_icons(module)) == ["end", "visit"]
