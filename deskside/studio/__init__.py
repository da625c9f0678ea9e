"""Author's screens."""
