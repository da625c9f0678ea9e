"""Signing in and one's own account: what we change of django-allauth, sessions, the forms of /me/."""
