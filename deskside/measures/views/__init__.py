"""Screens: one's own answers, what a team is asked, and the figures of its desk."""
