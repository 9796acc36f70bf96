"""The demo: an invented team and the children it works with, told from `resources/demo/`."""

from herefordshire_desk.domain.demo.team import demo_records

__all__ = ["demo_records"]
