"""docs/inventory.md: which capability is there, and which passing tests prove it."""
