"""A help desk's export: text to columns, columns to measures, cells to figures. No database."""
