"""Erasing: nothing of a child is left in the file, and what is left is sound."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herefordshire_desk.domain.changes import Change, Edit, added, altered
from herefordshire_desk.domain.erasure import Erased, ToErase, erasing
from herefordshire_desk.domain.history import History
from herefordshire_desk.domain.records import (
    RECORD_TYPES,
    Child,
    ChildId,
    Discrepancy,
    Erasure,
    FamilyLink,
    ImportedExtract,
    KeptFigure,
    Record,
    SentReturn,
    SentSheet,
    Tombstone,
    Visit,
    child_of,
)
from herefordshire_desk.domain.returns.kept import packed
from herefordshire_desk.domain.returns.sheets import ReturnSheet
from herefordshire_desk.domain.trend_points import trends
from herefordshire_desk.domain.trends import every_point, month_ends
from herefordshire_desk.store.access import access_lines
from herefordshire_desk.store.backup import backup
from herefordshire_desk.store.engine import fetch
from herefordshire_desk.store.erasing import erase_now, review
from herefordshire_desk.store.erasure import erase, tombstone_of, write_space_again
from herefordshire_desk.store.faults import Fault
from herefordshire_desk.store.integrity import check
from herefordshire_desk.store.picture import picture
from herefordshire_desk.store.snapshot import trend_records
from herefordshire_desk.store.store import Store
from herefordshire_desk.views.view_menu import VIEWS
from tests import make
from tests.make import DAY, on
from tests.store.arbitrary import records
from tests.store.desks import AT, made, put, reopened

CANARY, SURNAME, OTHER = "Wilhelmina", "Quillfeather", "Zebedee"
GONE, STAYS = ChildId("100234"), ChildId("100777")
PAGE, SALT, VECTOR, CODE = 4096, 16, 16, 64  # bytes, as SQLCipher 4 lays out a file
ASKED = ToErase(id="E1", children=(GONE,))


def lived() -> list[Record]:
    """A child closed in spring about whom there is something of everything, and a brother."""
    return [
        make.child(id=GONE, forename=CANARY, surname=SURNAME, note=f"{CANARY} likes otters"),
        make.child(id=STAYS, forename=OTHER, surname=SURNAME),
        make.plan(child_id=GONE, end=on("2026-03-02")),
        make.plan(child_id=STAYS),
        make.visit(id="V1", child_id=GONE, not_alone_reason=f"{CANARY} was asleep"),
        make.visit(id="V2", child_id=STAYS),
        make.allocation(child_id=GONE, end=on("2026-03-02")),
        make.family_link(id="L1", child_id=STAYS, other_id=GONE),
        make.family_meeting(child_id=GONE, note=f"at {CANARY}'s"),
        make.mark(child_id=GONE, note=CANARY),
        make.agreed_action(child_id=GONE, words=f"See {CANARY}"),
        make.agreed_action(id="A9", words="Read the file", child_id=None),
        Discrepancy(
            id="D1",
            child_id=GONE,
            what="missing",
            record="Visit:V1",
            format="ssd",
            since=DAY,
            latest=DAY,
        ),
        make.social_worker(id="SW1"),
    ]


@pytest.fixture
def desk(path: Path) -> Iterator[Store]:
    with made(path, *lived()) as store:
        visit = store.find(Visit, ["V1"])["V1"]
        put(store, altered("Correct visit", visit, replace(visit, not_alone_reason=SURNAME)))
        store.prefer("recent", f"Children:{GONE}\nChildren:{STAYS}")
        yield store


def erased(store: Store, asked: ToErase = ASKED) -> Erased:
    return erase_now(store, picture(store, DAY), asked, at=AT, who="p.nair")


def pages_of(path: Path, key: bytes) -> bytes:
    """Every page of a closed desk decrypted, the free space among them: AES-256-CBC.

    A page ends with its vector and its authentication code; the first begins with a salt.
    """
    data, plain = path.read_bytes(), b""
    for at in range(0, len(data), PAGE):
        page = data[at + (SALT if at == 0 else 0) : at + PAGE]
        end = len(page) - VECTOR - CODE
        cipher = Cipher(AES(key), CBC(page[end : end + VECTOR])).decryptor()
        plain += cipher.update(page[:end]) + cipher.finalize()
    return plain


def test_that_no_record_of_an_erased_child_is_left_and_no_other_is_gone(desk: Store) -> None:
    before = {(type(each), each.id) for kind in RECORD_TYPES for each in desk.records(kind)}
    report = erased(desk)
    left = {(type(each), each.id): each for kind in RECORD_TYPES for each in desk.records(kind)}

    assert not any(child_of(each) == GONE for each in left.values())
    assert desk.records(FamilyLink) == []
    gone = before - set(left)
    assert len(gone) == sum(report.records.values()) == 9
    assert {"V2", "A9", STAYS} <= {record_id for _, record_id in left}


def test_that_the_name_is_in_the_pages_before(desk: Store) -> None:
    desk.close()
    assert CANARY.encode() in pages_of(desk.path, desk.key)


def test_that_neither_name_is_anywhere_in_the_file_or_its_log(desk: Store) -> None:
    erased(desk)
    values = [
        str(row)
        for (table,) in fetch(desk.connection, "SELECT name FROM sqlite_master WHERE type='table'")
        for row in fetch(desk.connection, f'SELECT * FROM "{table}"')
    ]
    assert not any(CANARY in each for each in values)
    assert sum(SURNAME in each for each in values) == 1  # the brother's own
    log = desk.path.with_name(f"{desk.path.name}-wal")
    assert not log.exists() or log.stat().st_size == 0
    desk.close()
    plain = pages_of(desk.path, desk.key)
    assert OTHER.encode() in plain
    assert CANARY.encode() not in plain


def test_that_names_are_gone_before_the_space_is_written_again(desk: Store) -> None:
    """The engine overwrites what it frees: a disk too full to write it all again leaks nothing."""
    many = [make.visit(child_id=GONE, not_alone_reason=f"{CANARY} {at}") for at in range(2000)]
    put(desk, added("Import", *many))
    change = erasing(ASKED, DAY, [tombstone_of(desk.key)(GONE)], [], [])
    erase(desk.connection, ASKED, change, at=AT, who="p.nair")
    desk.close()
    assert CANARY.encode() not in pages_of(desk.path, desk.key)


def test_that_space_which_cannot_be_written_again_is_told_and_is_no_failure(desk: Store) -> None:
    desk.connection.execute("BEGIN")  # within which the engine refuses to
    assert not write_space_again(desk.connection)
    desk.connection.execute("ROLLBACK")
    assert write_space_again(desk.connection)


def test_that_what_is_left_is_sound_also_after_a_restart(desk: Store) -> None:
    erased(desk)
    assert check(desk).faults == ()
    with reopened(desk) as again:
        assert check(again).faults == ()


def test_that_a_new_backup_holds_nothing_of_the_child(desk: Store, tmp_path: Path) -> None:
    erased(desk)
    out = tmp_path / "after.deskbackup"
    backup(desk, out, now=AT)
    assert GONE.encode() not in out.read_bytes()
    assert CANARY.encode() not in out.read_bytes()


def test_that_nothing_up_to_an_erasure_can_be_undone_and_what_comes_after_can(desk: Store) -> None:
    erased(desk)
    assert desk.history() == History()
    put(desk, added("Record visit", make.visit(id="V3", child_id=STAYS)))
    assert [line.label for line in desk.history().undoable] == ["Record visit"]


def test_that_the_lines_stay_and_say_who_did_it_and_not_whom(desk: Store) -> None:
    before = desk.lines()
    erased(desk)
    *lines, last = desk.lines()
    assert lines == before
    assert (last.label, last.who, last.child_id) == ("Erase 1 child", "p.nair", None)
    (line,) = access_lines(desk.connection)
    assert (line.what, line.about) == ("erased", "1 child")


def test_that_history_of_the_child_is_empty_and_of_others_is_as_it_was(desk: Store) -> None:
    before = desk.edits_of_child(STAYS)
    erased(desk)
    assert desk.edits_of_child(GONE) == []
    # the brother's link to the child went with the child
    assert [edit for _, edit in desk.edits_of_child(STAYS)] == [
        edit for _, edit in before if not isinstance(edit.record, FamilyLink)
    ]


def test_that_a_tombstone_holds_no_id_and_answers_for_it(desk: Store) -> None:
    erased(desk)
    (stone,) = desk.records(Tombstone)
    assert GONE not in repr(stone)
    assert stone.id != tombstone_of(b"another key")(GONE)
    assert desk.erased_among([GONE, STAYS]) == {GONE}


def test_that_a_child_can_be_erased_again_who_came_back(desk: Store) -> None:
    erased(desk)
    put(desk, added("Import", make.child(id=GONE, forename=CANARY)))
    erased(desk, replace(ASKED, id="E2"))
    assert (desk.find(Child, [GONE]), len(desk.records(Tombstone))) == ({}, 1)
    assert check(desk).faults == ()


def test_that_a_record_that_was_anothers_first_goes_with_the_child_it_came_to(desk: Store) -> None:
    """And one that was the child's before it was another's stays, without what it was."""
    mine, theirs = desk.find(Visit, ["V1"])["V1"], desk.find(Visit, ["V2"])["V2"]
    put(desk, altered("Move", mine, replace(mine, child_id=STAYS, not_alone_reason="")))
    put(desk, altered("Move", theirs, replace(theirs, child_id=GONE, not_alone_reason=CANARY)))
    last = desk.find(Visit, ["V1"])["V1"]
    put(desk, altered("Correct", last, replace(last, seen_alone=True)))

    erased(desk)

    assert set(desk.find(Visit, ["V1", "V2"])) == {"V1"}
    assert check(desk).faults == ()
    assert CANARY not in str(fetch(desk.connection, "SELECT * FROM edits"))
    assert [edit.record.id for _, edit in desk.edits_of_child(STAYS)].count("V1") == 1


def test_that_a_record_that_was_removed_before_is_erased_from_history(desk: Store) -> None:
    visit = desk.find(Visit, ["V1"])["V1"]
    put(desk, Change("Withdraw", (Edit(before=visit),)))
    erased(desk)
    assert CANARY not in str(fetch(desk.connection, "SELECT * FROM edits"))
    assert check(desk).faults == ()


def test_that_the_child_is_not_among_what_was_looked_up(desk: Store) -> None:
    erased(desk)
    assert desk.preferences()["recent"] == f"Children:{STAYS}"


def test_that_it_is_told_where_somebody_wrote_of_the_child(desk: Store) -> None:
    note = make.supervision(id="S1", note=f"spoke of {CANARY.upper()} {SURNAME}")
    put(desk, added("Record supervision", note))
    assert erased(desk).named_in == ("supervision S1",)


def test_that_it_is_told_which_sent_returns_have_the_child_as_they_were_sent(desk: Store) -> None:
    def kept(number: str, child: str) -> tuple[SentReturn, SentSheet]:
        sent = SentReturn(
            id=number, name="weekly", period="P", revision=1, as_of=DAY, sha256="", sent_on=DAY
        )
        rows = (("CHILD_ID", "DAYS"), (child, 1))
        sheet = ReturnSheet(name="S", table="T", columns=rows[0], key=(), rows=rows[1:])
        return sent, SentSheet(id=f"{number}:00", sent_id=number, name="S", packed=packed(sheet))

    put(desk, added("Mark", *kept("R1", GONE), *kept("R2", STAYS), *kept("R3", GONE)))
    report = erased(desk, ToErase(id="E1", children=(ChildId(GONE),), sent=("R3",)))
    assert report.sent_with == ("R1",)


def test_that_a_saved_view_that_looks_for_the_child_is_told_of(desk: Store) -> None:
    desk.prefer(VIEWS, json.dumps([{"name": "Mine", "typed": f"{CANARY} {SURNAME}"}]))
    assert erased(desk).named_in == ("saved views",)


def test_that_a_reason_for_names_that_names_the_child_is_told_of(desk: Store) -> None:
    for why in (f"court papers of {CANARY} {SURNAME}", "court papers"):
        about = f"weekly return P, revision 1, with names: {why}"
        desk.note("written_with_names", about, at=AT, who="p.nair")
    desk.note("child_viewed", GONE, at=AT, who="p.nair")
    assert erased(desk).named_in == ("line of access 1",)


def test_that_a_file_called_by_the_child_is_told_of(desk: Store) -> None:
    source = f"{CANARY} {SURNAME}.deskbundle"
    record = ImportedExtract(
        id="X1", format="handover", source=source, taken_on=DAY, imported_on=DAY
    )
    put(desk, added("Import", record))
    assert erased(desk).named_in == ("imported extract X1",)


def test_that_a_desk_kept_by_a_restore_is_named_as_not_reached(desk: Store) -> None:
    desk.path.with_name("desk-kept-2026-11-01-093000.hfd").touch()
    desk.path.with_name("another.hfd").touch()
    assert erased(desk).copies == ("desk-kept-2026-11-01-093000.hfd",)


def test_that_a_sent_return_goes_with_its_sheets_and_leaves_sound_history(desk: Store) -> None:
    sent = SentReturn(
        id="R1", name="weekly", period="2024-W40", revision=1, as_of=DAY, sha256="", sent_on=DAY
    )
    put(desk, added("Mark", sent, SentSheet(id="R1:00", sent_id="R1", name="S", packed=GONE)))

    report = erased(desk, ToErase(id="E1", sent=("R1",)))

    assert report.records == {"sent_return": 1, "sent_sheet": 1}
    assert check(desk).faults == ()
    assert desk.lines()[-1].label == "Erase 1 sent return"


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param("UPDATE edits SET salt = x'' WHERE kind = 'agreed_action'", id="later"),
        pytest.param("UPDATE edits SET salt = x''", id="all"),
    ],
)
def test_that_values_which_no_erasure_took_are_missed(desk: Store, tamper: str) -> None:
    desk.connection.execute(tamper)
    assert any("nothing that erased them" in each for each in check(desk).faults)


def test_that_an_erasure_that_fails_leaves_everything(desk: Store) -> None:
    before = fetch(desk.connection, "SELECT * FROM edits")
    change = erasing(ASKED, DAY, ["x"], [], [Edit(before=Tombstone(id="y", erased_on=DAY))])
    with pytest.raises(Exception, match="changed meanwhile"):
        erase(desk.connection, ASKED, change, at=AT, who="p.nair")
    assert fetch(desk.connection, "SELECT * FROM edits") == before
    assert desk.find(Child, [GONE])


def test_that_nobody_is_erased_from_a_desk_that_was_lent(desk: Store) -> None:
    taken_in = ImportedExtract(
        id="lent:b1", format="lent", source="a.deskbundle", taken_on=DAY, imported_on=DAY, rows=9
    )
    put(desk, added("Take in a desk", taken_in))
    with pytest.raises(Fault, match="This desk was lent"):
        erased(desk)
    assert desk.find(Child, [GONE])


def test_that_figures_are_kept_for_as_long_as_the_child_was_open(desk: Store) -> None:
    """A trend may look further back than two years one day."""
    put(desk, added("Add", make.plan(child_id=GONE, start=on("2022-03-01"), end=on("2023-01-09"))))
    put(desk, added("Allocate", make.allocation(child_id=GONE, start=on("2022-03-01"))))
    erased(desk)
    months = {each.month for each in desk.records(KeptFigure)}
    assert min(months) == on("2022-03-31")
    assert max(months) < DAY


def test_that_the_review_lists_who_is_closed_and_not_who_is_open(desk: Store) -> None:
    found = review(desk, picture(desk, DAY))
    assert [(each.child.id, each.until) for each in found.closed] == [(GONE, on("2026-09-02"))]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    before=records(*(kind for kind in RECORD_TYPES if kind is not Erasure)),
    after=records(*(kind for kind in RECORD_TYPES if kind is not Erasure)),
    gone=st.sets(st.sampled_from(["C1", "C2", "C3"]), min_size=1, max_size=2),
)
def test_that_whatever_was_on_file_what_is_left_is_sound_and_names_nobody(
    tmp_path_factory, before, after, gone
) -> None:
    """Records move from child to child between the two; then some children are erased."""
    path = tmp_path_factory.mktemp("any") / "desk.hfd"
    with made(path, *before) as store:
        held = {(type(each), each.id): each for each in before}
        edits = [
            Edit(before=held.get((type(each), each.id)), after=each)
            for each in after
            if held.get((type(each), each.id)) != each
        ]
        put(store, Change("Again", tuple(edits)))
        asked = ToErase(id="E1", children=tuple(sorted(map(ChildId, gone))))
        stones = [tombstone_of(store.key)(each) for each in asked.children]
        erase(store.connection, asked, erasing(asked, DAY, stones, [], []), at=AT, who="p.nair")

        assert check(store).faults == ()
        assert not set(asked.children) & store.child_ids()
        said = str(fetch(store.connection, "SELECT before FROM edits"))
        assert not any(f'"{name}":"{each}"' in said for each in gone for name in ("child_id", "id"))
        stays = {
            (type(each), each.id)
            for each in {**held, **{(type(each), each.id): each for each in after}}.values()
            if child_of(each) not in gone and getattr(each, "other_id", None) not in gone
        }
        left = {(type(each), each.id) for kind in RECORD_TYPES for each in store.records(kind)}
        assert stays <= left


def test_that_no_month_on_record_moves_when_a_child_goes(path: Path) -> None:
    """Not the last two years alone: Trends goes back to where the records begin."""
    opened, closed = on("2022-03-01"), on("2023-09-04")
    kept = [
        make.child(id=STAYS),
        make.plan(id="P1", child_id=STAYS, start=opened),
        make.allocation(id="A1", child_id=STAYS, start=opened),
    ]
    gone = [
        make.child(id=GONE),
        make.plan(id="P2", child_id=GONE, start=opened, end=closed),
        make.allocation(id="A2", child_id=GONE, start=opened, end=on("2022-10-03")),
        make.allocation(
            id="A3", child_id=GONE, social_worker_id="SW2", start=on("2022-10-03"), end=closed
        ),
    ]
    with made(path, *kept, *gone) as store:
        before = all_points(store)
        erased(store)
        assert all_points(store) == before
        assert len(store.records(KeptFigure)) > 0


def all_points(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What every chart shows of every whole month on record: not who is behind it."""
    drawn = picture(store, DAY)
    known = trend_records(store, drawn, None)
    points = every_point(known, month_ends(DAY, known.months))
    return {
        trend.id: [
            (each.day, f.numerator, f.denominator, f.given, f.known_for, each.low, each.high)
            for each in row
            if each.whole and (f := each.figure) is not None
        ]
        for trend, row in zip(trends().values(), points.values(), strict=True)
    }
