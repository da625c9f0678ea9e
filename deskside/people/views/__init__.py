"""Screens about persons, groups and one's own account."""
