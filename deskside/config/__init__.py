"""Settings, the one URL map, server entries, the command line, sample data."""
