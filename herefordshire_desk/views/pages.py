"""Pages: which there are, and where each comes from; only Today is there from the start."""

from collections.abc import Callable
from importlib import import_module

from herefordshire_desk.desk import Desk
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.today import Today

# each page's title and icon, in the rail's order
IN_RAIL = {
    "today": ("Today", "today"),
    "children": ("Children", "children"),
    "social_workers": ("Social workers", "social_workers"),
    "allocation": ("Allocation", "allocation"),
    "supervision": ("Supervision", "supervision"),
    "returns": ("Returns", "returns"),
    "trends": ("Trends", "trends"),
    "extracts": ("Extracts", "extracts"),
    "checks": ("Checks", "checks"),
    "settings": ("Settings", "settings"),
}
# Settings, the tenth, has the key that settings have everywhere, by its action
NUMBERED = {name: f"Ctrl+{at}" for at, name in enumerate(IN_RAIL, 1) if name != "settings"}
KEYS = {**NUMBERED, "settings": "Ctrl+,"}
MADE_LATER = {
    "children": ("herefordshire_desk.views.children", "Children"),
    "child": ("herefordshire_desk.views.child", "ChildPage"),
    "social_workers": ("herefordshire_desk.views.social_workers", "SocialWorkers"),
    "allocation": ("herefordshire_desk.views.allocation", "AllocationPage"),
    "supervision": ("herefordshire_desk.views.supervision", "SupervisionPage"),
    "returns": ("herefordshire_desk.views.returns", "Returns"),
    "trends": ("herefordshire_desk.views.trends", "TrendsPage"),
    "extracts": ("herefordshire_desk.views.extracts", "Extracts"),
    "checks": ("herefordshire_desk.views.checks", "Checks"),
    "settings": ("herefordshire_desk.views.settings", "Settings"),
    "backups": ("herefordshire_desk.views.backups", "Backups"),
    "retention": ("herefordshire_desk.views.retention", "Retention"),
    "access": ("herefordshire_desk.views.access", "AccessPage"),
}
# the actions that a page does itself, by its methods of the same names
SETTINGS = (
    "change_number",
    "confirm_default",
    "back_to_default",
    "add_holiday",
    "remove_holiday",
)
SUPERVISION = (
    "record_supervision",
    "add_action",
    "finish_action",
    "change_action",
    "reopen_action",
    "withdraw_action",
    "correct_supervision",
    "withdraw_supervision",
)
TRENDS = ("save_chart", "add_milestone", "change_milestone", "withdraw_milestone")
ABSENCES = ("record_absence", "end_absence", "withdraw_absence")
BACKUPS = ("back_up_now", "restore_backup", "second_place", "no_second_place")
RETENTION = ("tick_due", "tick_none", "erase_ticked")
PAGE_DEEDS = {
    "settings": SETTINGS,
    "supervision": SUPERVISION,
    "social_workers": ABSENCES,
    "backups": BACKUPS,
    "trends": TRENDS,
    "retention": RETENTION,
}


def page_class(name: str) -> Callable[[Desk, Actions], Page]:
    """The page of that name, imported when it is first shown."""
    if name == "today":
        return Today
    module, made = MADE_LATER[name]
    page: Callable[[Desk, Actions], Page] = getattr(import_module(module), made)
    return page
