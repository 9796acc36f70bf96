"""A made-up SSD extract of any size: every child open, with a few years of history."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

DAY = date(2026, 11, 20)
PRACTICE = Path(__file__).resolve().parent.parent / "practice"
INVOLVEMENTS, VISITS = 4, 30
SOCIAL_WORKERS = 400
Row = dict[str, object]


def write_extract(folder: Path, children: int) -> int:
    """Writes the tables as CSV files into the folder and returns the number of rows.

    Each has the headings of the practice extract, as a case system would write them.
    """
    random = Random(children)  # noqa: S311 - the same figures every time, nothing secret
    tables: dict[str, list[Row]] = {}
    for child in range(100_000, 100_000 + children):
        for table, row in rows_of(str(child), random):
            tables.setdefault(table, []).append(row)
    for table, rows in tables.items():
        name = f"ssd_{table}.csv"
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, headings(PRACTICE / name))
            writer.writeheader()
            writer.writerows(rows)
    return sum(map(len, tables.values()))


def headings(path: Path) -> list[str]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return next(csv.reader(file))


def rows_of(child: str, random: Random) -> Iterator[tuple[str, Row]]:
    """One child's rows, each with its table; every fourth child is on a protection plan."""
    begun = DAY - timedelta(random.randrange(400, 1500))
    born = DAY - timedelta(random.randrange(1600, 6000))
    yield (
        "person",
        {
            "pers_person_id": child,
            "pers_forename": "Robin",
            "pers_surname": f"Orchard {child}",
            "pers_sex": random.choice("FM"),
            "pers_ethnicity": "WBRI",
            "pers_dob": born,
        },
    )
    yield (
        "cin_episodes",
        {
            "cine_referral_id": f"R{child}",
            "cine_person_id": child,
            "cine_referral_date": begun,
            "cine_cin_primary_need_code": "N1",
            "cine_referral_source_code": "1A",
            "cine_referral_nfa": "N",
        },
    )
    for row in involvements(child, begun, random):
        yield "involvements", row
    protected = int(child) % 4 == 0
    if protected:
        yield (
            "cp_plans",
            {
                "cppl_cp_plan_id": f"P{child}",
                "cppl_person_id": child,
                "cppl_referral_id": f"R{child}",
                "cppl_cp_plan_start_date": begun + timedelta(30),
                "cppl_cp_plan_initial_category": "NEG",
                "cppl_cp_plan_ola": "N",
                "cppl_cp_plan_latest_category": "NEG",
            },
        )
    for row in visits(child, begun, random, "cppv_cp_visit" if protected else "cinv_cin_visit"):
        yield ("cp_visits" if protected else "cin_visits"), row


def visits(child: str, begun: date, random: Random, prefix: str) -> Iterator[Row]:
    """Visits on any days from the start, the child seen in four of five."""
    for number in range(VISITS):
        yield {
            f"{prefix}_id": f"V{child}-{number:02}",
            f"{prefix[:4]}_person_id": child,
            f"{prefix}_date": DAY - timedelta(random.randrange((DAY - begun).days)),
            f"{prefix}_seen": random.choice("YYYYN"),
            f"{prefix}_seen_alone": random.choice("YN"),
        }


def involvements(child: str, begun: date, random: Random) -> Iterator[Row]:
    """Allocations that follow each other from the start, the last one open."""
    days = sorted(random.sample(range(1, (DAY - begun).days), INVOLVEMENTS - 1))
    starts = [begun, *(begun + timedelta(day) for day in days)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], None], strict=True)):
        yield {
            "invo_involvements_id": f"I{child}-{number}",
            "invo_professional_id": f"SW{random.randrange(SOCIAL_WORKERS):05}",
            "invo_professional_role_id": "Social Worker",
            "invo_professional_team": "T001",
            "invo_involvement_start_date": start,
            "invo_involvement_end_date": end,
            "invo_worker_change_reason": "FCONTA" if number == 0 else "MANAGE",
            "invo_person_id": child,
            "invo_referral_id": f"R{child}",
        }
