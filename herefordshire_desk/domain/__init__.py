"""The rules of children's social care: no window, no file, no clock."""
