"""Qt item models: every table of the desk is one of these with other columns."""
