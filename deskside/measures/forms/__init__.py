"""What people send: answers, figures, files."""
