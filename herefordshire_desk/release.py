"""Release: what the build wrote into an installed copy of what it is."""

from herefordshire_desk.resource import read_resource

NOTE = "release.txt"  # beside the other resources; a checkout has none


def release_words() -> str:
    """What follows the version, such as " (trial: ...)"; nothing in a release or a checkout."""
    try:
        note = read_resource(NOTE).strip()
    except FileNotFoundError:
        return ""
    return f" ({note})" if note else ""
