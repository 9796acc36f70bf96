"""`checks`: what the records have wrong, by every rule there is, the national ones among them."""

import json
from datetime import date
from pathlib import Path

import click

from herefordshire_desk.commands.asking import on_desk, say
from herefordshire_desk.commands.options import Today, as_of_option, json_option, with_desk
from herefordshire_desk.domain.returns.checks import Check
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.store import Store


@click.command()
@with_desk
@as_of_option
@json_option
@click.pass_obj
def checks(
    today: Today, desk: Path, password_file: Path | None, as_of: date | None, as_json: bool
) -> int:
    """Data checks of every record, national rules included. The file itself is for `check`."""
    from herefordshire_desk.domain.returns import every_check

    day = as_of or today()
    found = on_desk(desk, password_file, lambda store: checked(store, day))
    if as_json:
        say(json.dumps(every_check.as_json(found, day), indent=1))
    else:
        say(every_check.in_words(found, day))
    return 0


def checked(store: Store, day: date) -> tuple[Check, ...]:
    """Everything that the checks find as at the day."""
    from herefordshire_desk.domain.returns.every_check import every_check
    from herefordshire_desk.store.snapshot import desk_records

    return every_check(desk_records(store, picture(store, day)))
