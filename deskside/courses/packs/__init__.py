"""A pack's way into rows: read (files to objects), check (pure), compile (rendered), load."""
