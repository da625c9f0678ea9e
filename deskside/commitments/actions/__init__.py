"""What changes: writing, sharing and answering, one file each."""
