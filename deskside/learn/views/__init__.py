"""A file per screen; what is not yours to read answers 404."""
