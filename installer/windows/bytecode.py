"""Bytecode: Python files compiled once, when the copy is built, into the same bytes every time.

A compiled file carries the digest of its source and is never held against it: an installed copy
has no source, and may not write beside itself.
"""

import importlib.util
import io
import marshal
import zipfile
from collections.abc import Mapping

UNCHECKED = (0b01).to_bytes(4, "little")  # PEP 552: by its source's digest, not looked at again
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def compiled(source: bytes, name: str) -> bytes:
    """The bytes of the .pyc of a source, which names itself so in a traceback."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    head = importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source)
    return head + marshal.dumps(code)


def all_compiled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files, with `a.pyc` in the place of each `a.py`."""
    return {
        f"{name}c" if name.endswith(".py") else name: (
            compiled(data, name) if name.endswith(".py") else data
        )
        for name, data in files.items()
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of them in order of their names, dated long ago."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # said of every system that builds it
            archive.writestr(info, files[name])
    return out.getvalue()
