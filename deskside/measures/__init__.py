"""Pulses (self-checks and what a team is asked: one engine) and the desk's monthly figures."""
