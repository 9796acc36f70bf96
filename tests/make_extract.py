"""A small SSD extract for the small team: a folder of CSV files."""

from collections.abc import Sequence
from pathlib import Path

from tests.make_team import PRIYA, TEAM

NEW = "100201"  # a child the desk does not hold: seen on 10 November, due by 24 November
KNOWN = "100105"  # one it does, who was added here under another surname
TABLES: dict[str, Sequence[Sequence[str]]] = {
    "ssd_person": (
        ("pers_person_id", "pers_forename", "pers_surname", "pers_dob"),
        (NEW, "Hazel", "Quill", "2016-04-09"),
        (KNOWN, "Nia", "Cadwallader", "2015-05-01"),
    ),
    "ssd_cp_plans": (
        ("cppl_cp_plan_id", "cppl_person_id", "cppl_cp_plan_start_date"),
        ("CPP-1", NEW, "2026-10-12"),
        ("CPP-2", NEW, "31/11/2026"),
    ),
    "ssd_cp_visits": (
        ("cppv_cp_visit_id", "cppv_person_id", "cppv_cp_visit_date", "cppv_cp_visit_seen"),
        ("CPV-1", NEW, "2026-11-10", "Y"),
    ),
    "ssd_involvements": (
        (
            "invo_involvements_id", "invo_person_id", "invo_professional_id",
            "invo_professional_role_id", "invo_professional_team", "invo_involvement_start_date",
        ),
        ("INV-1", NEW, PRIYA, "Social Worker", TEAM, "2026-10-12"),
    ),
}  # fmt: skip


def write_extract(folder: Path) -> Path:
    """The extract as a folder `ssd`: four rows are new, one conflicts, one cannot be read."""
    extract = folder / "ssd"
    extract.mkdir()
    for name, rows in TABLES.items():
        text = "\n".join(",".join(row) for row in rows)
        (extract / f"{name}.csv").write_text(text, encoding="utf-8")
    return extract
