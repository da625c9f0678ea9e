"""After and between sections: spaced questions, refreshers, book group."""
