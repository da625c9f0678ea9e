"""What goes out by mail around a meeting. None of it holds a word that somebody wrote there."""
