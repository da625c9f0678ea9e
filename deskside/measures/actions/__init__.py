"""What changes: one's own answers, a team's pulse, the desk's figures, one file each."""
