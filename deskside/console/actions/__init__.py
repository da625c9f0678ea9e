"""What a leader does, and what a learner tells one."""
