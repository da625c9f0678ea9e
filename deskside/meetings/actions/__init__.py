"""What changes meetings: one file per topic."""
