"""Lists of people as others keep them: decoded, read, checked, before a row is written."""
