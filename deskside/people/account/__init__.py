"""Signing in and one's own account: our side of django-allauth, sessions, the forms of /me/."""
