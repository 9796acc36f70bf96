"""Ids and codes that records are told apart and sorted by."""

from typing import Literal, NewType

ChildId = NewType("ChildId", str)
SocialWorkerId = NewType("SocialWorkerId", str)
TeamId = NewType("TeamId", str)
PeriodOfCareId = NewType("PeriodOfCareId", str)

PlanKind = Literal["CIN", "CP"]
VisitKind = Literal["CIN", "CP", "CLA", "PF"]
MarkKind = Literal["REG24", "REG19", "UNTIL18", "LONG_TERM", "PRIVATE_FOSTERING", "INTERVAL"]
Employment = Literal["permanent", "agency", "fixed_term", ""]

NOBODY = SocialWorkerId("")
