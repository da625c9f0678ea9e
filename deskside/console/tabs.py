"""Which tabs stand above a group's pages. A room above `people` may register its own instead, in
one line of its `AppConfig.ready`: `register_tab(key, label, url_name, order)`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from deskside.people.group_tabs import register_tab


def register() -> None:
    """Pages of the console itself, and of rooms that know no screens of a leader."""
    register_tab("progress", _("Progress"), "console:group", 10)
    register_tab("people", _("People"), "people:group_people", 20)
    register_tab("plan", _("Plan"), "console:plan", 30)
    register_tab("guide", _("Guide"), "console:guide", 50)
    register_tab("promises", _("Promises"), "console:promises", 60)
    register_tab("proof", _("For your boss"), "console:proof", 85)
    register_tab("after", _("Months after"), "console:after", 88)
    register_tab("videos", _("Videos"), "console:videos", 90)
