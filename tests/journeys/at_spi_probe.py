"""What a screen reader finds in the open desk, and does there: run by the system's own Python.

It has pyatspi, which is not to be had from the package index. Writes one JSON object to the
file it is given.
"""

import json
import sys
import time
from pathlib import Path

import pyatspi

PATIENCE = 30  # seconds
CONTROLS = {"push button", "check box", "combo box", "text", "table", "menu item", "filler"}


def main(out):
    frame = found(desktop, "frame")
    table = found(frame, "table", lambda node: node.childCount > 0)
    found(frame, "push button", lambda node: node.name == "Record visit").queryAction().doAction(0)
    form = found(frame.getApplication, "dialog")
    inputs = [node for node in within(form) if node.getRoleName() in ("text", "combo box")]
    report = {
        "frame": frame.name,
        "table": table.name,
        "headers": [n.name for n in within(table) if n.getRoleName() == "table column header"],
        "first": next(n.name for n in within(table) if n.getRoleName() == "table cell"),
        "unnamed": sorted(node.getRoleName() for node in within(frame) if is_unnamed(node)),
        "form": form.name,
        "fields": [label_of(node) for node in inputs],
    }
    found(form, "push button", lambda node: node.name == "Record visit").queryAction().doAction(0)
    said = found(frame, "label", lambda node: node.name.startswith("Record visit –"))
    Path(out).write_text(json.dumps({**report, "said": said.name}), encoding="utf-8")


def desktop():
    """The desk among the programs of this session."""
    running = [each for each in pyatspi.Registry.getDesktop(0) if each]
    return next((each for each in running if each.name == "Herefordshire desk"), None)


def found(start, role, fits=lambda node: True):
    """The first such node that is showing, waited for: programs start, forms open."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        root = start() if callable(start) else start
        for node in within(root) if root else ():
            if node.getRoleName() == role and is_showing(node) and fits(node):
                return node
        time.sleep(0.1)
    sys.exit(f"no {role} is showing")


def within(node):
    """Everything below a node, tables to their first rows only."""
    for at in range(min(node.childCount, 60)):
        child = node.getChildAtIndex(at)
        if child is not None:
            yield child
            yield from within(child)


def label_of(node):
    """What labels an input: here a combo box gives its value for a name."""
    for relation in node.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return relation.getTarget(0).name
    return node.name


def is_showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def is_unnamed(node):
    """A control that the keyboard reaches and nothing is said of."""
    reached = node.getState().contains(pyatspi.STATE_FOCUSABLE) and is_showing(node)
    return reached and node.getRoleName() in CONTROLS and not node.name


if __name__ == "__main__":
    main(*sys.argv[1:])
