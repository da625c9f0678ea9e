"""Deskside: an IT support team learns customer service together, and keeps it."""

__version__ = "0.1.0"
