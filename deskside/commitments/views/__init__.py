"""Promises, as the screen calls them: the list, one of them, and the page behind a mail's link."""
