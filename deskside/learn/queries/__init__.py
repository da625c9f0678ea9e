"""What a learner's screens show, put together from several rooms."""
