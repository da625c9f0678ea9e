"""What people type about meetings: one file per topic."""
