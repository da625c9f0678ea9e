"""Small tools that know no word of training: clock, zones, database, base layout; no models."""
