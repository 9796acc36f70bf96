"""The one encrypted file a desk is kept in."""
