"""Enrolments, completions, answers, positions, and plans with due dates."""
