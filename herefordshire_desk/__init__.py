"""A team manager's desk: who holds whom, who is overdue, and a return nobody has to clean."""

__version__ = "0.1.0"
