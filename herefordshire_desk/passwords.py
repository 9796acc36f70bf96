"""Where a password comes from: the environment, a file or a prompt; it is forgotten at once."""

import os
import sys
from pathlib import Path

VARIABLE = "HEREFORDSHIRE_DESK_PASSWORD"


def given_password(file: Path | None) -> str | None:
    """The password from the environment, else from the file's first line; None when neither.

    The environment variable is removed as it is read, so that no child process sees it.
    Raises OSError where the file cannot be read.
    """
    from_environment = os.environ.pop(VARIABLE, None)
    if from_environment:
        return from_environment
    if file is None:
        return None
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return lines[0] if lines else None


def asked_password(prompt: str) -> str | None:
    """The password typed at the terminal, not shown; None where there is no terminal."""
    if not sys.stdin or not sys.stdin.isatty():
        return None
    from getpass import getpass

    return getpass(prompt) or None
