"""Returns for the performance team: records in, sheets of plain values out."""
