"""What the makers use: the drawings are made here."""
