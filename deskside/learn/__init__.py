"""Learner's screens."""
