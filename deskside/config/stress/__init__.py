"""What must hold under load and failure: each module is one thing that `deskside stress` tries."""
