from pathlib import Path

import pytest

from herefordshire_desk.domain.records import Child
from herefordshire_desk.store.backup import backup
from herefordshire_desk.store.bringing import bring_desk
from herefordshire_desk.store.faults import Damaged, Fault, NotFound, WrongPassword
from herefordshire_desk.store.keys import unlock
from herefordshire_desk.store.open import create_desk
from tests.store.desks import AT, PASSWORD, WHO

HERE = "a password for here"


@pytest.fixture
def packed(path: Path) -> tuple[Path, str]:
    """A backup and its recovery code."""
    store, code = create_desk(path, PASSWORD, who=WHO)
    out = path.with_name("out.deskbackup")
    backup(store, out, now=AT)
    store.close()
    return out, code


def test_that_a_backup_opens_elsewhere_by_its_code_and_then_by_the_new_password(
    packed: tuple[Path, str], tmp_path: Path
) -> None:
    to = tmp_path / "here" / "desk.hfd"
    with bring_desk(packed[0], to, packed[1], HERE, who=WHO, now=AT) as store:
        assert store.records(Child) == []
    assert unlock(to, HERE)
    with pytest.raises(WrongPassword):
        unlock(to, PASSWORD)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        pytest.param("ABCD", WrongPassword, id="another_code"),
        pytest.param(PASSWORD, WrongPassword, id="the_password_in_its_place"),
    ],
)
def test_that_nothing_is_written_by_anything_but_the_code(
    packed: tuple[Path, str], tmp_path: Path, code: str, fault: type[Fault]
) -> None:
    to = tmp_path / "here" / "desk.hfd"
    with pytest.raises(fault, match="recovery code"):
        bring_desk(packed[0], to, code, HERE, who=WHO, now=AT)
    assert not to.parent.exists()


def test_that_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    to, other = tmp_path / "desk.hfd", tmp_path / "other.zip"
    other.write_bytes(b"no zip")
    with pytest.raises(Damaged):
        bring_desk(other, to, "ABCD", HERE, who=WHO, now=AT)
    with pytest.raises(NotFound):
        bring_desk(tmp_path / "none.zip", to, "ABCD", HERE, who=WHO, now=AT)
    assert not to.exists()
