"""Finds what the desk carries in `resources/`: installed, frozen or in a checkout."""

import csv
from pathlib import Path

PACKAGE = Path(__file__).parent
PLACES = (PACKAGE / "resources", PACKAGE.parent / "resources")


def resource(name: str) -> Path:
    """The carried file or folder called `name`, such as `icons` or `visit_rules.csv`.

    A wheel holds the folder inside the package; a checkout has it beside the package.
    """
    return next((place / name for place in PLACES if (place / name).exists()), PLACES[0] / name)


def read_resource(name: str) -> str:
    """The text of a carried file. Raises FileNotFoundError when it is not carried."""
    return resource(name).read_text(encoding="utf-8")


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a carried CSV file by its headings. Raises FileNotFoundError as above."""
    return list(csv.DictReader(read_resource(name).splitlines()))
