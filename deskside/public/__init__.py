"""What a visitor sees without signing in: the three doors, set-up, the sample team."""
