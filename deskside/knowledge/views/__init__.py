"""The pages about what a desk knows: its cases, and its own words."""
