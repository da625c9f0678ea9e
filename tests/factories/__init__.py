"""Builders of rows for tests: plain values, no surprises."""
