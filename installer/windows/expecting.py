"""What a try-out expects: of exit codes, of files byte by byte, and of what takes a while."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

from installer.windows.wine import Ran

PATIENCE = 60.0  # seconds


class Failed(Exception):
    """What was to be so and is not."""


def expect(is_so: bool, words: str) -> None:
    """Raises Failed, with those words, where it is not."""
    if not is_so:
        raise Failed(words)


def expect_code(ran: Ran, code: int) -> None:
    """Raises Failed, with the end of what was said, for any other exit code."""
    expect(ran.code == code, f"It ended with {ran.code}. {ran.out.strip()[-300:]}")


def wait_until(done: Callable[[], bool], words: str) -> None:
    """Raises Failed where it is not so after a while."""
    until = monotonic() + PATIENCE
    while not done():
        expect(monotonic() < until, words)
        sleep(0.2)


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(file.read_bytes()).hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """Those of all files below a folder, by their paths from it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): digest(path) for path in files}
