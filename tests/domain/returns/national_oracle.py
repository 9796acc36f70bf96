"""The social worker episodes and the nine national rules, reckoned once more from the words.

Plain, slow and apart: nothing here comes from the rows or the rules of the product. A child's
time in care is a set of days, each asked by itself.
"""

from datetime import date, timedelta

CODES = {
    "MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "SWDIED",
    "OTHERS",
}  # fmt: skip
WEEK = timedelta(7)
LEAD = {
    "ALLOCATED CASE WORKER", "ALLOCATED SOCIAL WORKER", "CASE WORKER", "SOCIAL WORKER",
    "KEY WORKER", "CW", "LEAD",
}  # fmt: skip
SINCE_REASONS = date(2023, 4, 1)


def first_of_april(day):
    return max(date(y, 4, 1) for y in (day.year - 1, day.year) if date(y, 4, 1) <= day)


def days_of(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def short_break(statuses, day):
    in_force = [s for s in statuses if s.start <= day and (s.end is None or day < s.end)]
    in_force.sort(key=lambda s: s.id)
    in_force.sort(key=lambda s: s.start, reverse=True)
    return bool(in_force) and in_force[0].code in ("V3", "V4")


def in_care(care, statuses, day):
    """Asked on the 1 April of a period that ceased that day: how the child stood the day before."""
    year = first_of_april(day)
    return any(
        not short_break(statuses, asked)
        for episode in care
        for asked in days_in_care(episode, year, day)
    )


def days_in_care(episode, year, day):
    if episode.end == year and episode.start < year:
        return [year - timedelta(1)]
    if episode.end == episode.start:
        return [asked for asked in days_of(year, day) if asked == episode.start]
    ends = episode.end or day + timedelta(1)
    return [asked for asked in days_of(year, day) if episode.start <= asked < ends]


def rows_of(allocations, care, statuses, day):
    """One child's rows as tuples: SW_ID, start, end, reason; in the order the rules want."""
    if not in_care(care, statuses, day):
        return []
    year, found = first_of_april(day), {}
    for each in sorted(allocations, key=lambda a: a.id):
        if each.role.strip().upper() not in LEAD or not each.social_worker_id:
            continue
        if each.start > day:
            continue
        touches = each.end is None or each.end >= year or each.start >= year
        if not touches:
            continue
        end = None if each.end is None or each.end > day else each.end
        found.setdefault((each.social_worker_id, each.start, end, each.reason), each.id)
    return sorted(found, key=lambda r: (r[1], r[2] is None, r[2] or day, found[r]))


def failures(rows):
    """(code, row) for one child's rows."""
    failed = set()
    for at, row in enumerate(rows):
        before = rows[at - 1] if at else None
        here = {
            **alone(*row),
            "SW08STG2": row[2] is None and row != rows[-1],
            "SW10aSTG2": before is not None and row[3] != "FCONTA" and not near(row, before),
            "SW10bSTG2": before is not None and row[3] == "FCONTA" and too_soon(row, before),
            "SW17STG2": row[2] is not None and row == rows[-1],
            "SW19STG2": [other[1] for other in rows].count(row[1]) > 1,
        }
        failed |= {(code, row) for code, fails in here.items() if fails}
    return failed


def alone(worker, start, end, reason):
    since_then = start >= SINCE_REASONS
    return {
        "SW02STG1": worker[:2] not in ("SW", "XX") or len(worker) < 4,
        "SW09STG2": end == start,
        "SW13STG1": reason not in CODES and (reason != "" or since_then),
        "SW18STG2": end is not None and not end > start,
    }


def near(row, before):
    return before[2] is not None and row[1] in days_of(before[2] - WEEK, before[2] + WEEK)


def too_soon(row, before):
    return before[2] is not None and not row[1] > before[2]
