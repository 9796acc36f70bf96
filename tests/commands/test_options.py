"""Options that several commands share."""

import click
from click.testing import CliRunner

from herefordshire_desk.commands.options import as_of_option, json_option, with_desk


@click.command()
@with_desk
@as_of_option
@json_option
def command(desk, password_file, as_of, as_json):
    click.echo(f"{desk.name} {password_file} {as_of} {as_json}")


def test_that_a_desk_is_needed_and_the_rest_is_not():
    assert CliRunner().invoke(command, ["--desk", "a/d.hfd"]).output == "d.hfd None None False\n"
    assert CliRunner().invoke(command, []).exit_code == 2


def test_that_each_is_read():
    words = ["--desk", "d.hfd", "--password-file", "p", "--as-of", "2026-11-20", "--json"]
    assert CliRunner().invoke(command, words).output == "d.hfd p 2026-11-20 True\n"
