"""Pages: which there are, and where each comes from; only Today is there from the start."""

from collections.abc import Callable
from importlib import import_module

from herefordshire_desk.desk import Desk
from herefordshire_desk.views.actions import Actions
from herefordshire_desk.views.page import Page
from herefordshire_desk.views.today import Today

# each page's title and icon, in the rail's order; Ctrl+1 is the first
IN_RAIL = {
    "today": ("Today", "today"),
    "children": ("Children", "children"),
    "social_workers": ("Social workers", "social_workers"),
    "allocation": ("Allocation", "allocation"),
    "returns": ("Returns", "returns"),
    "extracts": ("Extracts", "extracts"),
    "checks": ("Checks", "checks"),
    "settings": ("Settings", "settings"),
}
MADE_LATER = {
    "children": ("herefordshire_desk.views.children", "Children"),
    "child": ("herefordshire_desk.views.child", "ChildPage"),
    "social_workers": ("herefordshire_desk.views.social_workers", "SocialWorkers"),
    "allocation": ("herefordshire_desk.views.allocation", "AllocationPage"),
    "returns": ("herefordshire_desk.views.returns", "Returns"),
    "extracts": ("herefordshire_desk.views.extracts", "Extracts"),
    "checks": ("herefordshire_desk.views.checks", "Checks"),
    "settings": ("herefordshire_desk.views.settings", "Settings"),
}


def page_class(name: str) -> Callable[[Desk, Actions], Page]:
    """The page of that name, imported when it is first shown."""
    if name == "today":
        return Today
    module, made = MADE_LATER[name]
    page: Callable[[Desk, Actions], Page] = getattr(import_module(module), made)
    return page
