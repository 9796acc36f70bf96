"""Finds what the desk carries in `resources/`: installed, frozen or in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(name: str) -> Traversable:
    """The carried file or folder called `name`, such as `icons` or `visit_rules.toml`.

    A wheel holds the folder inside the package; a checkout has it beside the package.
    """
    package = files("herefordshire_desk")
    inside = package.joinpath("resources", name)
    return inside if _is_there(inside) else package.joinpath("..", "resources", name)


def read_resource(name: str) -> str:
    """The text of a carried file. Raises FileNotFoundError when it is not carried."""
    return resource(name).read_text(encoding="utf-8")


def _is_there(place: Traversable) -> bool:
    return place.is_file() or place.is_dir()
