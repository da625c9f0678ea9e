"""What changes: what a group has said for itself, and its cases."""
