"""What a plan leads to, in numbers and words: pure rules on dates, minutes and working days."""
