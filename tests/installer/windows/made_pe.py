"""A Windows library of a few hundred bytes, with the tables that are asked for."""

import struct
from collections.abc import Iterable

CODE, TABLES, HEADERS = 0x1000, 0x2000, 0x400
SIZE = 0x1000  # of each section


def made_pe(
    imports: Iterable[str] = (),
    delayed: Iterable[str] = (),
    exports: Iterable[tuple[str, bool]] = (),
    signature: bytes = b"",
) -> bytes:
    """`exports` are names, each with whether it is data."""
    tables = bytearray(b"\0" * 16)
    places = {
        0: _exports(tables, list(exports)),
        1: _imports(tables, imports, entry=20, name_at=12),
        13: _imports(tables, delayed, entry=32, name_at=4),
    }
    body = bytes(SIZE) + bytes(tables).ljust(SIZE, b"\0")
    if signature:
        certificate = struct.pack("<IHH", 8 + len(signature), 0x200, 2) + signature
        places[4] = (HEADERS + len(body), len(certificate))
        body += certificate
    return _headers(places) + body


def _headers(places: dict[int, tuple[int, int]]) -> bytes:
    directories = b"".join(struct.pack("<2I", *places.get(at, (0, 0))) for at in range(16))
    optional = struct.pack("<H", 0x20B).ljust(108, b"\0") + struct.pack("<I", 16) + directories
    coff = struct.pack("<HHIIIHH", 0x8664, 2, 0, 0, 0, len(optional), 0x2022)
    sections = _section(b".text", CODE, HEADERS, 0x60000020)
    sections += _section(b".rdata", TABLES, HEADERS + SIZE, 0x40000040)
    start = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    return (start + b"PE\0\0" + coff + optional + sections).ljust(HEADERS, b"\0")


def _section(name: bytes, address: int, offset: int, kind: int) -> bytes:
    sizes = struct.pack("<4I", SIZE, address, SIZE, offset)
    return name.ljust(8, b"\0") + sizes + bytes(12) + struct.pack("<I", kind)


def _add(tables: bytearray, data: bytes) -> int:
    at = TABLES + len(tables)
    tables += data
    return at


def _imports(
    tables: bytearray, names: Iterable[str], *, entry: int, name_at: int
) -> tuple[int, int]:
    places = [_add(tables, name.encode() + b"\0") for name in names]
    rows = [
        bytes(name_at) + struct.pack("<I", place) + bytes(entry - name_at - 4) for place in places
    ]
    table = b"".join(rows) + bytes(entry)
    return (_add(tables, table), len(table)) if rows else (0, 0)


def _exports(tables: bytearray, exports: list[tuple[str, bool]]) -> tuple[int, int]:
    if not exports:
        return (0, 0)
    targets = [TABLES if is_data else CODE for _, is_data in exports]
    texts = [_add(tables, name.encode() + b"\0") for name, _ in exports]
    functions = _add(tables, struct.pack(f"<{len(exports)}I", *targets))
    names = _add(tables, struct.pack(f"<{len(exports)}I", *texts))
    ordinals = _add(tables, struct.pack(f"<{len(exports)}H", *range(len(exports))))
    head = bytes(20) + struct.pack("<5I", len(exports), len(exports), functions, names, ordinals)
    return _add(tables, head), len(head)
