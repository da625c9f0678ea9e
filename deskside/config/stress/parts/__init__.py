"""What several trials need: an installation to throw away, a clock that runs fast, a receiver."""
