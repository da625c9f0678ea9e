"""Reads across persons, groups and memberships, for screens."""
