"""What a learner does on a screen: one transaction over journal and progress."""
