"""The rules of how the desk is built, each a function from a module to what is wrong with it."""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Callable, Iterable, Iterator

from tests.architecture import PACKAGE, Function, Module, last_name

LONGEST_FILE = 250
MOST_STATEMENTS = 25
VAGUE = {"base", "common", "core", "handler", "helper", "manager", "misc", "service", "util"}
BANNED = {
    "QSortFilterProxyModel": "sort and filter in RecordTable",
    "QUndoStack": "History undoes Changes",
    "ResizeToContents": "it measures every row: set widths from a sample",
}
NOT_FOR_RULES = {"os", "pathlib", "sqlite3"}
FOR_RULES = {"rapidfuzz"}  # arithmetic on letters: it knows no window, file or clock
COSTLY = {"click", "numpy", "openpyxl", "pyqtgraph", "rapidfuzz", "sqlite_utils"}
QT_BY_PART = {
    "background": {"QtCore"},
    "desk": {"QtCore"},
    "open_file": {"QtCore"},
    "errands": set(),
    "keeping": set(),
    "erasure_errands": set(),
    "extract_errands": set(),
    "key_errands": set(),
    "restoring": set(),
    "doors": {"QtWidgets"},
    "unlocking": {"QtCore", "QtWidgets"},
    "models": {"QtCore", "QtGui"},
    "views": {"QtCore", "QtDBus", "QtGui", "QtPrintSupport", "QtSvg", "QtWidgets"},
    "application": {"QtCore", "QtGui", "QtWidgets"},
    "pictures": {"QtCore", "QtGui", "QtWidgets"},
    "main": {"QtCore", "QtGui", "QtWidgets"},
}
CLOCK = {
    "date": {"today"},
    "datetime": {"now", "today", "utcnow"},
    "time": {"ctime", "gmtime", "localtime", "time", "time_ns"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
    "QDateTime": {"currentDateTime", "currentDateTimeUtc", "currentSecsSinceEpoch"},
}
CLOCK_IN_SQL = re.compile(r"\bCURRENT_(DATE|TIME|TIMESTAMP)\b|\b(date|time|datetime)\('now'")
EXEMPTION = re.compile(r"#\s*(noqa(:\s*[A-Z0-9, ]+)?|type:\s*ignore(\[[\w\-, ]*\])?)(?P<reason>.*)")
Rule = Callable[[Module], Iterator[str]]


def too_long(module: Module) -> Iterator[str]:
    lines = len(module.source.splitlines())
    if lines > LONGEST_FILE:
        yield f"{lines} lines, {LONGEST_FILE} at most"


def function_too_long(module: Module) -> Iterator[str]:
    for function in module.functions:
        statements = _statements(function) - (ast.get_docstring(function) is not None)
        if statements > MOST_STATEMENTS:
            yield f"{function.name} has {statements} statements, {MOST_STATEMENTS} at most"


def vague_name(module: Module) -> Iterator[str]:
    for part in module.path.with_suffix("").parts:
        if {word.removesuffix("s") for word in part.split("_")} & VAGUE:
            yield f"{part} says nothing of what it is for"


def no_docstring(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield "nothing says what the module is for"


def unexplained_exemption(module: Module) -> Iterator[str]:
    """The reason stands after the exemption, or as a comment of its own on the line above."""
    lines = module.source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(module.source).readline):
        found = EXEMPTION.search(token.string) if token.type == tokenize.COMMENT else None
        line = token.start[0]
        above = lines[line - 2].strip() if line > 1 else ""
        if found and not _is_reason(found["reason"]) and not _is_reason(above, start="#"):
            yield f"line {line}: no reason beside {found[1].strip()}"


def reads_the_clock(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and node.attr in CLOCK.get(last_name(node.value), ()):
            yield f"line {node.lineno}: {last_name(node.value)}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            taken = {alias.name for alias in node.names} & CLOCK["time"]
            yield from (f"line {node.lineno}: time.{name}" for name in sorted(taken))
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (
                f"line {node.lineno}: SQL's clock" for _ in CLOCK_IN_SQL.findall(node.value)
            )


def runs_a_dialog(module: Module) -> Iterator[str]:
    for node in module.nodes:
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in ("exec", "exec_"):
            yield f"line {called.lineno}: open() or popup(), and wait for its signal"


def banned_name(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Attribute | ast.Name | ast.alias):
            name = last_name(node)
            if name in BANNED:
                yield f"line {node.lineno}: {name}: {BANNED[name]}"


def rules_lean_on_something(module: Module) -> Iterator[str]:
    ours = (f"{PACKAGE}.domain", f"{PACKAGE}.resource")
    for name, _ in module.imports:
        top = name.partition(".")[0]
        pure = top in FOR_RULES or (top in sys.stdlib_module_names and top not in NOT_FOR_RULES)
        if not pure and not name.startswith(ours):
            yield f"imports {name}"


def qt_in_the_wrong_part(module: Module) -> Iterator[str]:
    for name, _ in module.imports:
        library, _, rest = name.partition(".")
        if library == "PySide6" and rest.partition(".")[0] not in QT_BY_PART.get(module.part, ()):
            yield f"imports {name}"


def costly_at_start(product: Iterable[Module], starts: Iterable[str]) -> Iterator[str]:
    """Costly libraries imported, at one remove or more, by importing any of `starts`."""
    by_name = {module.name: module for module in product}
    waiting, met = list(starts), set(starts)
    while waiting:
        module = by_name[waiting.pop()]
        for name in (name for name, at_once in module.imports if at_once):
            if name.partition(".")[0] in COSTLY:
                yield f"{module.path} imports {name}"
            ours = {name, name.rpartition(".")[0]} & by_name.keys() - met
            waiting += ours
            met |= ours


def _statements(node: ast.AST) -> int:
    """Statements in it, those of functions inside it left out: they are judged by themselves."""
    parts = ast.iter_child_nodes(node)
    return sum(
        isinstance(part, ast.stmt) + (0 if isinstance(part, Function) else _statements(part))
        for part in parts
    )


def _is_reason(text: str, start: str = "") -> bool:
    return text.startswith(start) and len(text.strip(" #-–:").split()) > 1
