"""Import-linter's contracts hold, and each of them can be broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, ROOT

# contract, the module that breaks it, what that module then imports
BREACHES = {
    "Arrows point down only": ("models/columns.py", "import herefordshire_desk.views.tokens"),
    "Nothing but cli and __main__ starts the desk": (
        "views/tokens.py",
        "import herefordshire_desk.main",
    ),
    "No screen reaches past the desk to the store": (
        "views/tokens.py",
        "import herefordshire_desk.store.store",
    ),
    "The desk itself knows no workbooks": ("desk.py", "import herefordshire_desk.workbooks"),
    "Background work knows nothing of ours": (
        "background.py",
        "import herefordshire_desk.domain.records",
    ),
    "The rules know no window, no file and no database": ("domain/words.py", "import sqlite3"),
    "What lies below the desk knows no widgets": ("store/store.py", "import PySide6.QtCore"),
    "Excel is read and written in workbooks alone": ("views/tokens.py", "import openpyxl"),
    "The file and its keys are opened in store alone": ("domain/words.py", "import cryptography"),
    "Charts are drawn in views alone": ("models/columns.py", "import pyqtgraph"),
    "No circles among neighbours": (
        "domain/problems.py",
        "import herefordshire_desk.domain.assess",
    ),
}


def lint_imports(folder: Path) -> str:
    """What import-linter says of the package in that folder."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-logo", "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def verdict_on_breaches(tmp_path_factory):
    folder = tmp_path_factory.mktemp("breached")
    shutil.copytree(ROOT / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    for name, line in BREACHES.values():
        with (folder / PACKAGE / name).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")
    return lint_imports(folder)


def test_that_layers_import_only_what_lies_below_them():
    verdict = lint_imports(ROOT)
    assert f"Contracts: {len(BREACHES)} kept, 0 broken." in verdict, verdict


@pytest.mark.parametrize("contract", BREACHES)
def test_that_the_contract_can_be_broken(contract, verdict_on_breaches):
    assert f"{contract} BROKEN" in verdict_on_breaches
