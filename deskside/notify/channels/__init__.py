"""Chat systems with an incoming webhook: one file per system, all of one shape, and how to post."""
