"""All private texts, sealed for their writer alone."""
