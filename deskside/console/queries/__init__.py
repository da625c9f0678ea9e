"""Reads for the leader's screens."""
