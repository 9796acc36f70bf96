"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from herefordshire_desk.commands.asking import Iso

Command = Callable[..., int]
Today = Callable[[], date]  # what a command declared outside cli.py is given as its object
PATH = click.Path(path_type=Path)


def with_desk(command: Command) -> Command:
    """The options of every command that works on a desk file."""
    options = (
        click.option("--desk", required=True, type=PATH, help="The desk's file."),
        click.option("--password-file", type=PATH, help="Its first line is the desk's password."),
    )
    for option in options:
        command = option(command)
    return command


as_of_option = click.option(
    "--as-of", type=Iso(), default=None, help="The day to assess, such as 2026-11-20; today."
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON on standard output.")
