"""Packs become courses: sections, activities, guide items, questions and their revisions."""
