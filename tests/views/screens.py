"""The names of everything a person can have in front of them."""

PAGES = (
    "today",
    "children",
    "child",
    "social_workers",
    "allocation",
    "returns",
    "extracts",
    "preview",
)
FORMS = (
    "record_visit",
    "allocate",
    "end_allocation",
    "add_plan",
    "why",
    "add_child",
    "add_social_worker",
    "change_social_worker",
    "end_social_worker",
    "leaver",
    "as_at",
    "about",
)
DOORS = ("unlock", "recover", "first_run", "recovery_code")
