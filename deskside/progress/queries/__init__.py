"""Reads across models, for screens."""
