from herefordshire_desk.domain.changes import added
from herefordshire_desk.store.open import create_desk
from tests import make
from tests.command_line import PASSWORD
from tests.conftest import NOW
from tests.store.desks import WHO, many

PAGE = 4096


def made(path):
    store, _ = create_desk(path, PASSWORD, who=WHO)
    with store:
        store.apply(added("Add", make.child(surname="Quill"), *many(400)), at=NOW, who="a")


def test_that_a_damaged_desk_is_salvaged_into_a_new_one_with_a_report(run, tmp_path):
    desk, out = tmp_path / "desk.hfd", tmp_path / "new.hfd"
    made(desk)
    data = bytearray(desk.read_bytes())
    data[-2 * PAGE : -PAGE] = bytes(PAGE)
    desk.write_bytes(data)
    assert run("check", "--desk", desk).code == 1

    ran = run("salvage", "--desk", desk, "--out", out)

    assert ran.code == 0
    assert ran.out.startswith("Not everything could be read.")
    assert "child: 1 row read" in ran.out
    assert "Quill" not in ran.out
    assert run("check", "--desk", out).code == 0
    assert desk.read_bytes() == data


def test_that_nothing_is_overwritten_and_the_password_is_asked_for(run, tmp_path):
    desk, out = tmp_path / "desk.hfd", tmp_path / "new.hfd"
    made(desk)
    assert run("salvage", "--desk", desk, "--out", out, password="wrong").code == 3
    assert not out.exists()
    out.write_text("mine")
    assert run("salvage", "--desk", desk, "--out", out).code == 1
    assert out.read_text() == "mine"
