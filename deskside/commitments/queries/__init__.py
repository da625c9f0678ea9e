"""Reads of commitments: opened for their writer, as far as shared for others."""
