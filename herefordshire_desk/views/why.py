"""Why?: every flag of one child in sentences: the dates used, the sum and the source."""

from dataclasses import replace
from html import escape

from PySide6.QtWidgets import QWidget

from herefordshire_desk.desk import Desk
from herefordshire_desk.domain.assess import Assessment
from herefordshire_desk.domain.explain import why
from herefordshire_desk.domain.needs import kept_here
from herefordshire_desk.views.reading import Reading


class Why(Reading):
    """The explanations of one child's flags."""

    def __init__(self, desk: Desk, assessment: Assessment, parent: QWidget) -> None:
        title = f"Why? – {desk.name_of(assessment.child)}"
        html = as_html(desk, assessment)
        super().__init__(title, "How each flag was worked out", html, parent)


def as_html(desk: Desk, assessment: Assessment) -> str:
    """The explanations as headed paragraphs."""
    picture = desk.picture
    parts = [f"<h2>{escape(desk.name_of(assessment.child))}</h2>"]
    if desk.names_hidden:
        assessment = _without_deciders(assessment)
    kept = kept_here(desk.assessments.values()).reviews
    flags = why(assessment, picture.social_workers, picture.policy, reviews_kept=kept)
    for heading, lines in flags:
        parts.append(f"<h3>{escape(heading)}</h3>")
        parts += [f"<p style='margin:0 0 4px 0'>{escape(line)}</p>" for line in lines]
    return "".join(parts)


def _without_deciders(assessment: Assessment) -> Assessment:
    """Who decided on a mark was written by hand: a name may stand there."""
    stands = assessment.standing
    marks = {kind: replace(mark, decided_by="") for kind, mark in stands.marks.items()}
    return assessment._replace(standing=stands._replace(marks=marks))
