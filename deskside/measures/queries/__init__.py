"""Reads for screens: one's own answers, a team's pulses, the desk's figures."""
