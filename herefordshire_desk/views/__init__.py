"""The window. Every view takes the Desk and keeps no second copy of anything."""
