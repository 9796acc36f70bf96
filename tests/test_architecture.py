"""The rules of how the desk is built, held against every file of it."""

from collections.abc import Sequence

from tests import architecture
from tests import architecture_rules as rules
from tests.architecture import PACKAGE, ROOT, Module, modules
from tests.architecture_rules import Rule

EVERYTHING = modules(PACKAGE, "tests", "installer")
PRODUCT = [module for module in EVERYTHING if module.path.parts[0] == PACKAGE]
SCRIPTS = [module for module in EVERYTHING if module.path.parts[0] == "installer"]
TESTS = [module for module in EVERYTHING if module.path.parts[0] == "tests"]
FIRST_PAGE = [f"{PACKAGE}.{name}" for name in ("main", "application")]
DOMAIN = [module for module in PRODUCT if module.part == "domain"]
ICONS = {icon.stem for icon in (ROOT / "resources" / "icons").glob("*.svg")}


def hold(rule: Rule, modules: Sequence[Module]) -> None:
    found = [f"{module.path}: {what}" for module in modules for what in rule(module)]
    assert not found, "\n".join(found)


def test_that_no_file_of_the_program_is_longer_than_250_lines():
    hold(rules.too_long, PRODUCT + SCRIPTS)


def test_that_no_function_has_more_than_25_statements():
    hold(rules.function_too_long, EVERYTHING)


def test_that_every_file_is_named_for_what_it_is_about():
    hold(rules.vague_name, EVERYTHING)


def test_that_every_module_says_what_it_is_for():
    hold(rules.no_docstring, PRODUCT + SCRIPTS)


def test_that_every_lint_exemption_has_its_reason():
    hold(rules.unexplained_exemption, EVERYTHING)


def test_that_the_clock_is_read_only_in_main_and_cli():
    rest = [module for module in PRODUCT if module.part not in ("main", "cli")]
    hold(rules.reads_the_clock, rest)


def test_that_no_dialog_is_run_with_exec():
    rest = [module for module in PRODUCT if module.part != "application"]
    hold(rules.runs_a_dialog, rest)


def test_that_nothing_uses_qt_classes_known_to_be_slow_or_unsafe():
    hold(rules.banned_name, PRODUCT)


def test_that_the_rules_import_only_the_standard_library_rapidfuzz_and_each_other():
    hold(rules.rules_lean_on_something, DOMAIN)


def test_that_each_part_uses_only_as_much_of_qt_as_it_may():
    hold(rules.qt_in_the_wrong_part, PRODUCT)


def test_that_the_first_page_waits_for_no_costly_library():
    found = list(rules.costly_at_start(PRODUCT, FIRST_PAGE))
    assert not found, "\n".join(found)


def test_that_whatever_holds_logic_is_mirrored_in_tests_or_named_by_one():
    written = {str(module.path) for module in TESTS}
    named = {name for module in TESTS for name in architecture.imported_modules(module)}
    bare = [
        str(module.path)
        for module in PRODUCT
        if architecture.holds_logic(module)
        and module.name not in named
        and not written & set(architecture.mirrors(module))
    ]
    assert not bare, "\n".join(bare)


def test_that_every_resource_named_is_carried():
    named = {name for module in PRODUCT for name in architecture.named_resources(module)}
    assert [name for name in sorted(named) if not (ROOT / "resources" / name).exists()] == []


def test_that_every_icon_named_is_carried():
    named = {name for module in PRODUCT for name in architecture.named_icons(module) if name}
    assert named - ICONS == set()
