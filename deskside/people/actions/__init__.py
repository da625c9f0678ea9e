"""What changes persons, groups, memberships and invitations."""
