import struct

from installer.windows.icon import SIZES, icon_of, packed
from installer.windows.payload import ROOT


def test_that_each_picture_is_found_where_the_head_says():
    made = packed({16: b"sixteen", 256: b"large"})
    assert struct.unpack_from("<3H", made) == (0, 1, 2)
    sizes = {}
    for at in range(2):
        width, _, _, _, _, _, length, place = struct.unpack_from("<4B2H2I", made, 6 + 16 * at)
        sizes[width] = made[place : place + length]
    assert sizes == {16: b"sixteen", 0: b"large"}


def test_that_the_desks_own_icon_is_drawn_in_every_size(qapp):
    made = icon_of(ROOT / "resources" / "icons" / "app.svg")
    assert made.count(b"\x89PNG") == len(SIZES)
    assert made == icon_of(ROOT / "resources" / "icons" / "app.svg")
