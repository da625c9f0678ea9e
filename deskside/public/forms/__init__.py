"""What is asked during set-up."""
