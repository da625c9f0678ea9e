"""What happened and what is due: receipts of requests, background rounds, personal data."""
