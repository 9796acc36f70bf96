"""A module of the project as the tests of its architecture read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "herefordshire_desk"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the top of the project, and its text."""

    path: PurePosixPath
    source: str

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of its syntax tree."""
        return list(ast.walk(self.tree))

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, str(self.path))

    @property
    def name(self) -> str:
        """What it is imported as."""
        return ".".join(self.path.with_suffix("").parts).removesuffix(".__init__")

    @property
    def part(self) -> str:
        """The part of the package it is in, such as `domain` or `main`; "" outside the package."""
        return PurePosixPath(self.path.parts[1]).stem if self.path.parts[0] == PACKAGE else ""

    @property
    def imports(self) -> Iterator[tuple[str, bool]]:
        """Each module it imports, in full, and whether that happens when it is itself imported."""
        later = {id(node) for part in self._not_at_once for node in ast.walk(part)}
        for node in self.nodes:
            for name in _imported(node):
                yield name, id(node) not in later

    @property
    def functions(self) -> list[Function]:
        return [node for node in self.nodes if isinstance(node, Function)]

    @property
    def _not_at_once(self) -> Iterator[ast.AST]:
        """What runs later or never when it is imported: functions, and imports for types alone."""
        yield from self.functions
        for node in self.nodes:
            if isinstance(node, ast.If) and last_name(node.test) == "TYPE_CHECKING":
                yield from node.body


def modules(*folders: str) -> list[Module]:
    """Every Python file under the folders of this project."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [
        Module(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text("utf-8"))
        for path in paths
    ]


def holds_logic(module: Module) -> bool:
    """Whether any function of it chooses or repeats: then something can be wrong in it."""
    choices = (ast.If, ast.IfExp, ast.For, ast.While, ast.Match, ast.comprehension, ast.BoolOp)
    return any(isinstance(node, choices) for each in module.functions for node in ast.walk(each))


def mirrors(module: Module) -> list[str]:
    """Where its tests may be: `timeline_bands.py` is tested as itself or with `timeline.py`."""
    folder = PurePosixPath("tests", *module.path.parts[1:-1])
    words = module.path.stem.split("_")
    stems = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    return [str(folder / f"test_{stem}.py") for stem in stems]


def imported_modules(module: Module) -> set[str]:
    """What it imports, whether a module or a name out of one."""
    names = {name for name, _ in module.imports}
    return names | {name.rpartition(".")[0] for name in names}


def named_resources(module: Module) -> Iterator[str]:
    """The carried files and folders it asks for; of one put together, the part that is fixed."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and last_name(node.func) in ("resource", "read_resource"):
            text = node.args[0]
            first = text.values[0] if isinstance(text, ast.JoinedStr) else text
            if isinstance(first, ast.Constant):
                whole = first is text
                yield first.value if whole else first.value.rpartition("/")[0]


def named_icons(module: Module) -> Iterator[str]:
    """The icons it names: `icon="…"`, and the first argument of an `icon` or `pixmap` call."""
    for node in module.nodes:
        if isinstance(node, ast.Call):
            first = node.args[:1] if last_name(node.func) in ("icon", "pixmap") else []
            given = [*first, *(word.value for word in node.keywords if word.arg == "icon")]
            yield from (each.value for each in given if isinstance(each, ast.Constant))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def last_name(node: ast.AST) -> str:
    """`now` of `datetime.now`, `date` of `date`."""
    for field in ("attr", "id", "name"):
        if hasattr(node, field):
            return str(getattr(node, field))
    return ""
