"""What people type about themselves and their groups, checked."""
