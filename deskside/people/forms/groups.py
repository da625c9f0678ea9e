from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from deskside.people.forms.fields import NameField, ZoneField
from deskside.people.models import Role


class GroupForm(forms.Form):
    name = NameField(
        label=_("Name of the group"),
        help_text=_("As people say it, for instance Service Desk North."),
    )
    zone = ZoneField(
        label=_("Where its dates are counted"),
        help_text=_("Type a city. Everybody still sees times in their own zone."),
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Role in the group"),
        choices=[
            (Role.LEARNER, _("Learner: takes the course")),
            (Role.LEADER, _("Leader: also plans, invites and sees progress")),
            (Role.DEPUTY, _("Deputy: also sees progress, changes nothing")),
        ],
        widget=forms.RadioSelect,
    )
