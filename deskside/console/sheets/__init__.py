"""The group's progress as a file: a workbook, and paper."""
