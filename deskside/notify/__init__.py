"""Outgoing messages: kinds, outbox, delivery."""
