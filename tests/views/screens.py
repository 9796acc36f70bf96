"""The names of everything a person can have in front of them."""

PAGES = ("today", "children", "child", "social_workers", "returns", "extracts", "preview")
FORMS = (
    "record_visit",
    "allocate",
    "end_allocation",
    "add_plan",
    "plan_visit",
    "add_mark",
    "link_child",
    "end_mark",
    "why",
    "add_child",
    "add_social_worker",
    "change_social_worker",
    "end_social_worker",
    "about",
)
DOORS = ("unlock", "recover", "first_run", "recovery_code")
