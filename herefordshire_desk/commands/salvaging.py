"""`salvage`: what can be read of a damaged desk, in a new file; what could not, in words."""

from pathlib import Path

import click

from herefordshire_desk.commands.asking import NOW, desk_password, say
from herefordshire_desk.commands.options import PATH, with_desk


@click.command()
@with_desk
@click.option("--out", required=True, type=PATH, help="The new desk; must not be there.")
@click.pass_context
def salvage(context: click.Context, desk: Path, password_file: Path | None, out: Path) -> int:
    """What can be read of a damaged desk, in a new one; says what could not."""
    from herefordshire_desk.store.keys import unlock
    from herefordshire_desk.store.open import this_person
    from herefordshire_desk.store.salvage import salvage as salvage_into

    key, at = unlock(desk, desk_password(password_file)), context.meta[NOW]()
    told = salvage_into(desk, key, out, who=this_person(), at=at)
    say("\n".join([*told.report(), f"Written: {out.name}. {desk.name} was left as it is."]))
    return 0
