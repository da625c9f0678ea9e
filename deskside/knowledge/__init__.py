"""What the team knows: cases, refusals, tip sheets, notes, the group's own words and norms."""
