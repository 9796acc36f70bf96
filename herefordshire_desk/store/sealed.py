"""Sealed rows: those of a long extract, packed in a file without a name that goes when we do.

They are sealed by a key that is kept nowhere but in memory: a disk that is looked at later, also
after the program was killed, has nothing of them that can be read.
"""

import pickle
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate
from os import SEEK_END
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import Any, NamedTuple, TypeVar, overload
from weakref import finalize

from herefordshire_desk.domain.batched import batched
from herefordshire_desk.store.faults import NoSpace

T = TypeVar("T")
AT_ONCE = 2_000
NO_ROOM = "There is not enough room on the disk for temporary files to read so large an extract."
IN_MEMORY = 4 * 1024 * 1024  # bytes
KEY_BITS, NONCE_BYTES = 128, 12


class Sealed:
    """The file, which is on the disk only once it is large.

    It is gone once it is closed, at the latest when nothing refers to it or to rows in it.
    """

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when we are
        self._cipher = AESGCM(AESGCM.generate_key(KEY_BITS))
        self._packs = 0
        self._one_at_a_time = Lock()
        self._close = finalize(self, _close, self._file)

    def __enter__(self) -> "Sealed":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def keep(self, rows: Iterable[T]) -> "KeptRows[T]":
        """The same rows, out of memory: cells, or anything else of our own."""
        return KeptRows(self, [self._packed(some) for some in batched(rows, AT_ONCE)])

    def _packed(self, rows: Sequence[object]) -> "Pack":
        packed = pickle.dumps(rows, pickle.HIGHEST_PROTOCOL)
        with self._one_at_a_time:
            self._packs += 1
            nonce = self._packs.to_bytes(NONCE_BYTES, "big")
            sealed = self._cipher.encrypt(nonce, packed, None)
            try:
                at = self._file.seek(0, SEEK_END)
                self._file.write(sealed)
                self._file.flush()
            except OSError as fault:
                raise NoSpace(NO_ROOM) from fault
        return Pack(at, len(sealed), nonce, len(rows))

    def opened(self, pack: "Pack") -> list[Any]:
        """The rows of one pack, as they were."""
        with self._one_at_a_time:
            self._file.seek(pack.at)
            sealed = self._file.read(pack.size)
        packed = self._cipher.decrypt(pack.nonce, sealed, None)
        # what we sealed ourselves, and the seal tells whether it was touched
        rows: list[Any] = pickle.loads(packed)  # noqa: S301
        return rows


def _close(file: SpooledTemporaryFile[bytes]) -> None:
    """It is closed also where what waits to be written out finds no room: that was told."""
    with suppress(OSError):
        file.close()


class Pack(NamedTuple):
    """Where some rows lie in the file."""

    at: int
    size: int
    nonce: bytes
    rows: int


class KeptRows(Sequence[T]):
    """Rows that lie in a sealed file: to be gone through, one after the other."""

    def __init__(self, sealed: Sealed, packs: Sequence[Pack]) -> None:
        self._sealed, self._packs = sealed, packs
        self._ends = list(accumulate(pack.rows for pack in packs))
        self._opened: tuple[int, list[T]] = (-1, [])  # the pack that was looked into last

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[T]:
        for pack in self._packs:
            yield from self._sealed.opened(pack)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> T | list[T]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return [self[place] for place in places]
        pack = bisect_right(self._ends, places)
        if self._opened[0] != pack:
            self._opened = (pack, self._sealed.opened(self._packs[pack]))
        begun = self._ends[pack] - self._packs[pack].rows
        return self._opened[1][places - begun]
