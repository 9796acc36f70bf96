"""A child's page as paper: who, what is flagged, the line, visits, allocations and plans."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.records import ChildId, Mark
from herefordshire_desk.domain.timeline import Timeline, described, timeline
from herefordshire_desk.views.child import ChildPage
from herefordshire_desk.views.child_facts import facts_in_words, flags_in_words
from herefordshire_desk.views.child_line_layout import laid_out
from herefordshire_desk.views.child_line_paint import paint_timeline
from herefordshire_desk.views.child_line_type import Type, in_pixels
from herefordshire_desk.views.paper import Drawing, Lines, Paper
from herefordshire_desk.views.print_list import day_words, file_stem, grid_of, keep_words
from herefordshire_desk.views.print_strips import FACES
from herefordshire_desk.views.tokens import LIGHT

MONTHS = 24
WIDTH = 186  # millimetres: between the margins of an upright page
PIXELS = 720  # the width the line is laid out for
SHARPER = 3  # times as many pixels, for paper
DOTS = 3780  # to the metre: 96 to the inch, whatever the screen has


def child_paper(page: ChildPage) -> Paper:
    """The child shown."""
    desk, child_id = page.desk, page.child_id
    assert child_id is not None, "the page is shown only once it has a child"
    assessment = desk.assessments.get(child_id)
    flags = [words for words, _ in flags_in_words(desk, assessment)] if assessment else []
    name = desk.name_of(desk.child(child_id))
    return Paper(
        title=f"Child {child_id}" if name == child_id else name,
        subject=f"Child {child_id}",
        shows=tuple(
            filter(
                None,
                (
                    "" if child_id in name else f"id {child_id}",
                    facts_in_words(desk, assessment) if assessment else "not open on the day",
                ),
            )
        ),
        team=desk.picture.team,
        day=day_words(desk),
        keep=keep_words(desk),
        parts=(
            Lines("Flags", tuple(flags) or ("Nothing is flagged.",)),
            _line(desk, child_id),
            *(
                grid_of(table, table.accessibleName(), known=known)
                for table, known in _tables(page)
            ),
        ),
        file_name=file_stem(f"child {child_id}", desk),
    )


def _tables(page: ChildPage) -> list[tuple[Any, Any]]:
    """The lists that are printed, each with what of a row is."""
    unnoted = _without_note if page.desk.ids_only else _as_it_is
    return [(page.visits, _as_it_is), (page.allocations, _as_it_is), (page.plans, unnoted)]


def _as_it_is(record: Any) -> Any:
    return record


def _without_note(record: Any) -> Any:
    """A mark less what was written about it: a name may stand there."""
    if isinstance(record, Mark) and (record.note or record.decided_by):
        return replace(record, note="Note not printed", decided_by="")
    return record


def _line(desk: Desk, child_id: ChildId) -> Drawing:
    """The child's line, which names no child."""
    assessment, workers = desk.assessments.get(child_id), desk.picture.social_workers
    records = desk.record_of(child_id)
    picture = timeline(assessment, records, workers, desk.day, MONTHS)
    return Drawing(f"The last {MONTHS} months", _png(picture), described(picture), WIDTH)


def _png(picture: Timeline) -> bytes:
    """The line in light colours, whatever the screen's are."""
    font = QFont(FACES, 9)
    height = laid_out(picture, PIXELS, Type(in_pixels(font))).size[1]
    image = QImage(QSize(PIXELS, round(height)) * SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPER)
    image.setDotsPerMeterX(DOTS)
    image.setDotsPerMeterY(DOTS)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_timeline(painter, QRectF(0, 0, PIXELS, height), picture, LIGHT, font)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no device here
    return bytes(buffer.data().data())
