"""What a leader types, checked."""
