"""A small organisation with somebody of every kind, and the list of all addresses to send them."""
