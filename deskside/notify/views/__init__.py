"""Screens about messages: the owner's outbox, one's own preferences, the link that switches off."""
