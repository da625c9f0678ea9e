"""Reads about meetings, for screens."""
