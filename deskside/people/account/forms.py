from __future__ import annotations

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc]
    """Sign-in by e-mail and password."""
