"""Leader's screens."""
