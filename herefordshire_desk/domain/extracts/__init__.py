"""Case-system extracts: rows of text in, records and problems out."""
