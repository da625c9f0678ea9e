"""Machines: one folder per system, all of one shape."""
