"""What is said of a file that cannot be looked at, and what can be done about it."""

from herefordshire_desk.bundle_errands import is_bundle
from herefordshire_desk.domain.problems import Problem
from herefordshire_desk.views.bundle_taking import refuse_bundle
from herefordshire_desk.views.extract_deeds import Looking

OWN_TRACKER = "{} Is it your own tracker? Then say what its headings mean."


def show_problem(page: Looking, problem: Problem) -> None:
    """A guess of somebody's that does not fit leaves the preview that was there."""
    if problem.field == "layout":
        page.explain_headings()
    elif is_bundle(page.paths):
        refuse_bundle(page, problem)
    elif page.merged is not None:
        page.preview.show_format(page.merged.format)
        page.preview.rows.setFocus()
        page.say(problem.message)
    else:
        page.show_log(problem.message)
        page.say(OWN_TRACKER.format(problem.message))
        page.explain.show()
