"""What people type about their cases."""
