"""The encrypted engine: the one place that knows sqlcipher3 and its exceptions.

There is no way to connect without a key: an unkeyed connection would write plain text.
"""

import errno
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlcipher3
import sqlcipher3.dbapi2

from herefordshire_desk.store.faults import (
    Damaged,
    DiskFault,
    Fault,
    NameTooLong,
    NoSpace,
    NotAllowed,
    OpenElsewhere,
    Unfit,
)

if TYPE_CHECKING:
    # the interface is the same, and the standard library's carries types
    from sqlite3 import (  # noqa: TID251
        Connection,
        DatabaseError,
        Error,
        IntegrityError,
        OperationalError,
        Row,
    )

    from sqlite_utils import Database
else:
    from sqlcipher3.dbapi2 import (
        Connection,
        DatabaseError,
        Error,
        IntegrityError,
        OperationalError,
        Row,
    )

__all__ = [
    "Connection",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "OperationalError",
    "Row",
    "connect",
    "fetch",
    "in_words",
    "sqlite_utils_over",
    "transaction",
]

KEY_BYTES = 32
_FAULTS: dict[str, type[Fault]] = {
    "SQLITE_FULL": NoSpace,
    "SQLITE_IOERR": DiskFault,
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_BUSY": OpenElsewhere,
    "SQLITE_READONLY": NotAllowed,
    "SQLITE_CANTOPEN": NotAllowed,
}
_NAMELESS = {  # a copy that fails raises only the words
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
}
_OS_FAULTS: dict[int | None, type[Fault]] = {
    errno.ENOSPC: NoSpace,
    errno.EACCES: NotAllowed,
    errno.EPERM: NotAllowed,
    errno.EROFS: NotAllowed,
    errno.ENAMETOOLONG: NameTooLong,
}


def connect(path: Path, key: bytes, *, untouched: bool = False) -> Connection:
    """A keyed connection to a file that is there already: it never makes one.

    `untouched` reads the file alone and leaves every byte as it is; what stands only in its
    write-ahead log is not seen. A wrong key shows at the first read, as DatabaseError.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    how = "mode=ro&immutable=1" if untouched else "mode=rw"
    where = f"{path.absolute().as_uri()}?{how}"
    connection: Connection = sqlcipher3.dbapi2.connect(where, uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise Unfit
    except BaseException:
        connection.close()
        raise
    return connection


def fetch(
    connection: Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
) -> list[tuple[Any, ...]]:
    """Every row of a query. Raises a Fault in words where the file cannot be read."""
    with in_words():
        return connection.execute(sql, parameters).fetchall()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of what is done inside, or none of it. Raises a Fault in words where it cannot be."""
    with in_words():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # some faults of the disk have already rolled it back
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def in_words() -> Iterator[None]:
    """What the engine and the disk raise, as Faults; a mistake in the program stays what it is."""
    try:
        yield
    except Error as error:
        fault = _FAULTS.get(getattr(error, "sqlite_errorname", "") or _NAMELESS.get(str(error), ""))
        if fault is None:
            raise
        raise fault from None
    except OSError as error:
        raise _OS_FAULTS.get(error.errno, DiskFault) from None


def sqlite_utils_over(connection: Connection) -> "Database":
    """sqlite_utils, which costs a tenth of a second to import, over our engine and exceptions.

    Only for migrations and edits. Raises RuntimeError if sqlite_utils came first: it would
    then catch the wrong exceptions.
    """
    if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3") is not sqlcipher3:
        raise RuntimeError("sqlite_utils was imported before the engine was put under it")
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
    with _unseen("pandas"):  # where it is installed, for tests: it would be loaded for nothing
        from sqlite_utils import Database

    return Database(connection)


@contextmanager
def _unseen(name: str) -> Iterator[None]:
    """Within, nobody finds a module that was not imported before."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = cast("Any", None)
    try:
        yield
    finally:
        del sys.modules[name]
