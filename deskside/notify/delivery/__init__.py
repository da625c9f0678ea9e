"""Sends what is due: gates, claims by lease, sending outside any transaction, marks."""
