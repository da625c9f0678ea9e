"""What a group knows, as others ask for it: plain values."""
