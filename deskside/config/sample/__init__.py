"""An invented organisation with people half-way through the course: to look around, to measure."""
