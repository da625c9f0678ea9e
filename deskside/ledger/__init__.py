"""What happened and what is due: receipts, due work, rounds, released sums, personal data."""
