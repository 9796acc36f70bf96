"""Windows programs and libraries from outside: what they import, export and are signed with.

Only as much of the format as that takes: Microsoft's "PE Format", the sections on the optional
header's data directories, .edata, .idata, delay-load tables and attribute certificates.
"""

import struct
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

EXPORTS, IMPORTS, CERTIFICATES, DELAYED = 0, 1, 4, 13  # places among the data directories
AMD64, PE32_PLUS = 0x8664, 0x20B
CODE = 0x20  # of a section's characteristics


class NotPe(ValueError):
    """Bytes that are no 64-bit Windows program or library."""


class Section(NamedTuple):
    """Where a part of the file stands once it is loaded."""

    address: int
    size: int
    offset: int
    is_code: bool


class Export(NamedTuple):
    """A name that others may use; `is_data` where it is a variable and no function."""

    name: str
    is_data: bool


class Pe:
    """One file, read from its bytes. Raises NotPe."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self._read_headers()
        except struct.error as fault:
            raise NotPe("The file ends within its headers.") from fault

    def imports(self) -> set[str]:
        """Names of the libraries it needs, in small letters; those it loads late as well."""
        at_once = self._names(IMPORTS, entry=20, name_at=12)
        return {*at_once, *self._names(DELAYED, entry=32, name_at=4)}

    @cached_property
    def exports(self) -> list[Export]:
        """What it exports by name, in the order of its table."""
        address, _ = self.directories[EXPORTS]
        if not address:
            return []
        count, functions, names, ordinals = struct.unpack_from(
            "<4I", self.data, self._offset(address) + 24
        )
        found = []
        for at in range(count):
            name = self._text(self._number("<I", names, 4 * at))
            ordinal = self._number("<H", ordinals, 2 * at)
            target = self._number("<I", functions, 4 * ordinal)
            found.append(Export(name, is_data=not self._section(target).is_code))
        return found

    @property
    def signature(self) -> bytes | None:
        """The PKCS #7 structure of its Authenticode signature, None where it is not signed."""
        offset, size = self.directories[CERTIFICATES]  # this one is a place in the file
        return _without_padding(self.data[offset + 8 : offset + size]) if size > 8 else None

    def _read_headers(self) -> None:
        if self.data[:2] != b"MZ":
            raise NotPe("It does not begin as a program does.")
        (start,) = struct.unpack_from("<I", self.data, 0x3C)
        if self.data[start : start + 4] != b"PE\0\0":
            raise NotPe("It is a program of another kind.")
        machine, sections, self.stamp = struct.unpack_from("<HHI", self.data, start + 4)
        (optional_size,) = struct.unpack_from("<H", self.data, start + 20)
        optional = start + 24
        (kind,) = struct.unpack_from("<H", self.data, optional)
        if (machine, kind) != (AMD64, PE32_PLUS):
            raise NotPe("It is not for 64-bit Windows.")
        (count,) = struct.unpack_from("<I", self.data, optional + 108)
        known = [
            struct.unpack_from("<2I", self.data, optional + 112 + 8 * at) for at in range(count)
        ]
        self.directories = (known + [(0, 0)] * 16)[:16]
        table = optional + optional_size
        self.sections = [self._section_at(table + 40 * at) for at in range(sections)]

    def _section_at(self, place: int) -> Section:
        size, address, raw_size, offset = struct.unpack_from("<4I", self.data, place + 8)
        (kind,) = struct.unpack_from("<I", self.data, place + 36)
        return Section(address, max(size, raw_size), offset, bool(kind & CODE))

    def _names(self, directory: int, *, entry: int, name_at: int) -> Iterator[str]:
        """Of each library in a table of descriptors, which ends with one that names none."""
        address, size = self.directories[directory]
        if not address or not size:
            return
        at = 0
        while name := self._number("<I", address, at + name_at):
            yield self._text(name).lower()
            at += entry

    def _number(self, kind: str, address: int, beyond: int) -> int:
        (number,) = struct.unpack_from(kind, self.data, self._offset(address) + beyond)
        return int(number)

    def _text(self, address: int) -> str:
        start = self._offset(address)
        return self.data[start : self.data.index(b"\0", start)].decode("ascii")

    def _offset(self, address: int) -> int:
        section = self._section(address)
        return address - section.address + section.offset

    def _section(self, address: int) -> Section:
        for section in self.sections:
            if section.address <= address < section.address + section.size:
                return section
        raise NotPe("It points outside itself.")


def _without_padding(der: bytes) -> bytes:
    """What a DER structure says is its length: the table is filled up to eight bytes."""
    if der[1] < 0x80:
        return der[: 2 + der[1]]
    octets = der[1] & 0x7F
    return der[: 2 + octets + int.from_bytes(der[2 : 2 + octets], "big")]


def is_pe(name: str) -> bool:
    """Whether a file of that name is a Windows program or library."""
    return name.lower().endswith((".dll", ".exe", ".pyd"))
