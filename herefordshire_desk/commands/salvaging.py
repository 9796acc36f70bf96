"""`salvage`: what can be read of a damaged desk, in a new file; what could not, in words."""

from datetime import datetime
from pathlib import Path

from herefordshire_desk.store.keys import unlock
from herefordshire_desk.store.open import this_person
from herefordshire_desk.store.salvage import salvage


def salvage_into(desk: Path, password: str, out: Path, at: datetime) -> str:
    """The report, line by line. Raises the store's Fault; then there is no `out`."""
    told = salvage(desk, unlock(desk, password), out, who=this_person(), at=at)
    return "\n".join([*told.report(), f"Written: {out.name}. {desk.name} was left as it is."])
