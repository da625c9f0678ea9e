"""Paper of the leader's screens, as PDF."""
