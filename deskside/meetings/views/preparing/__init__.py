"""Before a meeting: questions, case, run-sheet, rehearsal, paper; after it, its results."""
