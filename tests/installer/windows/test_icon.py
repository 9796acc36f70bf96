import struct

from installer.build_windows import DRAWING
from installer.windows.icon import ICON, SIDE, SIDE_SIZE, SIZES, draw_art, packed


def test_that_each_picture_is_found_where_the_head_says():
    made = packed({16: b"sixteen", 256: b"large"})
    assert struct.unpack_from("<3H", made) == (0, 1, 2)
    sizes = {}
    for at in range(2):
        width, _, _, _, _, _, length, place = struct.unpack_from("<4B2H2I", made, 6 + 16 * at)
        sizes[width] = made[place : place + length]
    assert sizes == {16: b"sixteen", 0: b"large"}


def test_that_the_desks_own_drawing_is_drawn_in_every_size_and_twice_alike(qapp, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        draw_art(DRAWING, tmp_path / name)
    one, two = ((tmp_path / name / ICON).read_bytes() for name in ("one", "two"))
    assert one == two
    assert one.count(b"\x89PNG") == len(SIZES)


def test_that_the_picture_is_one_that_nsis_takes(qapp, tmp_path):
    draw_art(DRAWING, tmp_path)
    side = (tmp_path / SIDE).read_bytes()
    width, height, _, bits, packing = struct.unpack_from("<2i2HI", side, 18)
    assert (side[:2], (width, height), bits, packing) == (b"BM", SIDE_SIZE, 24, 0)
    assert len(set(side[54:])) > 2
