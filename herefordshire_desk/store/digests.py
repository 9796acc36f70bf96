"""Digests of history: what makes an edit or a line that was altered show.

They stand apart from reading history, which opening a desk does and which needs none of them.
"""

import json
from hashlib import sha256

from herefordshire_desk.store.rows import Row


def edit_digest(salt: bytes, table: str, record_id: str, before: str, after: str) -> bytes:
    """The digest of one edit. JSON has no bare line end, so the parts cannot run together."""
    return sha256(salt + f"{table}\n{before}\n{after}\n{record_id}".encode()).digest()


def line_hash(prev: bytes, line: Row, digest: bytes) -> bytes:
    """The hash of a line, as a row of LINE, over the hash of the line before it."""
    return sha256(prev + digest + json.dumps(line, ensure_ascii=False).encode()).digest()
