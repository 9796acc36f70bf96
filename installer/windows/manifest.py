"""The manifest: what is installed, for whoever has to allow it: path, size, digest and signer."""

import csv
import io
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from installer.windows.signers import signer_of

NAME = "manifest.csv"
HEADINGS = ("path", "size", "sha256", "signed_by")


def manifest_of(payload: Mapping[str, bytes]) -> bytes:
    """A line for each file but itself, in order of paths."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(HEADINGS)
    for path, data in sorted(payload.items()):
        if path != NAME:
            table.writerow((path, len(data), sha256(data).hexdigest(), signer_of(path, data)))
    return out.getvalue().encode()


def written(payload: Mapping[str, bytes], folder: Path) -> int:
    """Write every file below the folder; how many bytes that are. Nothing else stays in it."""
    for path, data in payload.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return sum(map(len, payload.values()))
