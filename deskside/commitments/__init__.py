"""The 24-hour commitment and its check-back."""
