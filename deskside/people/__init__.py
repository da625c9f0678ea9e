"""The organisation, persons, groups, memberships, work patterns, absences, invitations."""
