"""Django's SQLite backend with safe settings and a fair queue for writers (an ENGINE value)."""
