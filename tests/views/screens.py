"""The names of everything a person can have in front of them."""

PAGES = (
    "today",
    "children",
    "child",
    "social_workers",
    "returns",
    "extracts",
    "preview",
    "settings",
    "holidays",
    "look",
    "keys",
)
FORMS = (
    "record_visit",
    "allocate",
    "end_allocation",
    "add_plan",
    "note",
    "why",
    "add_child",
    "add_social_worker",
    "change_social_worker",
    "end_social_worker",
    "as_at",
    "change_number",
    "back_to_default",
    "add_holiday",
    "about",
    "search",
    "messages",
    "help",
    "shortcuts",
    "print",
    "print_monday",
)
DOORS = ("unlock", "recover", "first_run", "recovery_code")
