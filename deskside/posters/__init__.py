"""Posters and infographics, from plain values."""
