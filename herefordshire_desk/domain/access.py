"""Access: what was looked at or taken out of the desk, beside what was changed in it."""

from datetime import datetime
from typing import Literal, NamedTuple, get_args

Access = Literal[
    "opened",
    "child_viewed",
    "printed",
    "exported",
    "return_written",
    "written_with_names",
    "restored",
    "password_changed",
    "code_changed",
    "bundle_written",
    "bundle_taken_in",
    "erased",
]
KINDS: tuple[Access, ...] = get_args(Access)
ACCESS_WORDS: dict[Access, str] = {
    "opened": "Opened the desk",
    "child_viewed": "Looked at a child",
    "printed": "Printed",
    "exported": "Wrote a file",
    "return_written": "Wrote a return",
    "written_with_names": "Wrote a return with names",
    "restored": "Went back to a backup",
    "password_changed": "Changed the password",
    "code_changed": "Made a new recovery code",
    "erased": "Erased",
    "bundle_written": "Wrote a bundle for another desk",
    "bundle_taken_in": "Took in a bundle of another desk",
}


class AccessLine(NamedTuple):
    """Who did what and when. `at` is UTC.

    `about` is an id, a count or a kind, never a name; of a return with names also the reason
    that was given.
    """

    number: int
    at: datetime
    who: str
    what: Access
    about: str
