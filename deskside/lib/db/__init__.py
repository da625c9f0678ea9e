"""All in which SQLite and PostgreSQL differ: our backend, claiming rows, conflict-free inserts."""
