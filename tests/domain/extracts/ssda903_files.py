"""SSDA903 files for tests: the four that the desk reads, a row a tuple."""

from herefordshire_desk.domain.extracts.ssda903 import read_ssda903
from tests.domain.desk_in_memory import DeskInMemory
from tests.domain.extracts.sheets import sheet
from tests.make import DAY

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"
SW_EPISODES = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON"


def header(*rows):
    return sheet("Header", HEADER, *rows)


def episodes(*rows):
    return sheet("Episodes", EPISODES, *rows)


def reviews(*rows):
    return sheet("Reviews", REVIEWS, *rows)


def sw_episodes(*rows):
    return sheet("SWEpisodes", SW_EPISODES, *rows)


def stay(start, end="", rne="S", ls="C2", place="U6", rec="", child="C1"):
    """A row of Episodes."""
    return (child, start, rne, ls, "N1", place, "PR1", end, rec)


def read(*sheets, ours=()):
    return read_ssda903(sheets, source="903", taken_on=DAY, ours=DeskInMemory(ours))


def of(kind, found):
    return [record for record in found.records if isinstance(record, kind)]
