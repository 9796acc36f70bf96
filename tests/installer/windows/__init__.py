"""The scripts that build the Windows setup, less what needs a compiler or a network."""
