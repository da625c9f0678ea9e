"""Signing in: what we change of django-allauth."""
