"""Finds what the desk carries in `resources/`: installed, frozen or in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent
PLACES = (PACKAGE / "resources", PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """The carried file or folder called `name`, such as `icons` or `visit_rules.toml`.

    A wheel holds the folder inside the package; a checkout has it beside the package.
    """
    return next((place / name for place in PLACES if (place / name).exists()), PLACES[0] / name)


def read_resource(name: str) -> str:
    """The text of a carried file. Raises FileNotFoundError when it is not carried."""
    return resource(name).read_text(encoding="utf-8")
