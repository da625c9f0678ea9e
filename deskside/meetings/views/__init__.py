"""Screens of meetings: one file per topic."""
