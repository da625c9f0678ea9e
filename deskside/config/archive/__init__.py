"""Backups that fit either database engine and any newer release: make, check, verify, restore."""
