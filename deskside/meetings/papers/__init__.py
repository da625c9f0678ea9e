"""Paper: the run-sheet and the writing slips, as PDF."""
